import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Networks without public services (IANA Special-Purpose Address Registries, multicast, Teredo and 6to4 included). */
const inner = new BlockList();
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inner.addSubnet(address, bits);
for (const [address, bits] of [
  ['::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const)
  inner.addSubnet(address, bits, 'ipv6');

const translated = new BlockList();
translated.addSubnet('64:ff9b::', 96, 'ipv6');

/** Whether an address is of this machine, of its network or of its cloud's metadata service. */
export function isPrivateAddress(scoped: string): boolean {
  const address = scoped.replace(/%.*$/, '');
  if (isIP(address) === 4) return inner.check(address, 'ipv4');
  // Behind NAT64 every IPv4 address has such a name; what counts is the address in it.
  if (translated.check(address, 'ipv6')) return inner.check(lastFourBytes(address), 'ipv4');
  return inner.check(address, 'ipv6');
}

/** `64:ff9b::7f00:1` → `127.0.0.1`. */
function lastFourBytes(address: string): string {
  // URL writes an address in its one canonical form, without dots.
  const [high = '0', low = '0'] = new URL(`http://[${address}]`).hostname.slice(1, -1).split(':').slice(-2);
  return [high, low].flatMap((part) => bytesOf(Number.parseInt(part || '0', 16))).join('.');
}

const bytesOf = (word: number) => [word >> 8, word & 255];

export const privateAddressCode = 'ERR_PRIVATE_ADDRESS';

/**
 * A lookup for connections that must not lead inside: it fails, with code `ERR_PRIVATE_ADDRESS`, for a name that any
 * private address belongs to. What has been checked is what is connected to, whatever the name says a moment later.
 */
export function publicOnly(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, options, (error, found, family) => {
      const addresses = typeof found === 'string' ? [found] : (found ?? []).map(({ address }) => address);
      const refused = error === null ? addresses.find(isPrivateAddress) : undefined;
      if (refused === undefined) return callback(error, found, family);
      const message = `${hostname} leads to the private address ${refused}`;
      callback(Object.assign(new Error(message), { code: privateAddressCode }), '', 0);
    });
}
