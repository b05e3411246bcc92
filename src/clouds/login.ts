import { z } from 'zod';
import { ActionError } from '../core/errors.ts';
import type { Identity, IdentityOf, StoredSecret } from '../fleet/identity.ts';
import type { CloudPorts, Login } from './provider.ts';
import { lasting, renewing } from './renewing.ts';
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
    return { username, password: storedPassword(ports, read, storeOf(from.identity), from) };
  if (password === undefined) throw new Error(`the login of ${username} has no password`);
  return { username, password: async () => lasting(ports.secret(password))() };
}

const storedPassword = sharedSession(
  (ports, read: ReadSecret, identity: Identity, { secret, key }: StoredSecret) =>
    renewing(async () => {
      const text = await read(secret, identity, ports);
      const value = key === undefined ? text : fieldOf(text, key, secret);
      ports.log.mask(value);
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
