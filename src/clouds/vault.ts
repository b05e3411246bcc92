import { z } from 'zod';
import { ActionError } from '../core/errors.ts';
import type { VaultConfig } from '../fleet/vault.ts';
import type { CloudPorts } from './provider.ts';
import { brief, type Reply, readJson, request } from './request.ts';

/** A server of HashiCorp Vault, or of OpenBao, which speaks the same. */
export interface Vault {
  /**
   * The value of a key of a secret of the KV engine, version 2; `place` is the engine's mount and the secret's path:
   * `secret/shop/database`. Masked. `SECRET_UNAVAILABLE`.
   */
  read(place: string, key: string): Promise<string>;
  /** Makes the server forget the login. */
  close(): Promise<void>;
}

const login = z.object({ auth: z.object({ client_token: z.string().min(1) }) });
const secret = z.object({ data: z.object({ data: z.record(z.string(), z.unknown()) }) });
const refusal = z.object({ errors: z.array(z.string()) });

/**
 * Opens a Vault by the job's own identity. The token it is shown is for the Vault's address and good for nothing else,
 * so an address in the fleet file cannot lead an identity astray. Nothing is asked before the first read.
 * https://developer.hashicorp.com/vault/api-docs/auth/jwt, https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2
 */
export function openVault(config: VaultConfig, ports: CloudPorts): Vault {
  const { address, role, mount, namespace } = config;
  const known = new Map<string, Promise<Readonly<Record<string, unknown>>>>();
  let session: Promise<string> | undefined;

  const ask = (path: string, token: string | undefined, body?: () => Promise<object>): Promise<Reply> =>
    request(ports, {
      what: 'Vault',
      url: `${address}/v1/${path}`,
      init: async () => ({
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          'content-type': 'application/json',
          'x-vault-request': 'true',
          ...(namespace === undefined ? {} : { 'x-vault-namespace': namespace }),
          ...(token === undefined ? {} : { 'x-vault-token': token }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(await body()) }),
      }),
    });

  async function logIn(): Promise<string> {
    const reply = await ask(`auth/${mount}/login`, undefined, async () => ({
      role,
      jwt: await ports.idToken(address),
    }));
    const token = readJson(login, reply.text)?.auth.client_token;
    if (token === undefined)
      throw new ActionError('SECRET_UNAVAILABLE', `Vault ${address} refuses role ${role}: ${saidBy(reply)}`, {
        hint: `Give the role bound_audiences ${address} and claims of this job; see docs/identities.md.`,
      });
    ports.log.mask(token);
    return token;
  }

  async function fetch(place: string): Promise<Readonly<Record<string, unknown>>> {
    session ??= logIn();
    const [engine = '', ...rest] = place.split('/').map(encodeURIComponent);
    const reply = await ask([engine, 'data', ...rest].join('/'), await session);
    const found = readJson(secret, reply.text)?.data.data;
    if (found !== undefined) return found;
    throw new ActionError('SECRET_UNAVAILABLE', `Vault ${address} does not give ${place}: ${saidBy(reply)}`, {
      hint: `Write MOUNT/PATH of a secret of the KV engine, version 2, and let role ${role} read MOUNT/data/PATH.`,
    });
  }

  return {
    read: async (place, key) => {
      const asked = known.get(place) ?? fetch(place);
      known.set(place, asked);
      const value = (await asked)[key];
      if (typeof value !== 'string')
        throw new ActionError('SECRET_UNAVAILABLE', `Vault ${address}: ${place} has no text named ${key}`, {
          hint: 'Correct the part after # of the reference in the values file.',
        });
      ports.log.mask(value);
      return value;
    },
    close: async () => {
      const token = await session?.catch(() => undefined);
      if (token !== undefined) await ask('auth/token/revoke-self', token, async () => ({}));
    },
  };
}

/** What the server says; a refusal without words may as well mean that there is nothing. */
const saidBy = ({ status, text }: Reply): string =>
  readJson(refusal, text)?.errors.join('; ') ||
  (status === 404 ? 'there is none' : `HTTP ${status} ${brief(text)}`);
