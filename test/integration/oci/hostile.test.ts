import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/core/clock.ts';
import { isActionError } from '../../../src/core/errors.ts';
import { digestOf } from '../../../src/oci/digest.ts';
import { mediaTypes } from '../../../src/oci/media-types.ts';
import { createRegistryClient, type RegistryClient } from '../../../src/oci/registry-client.ts';
import { recordingLog } from '../../support/recording-log.ts';
import {
  type Behaviour,
  type HostileServers,
  password,
  startHostileServers,
  withTokens,
} from './hostile-servers.ts';

const token = 'a-token-nobody-else-may-see';
const content = randomBytes(300_000);
const blob = { mediaType: mediaTypes.layer, digest: digestOf(content), size: content.length };
const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.index, manifests: [] }));
const manifest = {
  descriptor: { mediaType: mediaTypes.index, digest: digestOf(bytes), size: bytes.length },
  manifest: { mediaType: mediaTypes.index, layers: [], children: [], annotations: {} },
  bytes,
};
/** A registry may be silent for this long (milliseconds); everything below ends within a few times of it. */
const silenceMs = 200;

let servers: HostileServers;
beforeAll(async () => {
  servers = await startHostileServers();
});
afterAll(() => servers.close());

async function* source(start: number) {
  for (let at = start; at < content.length; at += 16_384) yield content.subarray(at, at + 16_384);
}

function open(behaviour: Behaviour, allowHosts: readonly string[] = []): RegistryClient {
  servers.behave(behaviour);
  // Pauses between tries are not what is tested.
  const clock = { ...systemClock, sleep: (ms: number) => systemClock.sleep(ms / 100) };
  const { log } = recordingLog();
  return createRegistryClient(servers.endpoint, { http: servers.http, clock, log, silenceMs, allowHosts });
}

const works = {
  upload: (client: RegistryClient) => client.uploadBlob('a', blob, source),
  put: (client: RegistryClient) => client.putManifest('a', manifest, 'v1'),
  read: (client: RegistryClient) => client.readBlob('a', blob),
  resolve: (client: RegistryClient) => client.resolve('a', 'v1'),
  manifest: (client: RegistryClient) => client.getManifest('a', 'v1'),
  referrers: (client: RegistryClient) => client.referrers('a', blob.digest),
};

/** The error of some work, which must be one the user can act on and name the registry. */
async function errorOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (isActionError(error)) return `${error.code} ${error.message}`;
    throw error;
  }
  return 'no error';
}

/** No credential has gone anywhere but to the registry. */
function expectNothingLeaked(): void {
  const secrets = [password, token, Buffer.from(`robot:${password}`).toString('base64')];
  const leaked = servers.asked.filter(
    ({ at, head }) =>
      at !== 'registry' && (/authorization|cookie/i.test(head) || secrets.some((one) => head.includes(one))),
  );
  expect(leaked).toEqual([]);
}

const reached = () => servers.asked.filter(({ at }) => at === 'accomplice').map(({ method }) => method);
const elsewhere = (path: string) => `https://${servers.hosts.accomplice}${path}`;

describe('content sent elsewhere', () => {
  it.each([
    ['an upload by its Location', 'upload', 202],
    ['an upload by a redirect', 'upload', 307],
    ['a manifest by a redirect', 'put', 307],
    ['a manifest by a redirect for good', 'put', 301],
  ] as const)('is refused: %s', async (_, work, status) => {
    // Even where the user vouches for the other host: that is for reading.
    for (const allowHosts of [[], [servers.hosts.accomplice]]) {
      const client = open(
        withTokens(token, (request, response) => {
          request.resume();
          response.writeHead(status, { location: elsewhere('/v2/a/blobs/uploads/1') }).end();
        }),
        allowHosts,
      );
      expect(await errorOf(works[work](client))).toMatch(
        /^REGISTRY_UNSAFE Registry hostile .*accomplice\.test/,
      );
      expect(reached()).toEqual([]);
      expectNothingLeaked();
    }
  });

  it.each(['https://[bad', 'http://', '//'])('is refused with a Location of %s', async (location) => {
    const client = open(withTokens(token, (_, response) => response.writeHead(202, { location }).end()));
    expect(await errorOf(works.upload(client))).toMatch(/^REGISTRY_UNSAFE Registry hostile /);
  });
});

describe('a redirect of a read', () => {
  const redirecting = (status: number, location: () => string) =>
    withTokens(token, (_request, response, at) =>
      at === 'accomplice'
        ? response.end(content)
        : response.writeHead(status, { location: location() }).end(),
    );

  it.each([301, 302, 303, 307, 308])(
    'by %i goes to a host that is vouched for, without credentials',
    async (status) => {
      const client = open(
        redirecting(status, () => elsewhere('/blob?signature=1')),
        [servers.hosts.accomplice],
      );
      expect(content.equals(await works.read(client))).toBe(true);
      expect(reached()).toEqual(['GET']);
      expectNothingLeaked();
    },
  );

  it('is not followed to a name that leads to a private address', async () => {
    const client = open(redirecting(307, () => elsewhere('/blob')));
    expect(await errorOf(works.read(client))).toMatch(
      /REGISTRY_UNSAFE .*accomplice.* leads to a private address/,
    );
    expect(reached()).toEqual([]);
  });

  it('names the host to allow', async () => {
    const client = open(redirecting(307, () => elsewhere('/blob')));
    await expect(works.read(client)).rejects.toMatchObject({
      hint: expect.stringContaining(`add ${servers.hosts.accomplice} to the input \`allow-hosts\``),
    });
  });

  it('is not followed to another port of the registry’s own machine', async () => {
    const port = servers.hosts.accomplice.split(':')[1];
    const client = open(redirecting(307, () => `https://registry.test:${port}/blob`));
    expect(await errorOf(works.read(client))).toMatch(/REGISTRY_UNSAFE .* leads to a private address/);
    expect(reached()).toEqual([]);
  });

  it.each([
    ['another machine in the network', 'https://10.0.0.1/'],
    ['the metadata service', 'https://169.254.169.254/latest/meta-data/'],
    ['the metadata service in IPv6', 'https://[fd00:ec2::254]/'],
    ['this machine', 'https://127.0.0.1:1/'],
    ['this machine by name', 'https://localhost./'],
    ['this machine as a number', 'https://2130706433/'],
    ['this machine in octal', 'https://0177.0.0.1/'],
    ['this machine in IPv6', 'https://[::1]/'],
    ['this machine as IPv4 in IPv6', 'https://[::ffff:127.0.0.1]/'],
    ['this machine behind NAT64', 'https://[64:ff9b::7f00:1]/'],
    ['any address', 'https://[::]/'],
    ['plain http', 'http://store.test/'],
    ['a file', 'file:///etc/passwd'],
    ['data', 'data:text/plain,x'],
    ['a URL with a user', 'https://robot:x@registry.test/'],
  ])('is not followed to %s', async (_, location) => {
    const client = open(redirecting(302, () => location));
    expect(await errorOf(works.read(client))).toMatch(/^REGISTRY_UNSAFE /);
  });

  it('ends where it goes in a circle', async () => {
    let at = 0;
    const client = open(redirecting(302, () => `https://${servers.hosts.registry}/round/${at++ % 2}`));
    // The hops carry no credential, so this registry asks for one at the first of them.
    expect(await errorOf(works.read(client))).toMatch(/^REGISTRY_DENIED /);
    const circle = open(
      withTokens(token, (_, response, place) =>
        response.writeHead(302, { location: elsewhere(place === 'accomplice' ? '/b' : '/a') }).end(),
      ),
      [servers.hosts.accomplice],
    );
    expect(await errorOf(works.read(circle))).toMatch(/REGISTRY_UNSAFE .*redirected more than 10 times/);
    expect(reached()).toHaveLength(10);
    expectNothingLeaked();
  });
});

describe('a token service', () => {
  const naming = (
    realm: () => string,
    answer: Behaviour = (_, response) => response.end('{}'),
  ): Behaviour => {
    return (request, response, at) => {
      if (at === 'accomplice' || request.url?.startsWith('/token')) return answer(request, response, at);
      return response.writeHead(401, { 'www-authenticate': `Bearer realm="${realm()}"` }).end();
    };
  };
  const ownRealm = () => `https://${servers.hosts.registry}/token`;

  it.each([
    ['plain http', () => `http://${servers.hosts.accomplice}/token`],
    ['a private name', () => elsewhere('/token')],
    ['the metadata service', () => 'https://169.254.169.254/token'],
    ['this machine as a number', () => 'https://2130706433/token'],
    ['a file', () => 'file:///etc/passwd'],
    ['a URL with a user', () => `https://x:y@${servers.hosts.accomplice}/token`],
    ['nothing', () => ''],
  ])('is not asked at %s', async (_, realm) => {
    expect(await errorOf(works.resolve(open(naming(realm))))).toMatch(/^REGISTRY_UNSAFE /);
    expect(reached()).toEqual([]);
    expect(servers.asked.filter(({ head }) => /authorization/i.test(head))).toEqual([]);
  });

  it('gets the credential where it is vouched for, and a redirect of it is not followed', async () => {
    const client = open(
      naming(
        () => elsewhere('/token'),
        (_, response) => response.writeHead(302, { location: `https://${servers.hosts.registry}/got` }).end(),
      ),
      [servers.hosts.accomplice],
    );
    expect(await errorOf(works.resolve(client))).toMatch(/^REGISTRY_FAILED .*\/token answered 302/);
    expect(servers.asked.map(({ path }) => path)).not.toContain('/got');
  });

  it.each<[string, Behaviour, RegExp]>([
    [
      'never ends its answer',
      (_, response) => flood(response, '{"token":"'),
      /UNSAFE .*more than 65536 bytes/,
    ],
    ['drips its answer', (_, response) => drip(response), /FAILED .*the answer (never ended|broke off)/],
    ['answers with no JSON', (_, response) => response.end('<html>'), /FAILED .* gave no token/],
    ['answers with an empty token', (_, response) => response.end('{"token":""}'), /FAILED .* gave no token/],
    [
      'puts a header into its token',
      (_, response) => response.end(JSON.stringify({ token: 'x\r\nx-more: 1' })),
      /FAILED .* gave no token/,
    ],
    ['says nothing', () => undefined, /FAILED .*\/token got no answer for 0.2 s/],
  ])('that %s is given up', async (_, answer, said) => {
    expect(await errorOf(works.resolve(open(naming(ownRealm, answer))))).toMatch(said);
  });

  it.each([1e300, -5, 0, '3600', null, 1e-9])('is believed with a life of %p seconds', async (expires_in) => {
    let asked = 0;
    const client = open((request, response) => {
      if (request.url?.startsWith('/token')) {
        asked++;
        return response.end(JSON.stringify({ token, expires_in }));
      }
      if (request.headers.authorization === `Bearer ${token}`) return response.writeHead(404).end();
      return response.writeHead(401, { 'www-authenticate': `Bearer realm="${ownRealm()}"` }).end();
    });
    expect(await works.resolve(client)).toBeUndefined();
    expect(await works.resolve(client)).toBeUndefined();
    expect(asked).toBeLessThanOrEqual(2);
  });
});

describe('an answer', () => {
  it.each<[string, keyof typeof works, Behaviour, RegExp]>([
    [
      'with a header of 200 kB',
      'resolve',
      (_, response) => response.writeHead(200, { 'x-much': 'x'.repeat(200_000) }).end(),
      /^REGISTRY_UNSAFE .*more than 64 KiB of headers/,
    ],
    [
      'without end',
      'referrers',
      (_, response) => flood(response, '{'),
      /^REGISTRY_UNSAFE .*more than 8388608 bytes|^REGISTRY_FAILED .*the answer never ended/,
    ],
    [
      'with an error without end',
      'upload',
      (_, response) => flood(response.writeHead(500), 'x'),
      /^REGISTRY_UNSAFE .*more than 65536 bytes/,
    ],
    [
      'that drips',
      'manifest',
      (_, response) => drip(response),
      /^REGISTRY_FAILED .*the answer (never ended|broke off)/,
    ],
    [
      'that stops in the middle',
      'manifest',
      (_, response) => response.writeHead(200, { 'content-length': '100' }).write('{'),
      /^REGISTRY_FAILED .*the answer broke off/,
    ],
    [
      'cut off in the middle',
      'manifest',
      (_, response) =>
        response.writeHead(200, { 'content-length': '100' }).write('{', () => response.destroy()),
      /^REGISTRY_FAILED .*the answer broke off/,
    ],
    [
      'of early hints and nothing else',
      'resolve',
      (_, response) => {
        const timer = setInterval(() => response.writeEarlyHints({ link: '</x>; rel=preload' }), 20);
        response.once('close', () => clearInterval(timer));
      },
      /^REGISTRY_FAILED .*got no answer/,
    ],
    [
      'of 100 Continue that nobody asked for',
      'resolve',
      (_, response) => response.writeContinue(),
      /^REGISTRY_FAILED .*got no answer/,
    ],
    [
      'that was compressed unasked',
      'manifest',
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(bytes)),
      /^REGISTRY_FAILED .*encoding gzip, which was not asked for/,
    ],
    [
      'that is no HTTP',
      'resolve',
      ({ socket }) => socket.end('SSH-2.0-x\r\n'),
      /^REGISTRY_FAILED .*got no answer/,
    ],
    [
      'of another content than its digest',
      'read',
      (_, response) => response.end(Buffer.alloc(content.length)),
      /^DIGEST_MISMATCH /,
    ],
    [
      'of more content than announced',
      'read',
      (_, response) => flood(response, content),
      /^DIGEST_MISMATCH /,
    ],
    [
      'with another digest for what was stored',
      'put',
      (request, response) => {
        request.resume();
        response.writeHead(201, { 'docker-content-digest': digestOf('another') }).end();
      },
      /^DIGEST_MISMATCH /,
    ],
    [
      'with a digest that is not that of its manifest',
      'manifest',
      (_, response) => response.writeHead(200, { 'docker-content-digest': digestOf('another') }).end(bytes),
      /^DIGEST_MISMATCH /,
    ],
  ])('%s is refused', async (_, work, behaviour, said) => {
    expect(await errorOf(works[work](open(withTokens(token, behaviour))))).toMatch(said);
  });
});

describe('silence', () => {
  it('ends every kind of work, and the error names registry and request', async () => {
    const client = open(withTokens(token, () => undefined));
    const started = performance.now();
    const said = await Promise.all(Object.values(works).map((work) => errorOf(work(client))));
    for (const one of said)
      expect(one).toMatch(
        /^REGISTRY_FAILED Registry hostile \(registry\.test:\d+\): \w+ \/v2\/a\/\S+ got no answer for/,
      );
    expect(performance.now() - started).toBeLessThan(60 * silenceMs);
  });

  it('ends an upload of which nothing is read', async () => {
    const large = { ...blob, size: 8_000_000 };
    const endless = async function* () {
      for (let sent = 0; sent < large.size; sent += 100_000) yield Buffer.alloc(100_000);
    };
    const client = open(
      withTokens(token, (request, response) => {
        if (request.method === 'POST')
          return response.writeHead(202, { location: '/v2/a/blobs/uploads/1' }).end();
        if (request.method === 'HEAD' || request.method === 'DELETE') return response.writeHead(404).end();
        return request.socket.pause();
      }),
    );
    expect(await errorOf(client.uploadBlob('a', large, endless))).toMatch(
      /^REGISTRY_FAILED .*PUT \/v2\/a\/blobs\/uploads\/1 got no answer for/,
    );
  });

  it('does not end an upload that is read slowly', async () => {
    const large = randomBytes(8_000_000);
    const descriptor = { ...blob, digest: digestOf(large), size: large.length };
    let got = 0;
    const client = open(
      withTokens(token, async (request, response) => {
        if (request.method === 'POST')
          return response.writeHead(202, { location: '/v2/a/blobs/uploads/1' }).end();
        for await (const chunk of request) {
          got += chunk.length;
          await sleep(got > 6_000_000 ? 0 : 30);
        }
        return response.writeHead(201).end();
      }),
    );
    const started = performance.now();
    await client.uploadBlob('a', descriptor, async function* (start) {
      for (let at = start; at < large.length; at += 65_536) yield large.subarray(at, at + 65_536);
    });
    expect(got).toBe(large.length);
    expect(performance.now() - started).toBeGreaterThan(4 * silenceMs);
    expect(servers.asked.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });

  it('of a port that accepts connections and says nothing is named', async () => {
    const sockets: Socket[] = [];
    const mute = createServer((socket) => void sockets.push(socket)).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const address = mute.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const host = `registry.test:${port}`;
    const { log } = recordingLog();
    const clock = { ...systemClock, sleep: () => systemClock.sleep(1) };
    const endpoint = { ...servers.endpoint, host, baseUrl: `https://${host}` };
    const client = createRegistryClient(endpoint, { http: servers.http, clock, log, silenceMs });
    expect(await errorOf(client.hasBlob('a', blob.digest))).toMatch(
      /^REGISTRY_FAILED .*GET \/v2\/ got no answer for/,
    );
    for (const socket of sockets) socket.destroy();
    mute.close();
  });
});

describe('a token that runs out', () => {
  it('while an upload streams is renewed, and the upload starts again', async () => {
    let valid = 'first';
    let puts = 0;
    const client = open((request, response) => {
      if (request.url?.startsWith('/token')) return response.end(JSON.stringify({ token: valid }));
      if (request.headers.authorization !== `Bearer ${valid}`) {
        const realm = `https://${servers.hosts.registry}/token`;
        return response.writeHead(401, { 'www-authenticate': `Bearer realm="${realm}"` }).end();
      }
      if (request.method === 'POST')
        return response.writeHead(202, { location: '/v2/a/blobs/uploads/1' }).end();
      if (request.method === 'HEAD') return response.writeHead(404).end();
      request.once('data', () => {
        if (++puts > 1) return;
        valid = 'second';
        response.writeHead(401, { connection: 'close' }).end();
      });
      request.on('end', () => response.writeHead(201).end());
      return undefined;
    });
    await works.upload(client);
    expect(puts).toBe(2);
  });
});

describe('what an honest registry may do', () => {
  it.each([
    ['a relative Location', () => `/v2/a/blobs/uploads/1?state=${'x'.repeat(20_000)}`],
    [
      'an absolute one',
      () => `https://${servers.hosts.registry}/v2/a/blobs/uploads/1?state=${'x'.repeat(20_000)}`,
    ],
  ])('is to continue an upload at %s of 20 KiB', async (_, location) => {
    const client = open(
      withTokens(token, (request, response) => {
        request.resume();
        if (request.method === 'POST') return response.writeHead(202, { location: location() }).end();
        return request.on('end', () => response.writeHead(201).end());
      }),
    );
    await works.upload(client);
    expect(servers.asked.at(-1)?.path).toMatch(/state=x{20000}&digest=sha256/);
  });
});

/** Sends the same again and again, as fast as it is taken. */
function flood(response: NodeJS.WritableStream, chunk: string | Uint8Array): void {
  const more = Buffer.concat(Array.from({ length: 64 }, () => Buffer.from(chunk)));
  const on = () => {
    while (response.writable && response.write(more));
  };
  response.on('drain', on);
  on();
}

/** Sends byte by byte, never silent for long. */
function drip(response: NodeJS.WritableStream): void {
  const timer = setInterval(() => response.write(' '), silenceMs / 4);
  response.once('close', () => clearInterval(timer));
}
