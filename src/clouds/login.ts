import { z } from 'zod';
import { ActionError } from '../core/errors.ts';
import type { Identity, IdentityOf, StoredSecret } from '../fleet/identity.ts';
import type { CloudPorts, Login } from './provider.ts';
import { deferred, lasting, renewing } from './renewing.ts';
import { readJson } from './request.ts';
import { sharedSession } from './shared-session.ts';

/** Milliseconds after which a secret is read again, so that one that was replaced meanwhile is noticed. */
const secretMs = 3_600_000;

/** Reads a secret out of the store of an identity's cloud. */
export type ReadSecret = (reference: string, identity: Identity, ports: CloudPorts) => Promise<string>;

/**
 * The login of a `generic` identity: its password is in flotilla-secrets, or in the store of a cloud, where `storeOf`
 * finds the identity that may read it. `INPUT_INVALID` where flotilla-secrets lacks it.
 */
export function loginOf(
  { username, password, 'password-from': from }: IdentityOf<'generic'>,
  storeOf: (identity: string) => Identity,
  read: ReadSecret,
  ports: CloudPorts,
): Login {
  if (from !== undefined)
    return { username, password: storedPassword(ports, read, storeOf(from.identity), from, username) };
  if (password === undefined) throw new Error(`the login of ${username} has no password`);
  const kept = async () => {
    const value = ports.secret(password);
    maskLogin(username, value, ports);
    return lasting(value);
  };
  return { username, password: deferred(kept) };
}

/** The password alone, and as the authorization header and docker's config spell it beside its user. */
function maskLogin(username: string, password: string, { log }: CloudPorts): void {
  log.mask(password);
  log.mask(Buffer.from(`${username}:${password}`).toString('base64'));
}

const storedPassword = sharedSession(
  (ports, read: ReadSecret, identity: Identity, { secret, key }: StoredSecret, username: string) =>
    renewing(async () => {
      const text = await read(secret, identity, ports);
      // Who stores a secret by `echo` or from a file stores its line's end, too.
      const value = key === undefined ? text.replace(/\r?\n$/, '') : fieldOf(text, key, secret);
      maskLogin(username, value, ports);
      return { value, expiresAt: ports.clock.now() + secretMs };
    }, ports.clock),
);

const fields = z.record(z.string(), z.unknown());

function fieldOf(text: string, key: string, secret: string): string {
  const found = readJson(fields, text)?.[key];
  if (typeof found === 'string' && found !== '') return found;
  throw new ActionError('SECRET_UNAVAILABLE', `${secret} has no text in the field ${key}`, {
    hint: 'Store a JSON object with that field, or correct `password-from.key`.',
  });
}
