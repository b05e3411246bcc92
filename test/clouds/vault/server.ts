import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json as readJson } from 'node:stream/consumers';
import { z } from 'zod';
import { decodeJwt, hasValidSignature, type Signer } from '../oidc/jwt.ts';

/**
 * What Vault and OpenBao answer of their HTTP API where a job needs it: JWT login, the KV engine of version 2, and
 * ending one's own token. Paths, status codes and messages are those of their documentation; nothing else is served.
 * https://developer.hashicorp.com/vault/api-docs/auth/jwt, https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2
 */
export interface VaultServer {
  readonly address: string;
  /** `METHOD PATH` of every request so far. */
  readonly asked: string[];
  /** Tokens that are good now. */
  readonly tokens: ReadonlySet<string>;
  close(): Promise<void>;
}

export interface VaultContents {
  readonly issuer: Signer;
  /** Role → claims its tokens must have. The audience is always the server's own address. */
  readonly roles: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** `MOUNT/PATH` → the secret's keys and values. */
  readonly secrets: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Secrets, by `MOUNT/PATH`, that the policy of every role leaves out. */
  readonly forbidden?: readonly string[];
  /** A namespace that every request must name. */
  readonly namespace?: string;
}

const loginRequest = z.object({ role: z.string().optional(), jwt: z.string() });

export async function startVault(contents: VaultContents): Promise<VaultServer> {
  const asked: string[] = [];
  const tokens = new Set<string>();
  let address = '';

  const refuse = (status: number, ...errors: string[]) => ({ status, body: { errors } });

  async function logIn(request: IncomingMessage) {
    const parsed = loginRequest.safeParse(await readJson(request));
    if (!parsed.success) return refuse(400, 'missing token');
    const { role = '', jwt } = parsed.data;
    const wanted = contents.roles[role];
    if (wanted === undefined) return refuse(400, `role "${role}" could not be found`);
    const token = decodeJwt(jwt);
    if (token === undefined || !hasValidSignature(token, [contents.issuer.jwk]))
      return refuse(
        400,
        'error validating token: error verifying token signature: no known key successfully validated the token signature',
      );
    const { aud, exp } = token.claims;
    if (typeof exp !== 'number' || exp * 1000 < Date.now())
      return refuse(400, 'error validating token: token is expired');
    if (aud !== address)
      return refuse(
        400,
        'error validating token: invalid audience (aud) claim: audience claim does not match any expected audience',
      );
    for (const [claim, value] of Object.entries(wanted))
      if (token.claims[claim] !== value)
        return refuse(
          400,
          `error validating claims: claim "${claim}" does not match any associated bound claim values`,
        );
    const issued = `hvs.${randomUUID()}`;
    tokens.add(issued);
    return {
      status: 200,
      body: { auth: { client_token: issued, policies: ['default'], lease_duration: 600 } },
    };
  }

  function read(place: string) {
    if (contents.forbidden?.includes(place))
      return refuse(403, `1 error occurred:\n\t* permission denied\n\n`);
    const data = contents.secrets[place];
    return data === undefined
      ? refuse(404)
      : { status: 200, body: { data: { data, metadata: { version: 1 } } } };
  }

  async function answer(request: IncomingMessage) {
    const { method = '', url = '', headers } = request;
    asked.push(`${method} ${url}`);
    if ((headers['x-vault-namespace'] ?? '') !== (contents.namespace ?? ''))
      return refuse(404, 'no handler for route');
    if (method === 'POST' && url === '/v1/auth/jwt/login') return logIn(request);
    const token = String(headers['x-vault-token'] ?? '');
    if (!tokens.has(token)) return refuse(403, 'permission denied');
    if (method === 'POST' && url === '/v1/auth/token/revoke-self') {
      tokens.delete(token);
      return { status: 204, body: undefined };
    }
    const [, engine, path] = /^\/v1\/([^/]+)\/data\/(.+)$/.exec(decodeURI(url)) ?? [];
    return method === 'GET' && engine !== undefined
      ? read(`${engine}/${path}`)
      : refuse(404, 'no handler for route');
  }

  const server = createServer(async (request, response) => {
    const { status, body } = await answer(request);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server has a port
  address = `http://127.0.0.1:${port}`;
  return {
    address,
    asked,
    tokens,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
