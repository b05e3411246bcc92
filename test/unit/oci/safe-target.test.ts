import { describe, expect, it } from '@jest/globals';
import { checkTarget } from '../../../src/oci/safe-target.ts';

const base = new URL('https://10.0.0.5:5000');
const reachOf = (target: string, ...allowHosts: string[]) => {
  try {
    return checkTarget(new URL(target), 'its token service', { base, allowHosts });
  } catch (error) {
    return error instanceof Error ? error.message.split(': ').at(-1) : error;
  }
};

describe('a target', () => {
  it.each([
    ['https://10.0.0.5:5000/token', 'any'],
    ['https://10.0.0.5:5001/token', 'it is a private address'],
    ['http://10.0.0.5:5000/token', 'it is not https'],
    ['https://user@10.0.0.5:5000/token', 'its address contains a user'],
    ['https://auth.example/token', 'public'],
    ['https://8.8.8.8/token', 'public'],
    ['https://LOCALHOST./', 'it is this machine'],
    ['https://a.localhost/', 'it is this machine'],
  ])('%s: %s', (target, reach) => expect(reachOf(target)).toBe(reach));

  it.each([
    ['https://auth.corp/token', 'auth.corp', 'any'],
    ['https://auth.corp/token', 'AUTH.corp:443', 'any'],
    ['https://auth.corp:443/token', 'auth.corp', 'any'],
    ['https://auth.corp./token', 'auth.corp', 'any'],
    ['https://auth.corp:8443/token', 'auth.corp', 'public'],
    ['https://auth.corp:8443/token', 'auth.corp:8443', 'any'],
    ['https://evil.auth.corp/token', 'auth.corp', 'public'],
    ['https://192.168.0.1:8443/', '192.168.0.1:8443', 'any'],
    ['https://192.168.0.1:8444/', '192.168.0.1:8443', 'it is a private address'],
    ['https://[fd00::1]:8443/', '[fd00:0::1]:8443', 'any'],
    ['http://auth.corp/token', 'auth.corp', 'it is not https'],
    ['https://x:y@auth.corp/token', 'auth.corp', 'its address contains a user'],
  ])('%s where %s is listed: %s', (target, allowed, reach) =>
    expect(reachOf(target, 'other.corp', allowed)).toBe(reach),
  );

  it('is not named with the user in it', () => {
    expect(() => checkTarget(new URL('https://u:secret@x.example/'), 'x', { base, allowHosts: [] })).toThrow(
      '10.0.0.5:5000 names https://x.example as x',
    );
  });
});
