import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { isPrivateAddress, privateAddressCode, publicOnly } from '../../../src/core/public-address.ts';

describe('an address', () => {
  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.31.255.255', '192.168.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
    ...['224.0.0.1', '255.255.255.255', '198.18.0.1', '::', '::1', '::127.0.0.1', '::ffff:127.0.0.1'],
    ...['::ffff:a00:1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'fd00:ec2::254', 'ff02::1'],
    ...['64:ff9b::10.0.0.1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::1', '2002:7f00:1::', '2001::1'],
  ])('%s is private', (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each([
    ...['8.8.8.8', '172.32.0.1', '100.128.0.1', '169.253.0.1', '223.255.255.255', '2001:4860:4860::8888'],
    ...['::ffff:8.8.8.8', '64:ff9b::8.8.8.8', '64:ff9b::808:808'],
  ])('%s is public', (address) => expect(isPrivateAddress(address)).toBe(false));
});

describe('a lookup of public addresses only', () => {
  const answering = (...answers: (readonly string[])[]) => {
    let asked = 0;
    return publicOnly((_hostname, { all }, callback) => {
      const found = (answers[asked++] ?? []).map((address) => ({
        address,
        family: address.includes(':') ? 6 : 4,
      }));
      if (all) callback(null, found);
      else callback(null, found[0]?.address ?? '', found[0]?.family);
    });
  };
  const ask = (lookup: ReturnType<typeof answering>, all: boolean) =>
    promisify(lookup)('store.example', { all });

  it('hands on what it has checked, and looks up once', async () => {
    // A name that changes its mind the next time has nothing from it: there is no next time.
    const lookup = answering(['203.0.113.7', '2606:4700::1'], ['127.0.0.1']);
    expect(await ask(lookup, true)).toEqual([
      { address: '203.0.113.7', family: 4 },
      { address: '2606:4700::1', family: 6 },
    ]);
    await expect(ask(lookup, false)).rejects.toMatchObject({ code: privateAddressCode });
  });

  it.each([true, false])('refuses a name with a private address (all: %p)', async (all) => {
    await expect(ask(answering(['10.0.0.1', '203.0.113.7']), all)).rejects.toMatchObject({
      code: privateAddressCode,
      message: 'store.example leads to the private address 10.0.0.1',
    });
  });

  it('passes on that a name has no address', async () => {
    const lookup = publicOnly((_hostname, _options, callback) => callback(new Error('ENOTFOUND'), ''));
    await expect(promisify(lookup)('x', {})).rejects.toThrow('ENOTFOUND');
  });
});
