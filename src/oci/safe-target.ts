import dns from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { ActionError } from '../core/errors.ts';

/** Addresses of a host name; rejects where it has none. */
export type Lookup = (hostname: string) => Promise<readonly string[]>;

export const systemLookup: Lookup = async (hostname) =>
  (await dns.lookup(hostname, { all: true })).map(({ address }) => address);

const linkLocal = new BlockList();
linkLocal.addSubnet('169.254.0.0', 16);
linkLocal.addSubnet('fe80::', 10, 'ipv6');

const inner = new BlockList();
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  inner.addSubnet(address, bits);
inner.addSubnet('fc00::', 7, 'ipv6');
inner.addAddress('::1', 'ipv6');
inner.addAddress('::', 'ipv6');

const within = (list: BlockList, address: string) =>
  list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Whether an address is of this machine, of its network or of its cloud's metadata service. */
export const isPrivateAddress = (address: string) => within(linkLocal, address) || within(inner, address);

/**
 * Decides whether a URL that a registry named may be asked: `REGISTRY_UNSAFE` for anything but https, for a URL with
 * a user in it, and for a private or link-local address, unless it is the host of the registry itself. A name that
 * leads to a private address passes only where the registry's own name does so too, as with private endpoints.
 */
export async function checkTarget(target: URL, base: URL, what: string, lookup: Lookup): Promise<void> {
  const refuse = (why: string) =>
    new ActionError('REGISTRY_UNSAFE', `${base.host} names ${target.origin} as ${what}: ${why}`, {
      hint: 'No credential was sent there. Check the address of the registry and who runs it.',
    });
  if (target.username !== '' || target.password !== '') throw refuse('its address contains a user');
  if (target.origin === base.origin) return;
  if (target.protocol !== 'https:') throw refuse('it is not https');
  if (target.hostname === base.hostname) return;
  const hostname = target.hostname.replace(/^\[|\]$/g, '');
  if (isIP(hostname) !== 0) {
    if (isPrivateAddress(hostname)) throw refuse('it is a private address');
    return;
  }
  if (hostname === 'localhost' || hostname.endsWith('.localhost')) throw refuse('it is this machine');
  // Behind a proxy names may not resolve here; the proxy then decides what can be reached.
  const addresses = await lookup(hostname).catch(() => []);
  if (addresses.some((address) => within(linkLocal, address)))
    throw refuse('it leads to a link-local address');
  if (!addresses.some((address) => within(inner, address))) return;
  const own = isIP(base.hostname) === 0 ? await lookup(base.hostname).catch(() => []) : [];
  if (!own.some((address) => within(inner, address))) throw refuse('it leads to a private address');
}
