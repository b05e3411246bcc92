import { isIP } from 'node:net';
import { ActionError } from '../core/errors.ts';
import type { Reach } from '../core/http.ts';
import { isPrivateAddress } from '../core/public-address.ts';

/** What may be asked besides public hosts. */
export interface TargetRules {
  /** Where the registry itself is asked. */
  readonly base: URL;
  /** `HOST` (port 443) or `HOST:PORT` of private services that the user vouches for. */
  readonly allowHosts: readonly string[];
}

/**
 * Decides whether a URL that a registry named may be asked, and how far the connection may reach: `REGISTRY_UNSAFE`
 * for anything but https, for a URL with a user in it, and for a private address, unless it is the registry's own host
 * and port or one that the user lists. Where a name leads is seen only when it is connected to.
 */
export function checkTarget(target: URL, what: string, { base, allowHosts }: TargetRules): Reach {
  if (target.username !== '' || target.password !== '')
    throw unsafeTarget(target, base, what, 'its address contains a user');
  if (target.origin === base.origin) return 'any';
  if (target.protocol !== 'https:') throw unsafeTarget(target, base, what, 'it is not https');
  if (allowHosts.some((entry) => addressOf(entry) === addressOf(target.host))) return 'any';
  const hostname = target.hostname.replace(/^\[|\]$|\.$/g, '');
  if (isIP(hostname) !== 0 && isPrivateAddress(hostname))
    throw privateTarget(target, base, what, 'it is a private address');
  // Through a proxy no name is looked up here, and these would be the proxy's own machine.
  if (hostname === 'localhost' || hostname.endsWith('.localhost'))
    throw privateTarget(target, base, what, 'it is this machine');
  return 'public';
}

/** The refusal of a private address, and how to allow it. */
export function privateTarget(target: URL, base: URL, what: string, why: string): ActionError {
  const hint = `If you know that host, add ${target.host} to the input \`allow-hosts\`. No credential was sent there.`;
  return unsafeTarget(target, base, what, why, hint);
}

function unsafeTarget(
  target: URL,
  base: URL,
  what: string,
  why: string,
  hint = 'No credential was sent there. Check the address of the registry and who runs it.',
): ActionError {
  const place = `${target.protocol}//${target.host}`;
  return new ActionError('REGISTRY_UNSAFE', `${base.host} names ${place} as ${what}: ${why}`, { hint });
}

/** Host and port in one form, as URLs write them: without the port of https. */
const addressOf = (host: string) => URL.parse(`https://${host}`)?.host.replace(/\.(?=:|$)/, '');
