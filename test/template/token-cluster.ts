import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createAuthority, issueCertificate, readMaterial } from '../clouds/tls/certificates.ts';

/** A cluster that mints tokens for a pod's account, and AWS's token service that is given them. */
export interface TokenCluster {
  /** What a pod finds in its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** The `endpoints` input that leads to the token service. */
  readonly endpoints: string;
  /** Audiences the cluster was asked for. */
  readonly audiences: readonly string[];
  /** Tokens the token service was shown. */
  readonly shown: readonly string[];
  stop(): Promise<void>;
}

const subject = { sub: 'system:serviceaccount:tekton-builds:flotilla-deliver' };
/** Nobody here checks the signature. */
const tokenOf = (claims: object) =>
  ['{"alg":"none"}', JSON.stringify(claims), 'none']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');

export async function startTokenCluster(dir: string): Promise<TokenCluster> {
  const account = path.join(dir, 'account');
  await mkdir(account, { recursive: true });
  const authority = await createAuthority(dir, 'tokens');
  const pair = await issueCertificate({ authority, dir, name: 'cluster', hosts: ['127.0.0.1'] });
  const material = await readMaterial(pair);
  const podToken = tokenOf(subject);
  const { cert: ca } = await readMaterial(authority);
  await Promise.all(
    Object.entries({ token: podToken, 'ca.crt': ca, namespace: 'tekton-builds' }).map(([name, text]) =>
      writeFile(path.join(account, name), text),
    ),
  );
  const audiences: string[] = [];
  const shown: string[] = [];
  const read = async (request: http.IncomingMessage) => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    return text;
  };
  const cluster = https.createServer(material, async (request, response) => {
    const own = '/api/v1/namespaces/tekton-builds/serviceaccounts/flotilla-deliver/token';
    const { spec } = JSON.parse(await read(request));
    if (request.url !== own || request.headers.authorization !== `Bearer ${podToken}`) {
      response.writeHead(403).end();
      return;
    }
    audiences.push(...spec.audiences);
    const token = tokenOf({
      ...subject,
      aud: spec.audiences,
      exp: Date.now() / 1000 + spec.expirationSeconds,
    });
    response.writeHead(201).end(JSON.stringify({ status: { token } }));
  });
  const sts = http.createServer(async (request, response) => {
    shown.push(new URLSearchParams(await read(request)).get('WebIdentityToken') ?? '');
    response
      .writeHead(403, { 'content-type': 'text/xml' })
      .end(
        '<ErrorResponse><Error><Code>AccessDenied</Code><Message>Not authorized</Message></Error></ErrorResponse>',
      );
  });
  const listen = async (server: http.Server | https.Server) => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    // It listens on a port, so its address is one.
    return (server.address() as AddressInfo).port;
  };
  const [clusterPort, stsPort] = [await listen(cluster), await listen(sts)];
  return {
    env: {
      ACCOUNT_DIRECTORY: account,
      KUBERNETES_SERVICE_HOST: '127.0.0.1',
      KUBERNETES_SERVICE_PORT: String(clusterPort),
    },
    endpoints: JSON.stringify({ aws: { audience: 'tekton-test', sts: `http://127.0.0.1:${stsPort}` } }),
    audiences,
    shown,
    stop: async () => {
      for (const server of [cluster, sts]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}
