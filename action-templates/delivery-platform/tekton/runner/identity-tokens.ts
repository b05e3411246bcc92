import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const account = process.env['ACCOUNT_DIRECTORY'] ?? '/var/run/secrets/kubernetes.io/serviceaccount';

/** Where an action may ask for identity tokens, and how it proves that it is the one who may. */
export interface IdentityTokens {
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * Answers as GitHub's token service does, with tokens of the pod's own service account: one per audience, ten minutes
 * each, minted by the cluster (TokenRequest), whose issuer the clouds must trust in GitHub's place. Only the action's
 * process has the word to ask with, and it is asked on the loopback alone.
 */
export async function startIdentityTokens(): Promise<IdentityTokens> {
  const word = randomBytes(32).toString('hex');
  const server = createServer((asked, answer) => {
    const audience = new URL(asked.url ?? '/', 'http://localhost').searchParams.get('audience');
    if (asked.headers.authorization !== `Bearer ${word}` || audience === null) {
      answer.writeHead(403).end();
      return;
    }
    mint(audience).then(
      (value) => answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ value })),
      (error: unknown) => answer.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It listens on a port, so its address is one.
  const { port } = server.address() as AddressInfo;
  return {
    env: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/token?by=service-account`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: word,
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function mint(audience: string): Promise<string> {
  const read = (name: string) => readFile(path.join(account, name), 'utf8');
  const [token, ca, namespace] = await Promise.all(['token', 'ca.crt', 'namespace'].map(read));
  const name = /^system:serviceaccount:[^:]+:(.+)$/.exec(subjectOf(token ?? ''))?.[1];
  const body = JSON.stringify({
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    spec: { audiences: [audience], expirationSeconds: 600 },
  });
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: process.env['KUBERNETES_SERVICE_HOST'],
        port: process.env['KUBERNETES_SERVICE_PORT'],
        path: `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`,
        method: 'POST',
        ca,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        answer.on('end', () => {
          if (answer.statusCode !== 201)
            reject(new Error(`The cluster minted no token: HTTP ${answer.statusCode}`));
          // What the API server answers to a TokenRequest.
          else resolve((JSON.parse(text) as { status: { token: string } }).status.token);
        });
      },
    );
    asked.once('error', reject);
    asked.end(body);
  });
}

/** The `sub` of a token that is our own; nothing here trusts it. */
function subjectOf(token: string): string {
  const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  return typeof claims === 'object' && claims !== null && 'sub' in claims ? String(claims.sub) : '';
}
