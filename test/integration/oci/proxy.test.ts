import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { digestOf } from '../../../src/oci/digest.ts';
import { type HostileServers, startHostileServers, withTokens } from './hostile-servers.ts';
import { type ProxyServer, startProxy } from './proxy-server.ts';

const run = promisify(execFile);
const program = path.join(import.meta.dirname, 'read-process.ts');
const content = randomBytes(200_000);

/*
 * Here the two servers are honest: a registry, and a public store that it redirects readers to. Their names exist for
 * the proxy only, as those of the internet do in a company's network.
 */
describe('a registry and its store behind a proxy', () => {
  let servers: HostileServers;
  let proxy: ProxyServer;

  beforeAll(async () => {
    servers = await startHostileServers();
    proxy = await startProxy({
      'registry.test:443': servers.hosts.registry,
      'accomplice.test:443': servers.hosts.accomplice,
    });
    servers.behave(
      withTokens('a-token', (_, response, at) =>
        at === 'accomplice'
          ? response.end(content)
          : response.writeHead(307, { location: 'https://accomplice.test/blob?signature=1' }).end(),
      ),
    );
  });
  afterAll(async () => {
    proxy?.close();
    await servers?.close();
  });

  async function read(host: string, env: Readonly<Record<string, string>>): Promise<unknown> {
    proxy.asked.length = 0;
    servers.asked.length = 0;
    const { stdout } = await run(
      process.execPath,
      [program, host, digestOf(content), String(content.length)],
      {
        env,
        timeout: 60_000,
      },
    );
    return JSON.parse(stdout);
  }
  const trusting = () => ({ NODE_EXTRA_CA_CERTS: servers.authority });

  it('are reached through it, and the store gets no credential', async () => {
    const env = { ...trusting(), HTTPS_PROXY: proxy.url };
    expect(await read('registry.test', env)).toEqual({ bytes: content.length });
    expect(new Set(proxy.asked)).toEqual(
      new Set(['CONNECT registry.test:443', 'CONNECT accomplice.test:443']),
    );
    const store = servers.asked.filter(({ at }) => at === 'accomplice');
    expect(store.map(({ path }) => path)).toEqual(['/blob?signature=1']);
    expect(store[0]?.head).not.toMatch(/authorization|a-token|a-password/i);
  });

  it('are reached with the proxy’s own user', async () => {
    const url = new URL(proxy.url);
    const env = { ...trusting(), https_proxy: `http://user:pass%20word@${url.host}` };
    expect(await read('registry.test', env)).toEqual({ bytes: content.length });
    expect(proxy.authorizations.at(-1)).toBe(`Basic ${Buffer.from('user:pass word').toString('base64')}`);
    expect(servers.asked.filter(({ head }) => /proxy-authorization/i.test(head))).toEqual([]);
  });

  it('are not asked for through it where NO_PROXY names them', async () => {
    const env = { ...trusting(), HTTPS_PROXY: proxy.url, NO_PROXY: '127.0.0.1,.other.test' };
    const port = servers.hosts.registry.split(':')[1];
    // The registry is on this machine, and so is where it sends its readers: that goes through the proxy.
    expect(await read(`127.0.0.1:${port}`, env)).toEqual({ bytes: content.length });
    expect(proxy.asked).toEqual(['CONNECT accomplice.test:443']);
  });

  it('are named where the proxy refuses', async () => {
    const env = { ...trusting(), HTTPS_PROXY: proxy.url };
    expect(await read('elsewhere.test', env)).toMatchObject({
      code: 'REGISTRY_FAILED',
      message: expect.stringMatching(/Registry behind \(elsewhere\.test\): GET \/v2\/ got no answer: .*403/),
    });
  });

  it('are not believed without their authority, and the hint says how to add it', async () => {
    expect(await read('registry.test', { HTTPS_PROXY: proxy.url })).toMatchObject({
      code: 'REGISTRY_FAILED',
      message: expect.stringMatching(
        /Registry behind \(registry\.test\): GET \/v2\/: the certificate is not trusted/,
      ),
      hint: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
    });
    expect(servers.asked).toEqual([]);
  });

  it('are not believed under another name', async () => {
    const port = servers.hosts.registry.split(':')[1];
    expect(await read(`localhost:${port}`, trusting())).toMatchObject({
      code: 'REGISTRY_FAILED',
      message: expect.stringContaining('the certificate is not valid'),
    });
    expect(servers.asked).toEqual([]);
  });
});
