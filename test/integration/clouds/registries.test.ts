import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Agent, fetch } from 'undici';
import { policies } from '../../clouds/aws/account.ts';
import { issueRefreshToken } from '../../clouds/azure/registry-tokens.ts';
import { serviceAccount } from '../../clouds/gcp/tokens.ts';
import { aws, azure, type CloudName, cloudNames, gcp } from '../../clouds/identities.ts';
import { type Fixture, form, startFixture } from './fixture.ts';
import { completing, digestOf, openUpload, pushSample } from './push-sample.ts';

const dispatcher = new Agent({ maxHeaderSize: 64 * 1024 });
const indexType = 'application/vnd.oci.image.manifest.v1+json';

describe('the registries’ fronts', () => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await startFixture();
    const { repositories } = fixture.standIns.aws.account;
    for (const name of ['delivery-platform/a', 'delivery-platform/b']) {
      repositories.set(name, { name, createdAt: 0, imageTagMutability: 'MUTABLE', referenced: new Set() });
    }
  }, 60_000);
  afterAll(() => fixture.close());

  const address = (cloud: CloudName) => fixture.standIns.registries[cloud].address;
  const name = (cloud: CloudName, last = 'a') =>
    `${{ aws: aws.path, gcp: gcp.path, azure: azure.path }[cloud]}/${last}`;

  /** Authorization of a caller who may push, or only pull, in the way each registry wants it. */
  const authorize = async (
    cloud: CloudName,
    repositories: readonly string[],
    duty: 'push' | 'deploy' = 'push',
  ) => {
    const { standIns } = fixture;
    if (cloud === 'aws') {
      const token = standIns.aws.account.sessions.mintRegistryToken('arn:test', policies[duty], 3600);
      return `Basic ${Buffer.from(`AWS:${token.password}`).toString('base64')}`;
    }
    const scopes = repositories.map((repository) => `repository:${repository}:pull,push`);
    if (cloud === 'gcp') {
      const { value } = standIns.gcp.tokens.mint(serviceAccount(duty), 3600);
      const query = scopes.map((scope) => `scope=${scope}`).join('&');
      const answer = await fetch(`${address('gcp')}/v2/token?service=${gcp.registry}&${query}`, {
        headers: { authorization: `Basic ${Buffer.from(`oauth2accesstoken:${value}`).toString('base64')}` },
      });
      return `Bearer ${JSON.parse(await answer.text()).token}`;
    }
    const refresh = issueRefreshToken(standIns.azure.directory, duty);
    const fields = {
      grant_type: 'refresh_token',
      service: azure.registry,
      scope: scopes.join(' '),
      refresh_token: refresh,
    };
    const answer = await fetch(`${address('azure')}/oauth2/token`, { method: 'POST', body: form(fields) });
    return `Bearer ${JSON.parse(await answer.text()).access_token}`;
  };

  it.each(cloudNames)('%s: challenges anonymous callers as the real one does', async (cloud) => {
    const answer = await fetch(`${address(cloud)}/v2/`);
    expect(answer.status).toBe(401);
    const challenges = {
      aws: `Basic realm="${address('aws')}/",service="ecr.amazonaws.com"`,
      gcp: `Bearer realm="${address('gcp')}/v2/token",service="${gcp.registry}"`,
      azure: `Bearer realm="${address('azure')}/oauth2/token",service="${azure.registry}"`,
    };
    expect(answer.headers.get('www-authenticate')).toBe(challenges[cloud]);
    const wrong = await fetch(`${address(cloud)}/v2/`, { headers: { authorization: 'Bearer guess' } });
    expect([401, 403]).toContain(wrong.status);
  });

  it.each(cloudNames)('%s: stores an image, redirects its blobs, lists its referrers', async (cloud) => {
    const [registry, repository] = [address(cloud), name(cloud)];
    const authorization = await authorize(cloud, [repository]);
    const pushed = await pushSample({ registry, name: repository, authorization, tag: 'v1' });
    const headers = { authorization };
    const url = `${registry}/v2/${repository}`;
    const manifest = await fetch(`${url}/manifests/v1`, { headers });
    expect(await manifest.text()).toBe(pushed.manifest);

    const redirect = await fetch(`${url}/blobs/${pushed.layer}`, { headers, redirect: 'manual' });
    expect(redirect.status).toBe(307);
    const location = redirect.headers.get('location') ?? '';
    expect(new URL(location).port).not.toBe(new URL(registry).port);
    expect((await fetch(location, { headers })).status).toBe(400);
    expect((await fetch(location.replace(/Signature=./, 'Signature=x'))).status).toBe(403);
    const blob = Buffer.from(await (await fetch(location)).arrayBuffer());
    expect(digestOf(blob)).toBe(pushed.layer);
    const part = await fetch(location, { headers: { range: 'bytes=10-19' } });
    expect([part.status, Buffer.from(await part.arrayBuffer())]).toEqual([206, blob.subarray(10, 20)]);

    const { config, layers } = JSON.parse(pushed.manifest);
    const subject = { mediaType: indexType, digest: pushed.digest, size: pushed.manifest.length };
    const referrer = JSON.stringify({
      schemaVersion: 2,
      mediaType: indexType,
      artifactType: 'application/x',
      config,
      layers,
      subject,
    });
    const put = await fetch(`${url}/manifests/${digestOf(referrer)}`, {
      method: 'PUT',
      body: referrer,
      headers: { ...headers, 'content-type': indexType },
    });
    expect([put.status, put.headers.get('oci-subject')]).toEqual([201, pushed.digest]);
    const referrers = await fetch(`${url}/referrers/${pushed.digest}`, { headers });
    expect(await referrers.json()).toMatchObject({
      manifests: [{ digest: digestOf(referrer), artifactType: 'application/x' }],
    });
  });

  it.each(cloudNames)('%s: lets a reader pull and not push', async (cloud) => {
    const repository = name(cloud);
    const writer = await authorize(cloud, [repository]);
    await pushSample({ registry: address(cloud), name: repository, authorization: writer, tag: 'read' });
    const authorization = await authorize(cloud, [repository], 'deploy');
    const url = `${address(cloud)}/v2/${repository}`;
    expect((await fetch(`${url}/manifests/read`, { headers: { authorization } })).status).toBe(200);
    const upload = await fetch(`${url}/blobs/uploads/`, { method: 'POST', headers: { authorization } });
    expect(upload.status).toBe(cloud === 'azure' ? 401 : 403);
  });

  it.each(['gcp', 'azure'] as const)('%s: holds a token to its scope', async (cloud) => {
    const authorization = await authorize(cloud, [name(cloud, 'other')]);
    const answer = await fetch(`${address(cloud)}/v2/${name(cloud)}/tags/list`, {
      headers: { authorization },
    });
    expect(answer.status).toBe(cloud === 'azure' ? 401 : 403);
  });

  /** Uploads a blob in two chunks and completes it; resolves to the statuses. */
  const inChunks = async (cloud: CloudName) => {
    const authorization = await authorize(cloud, [name(cloud)]);
    const content = new Uint8Array(randomBytes(2000));
    let location = await openUpload(address(cloud), name(cloud), authorization);
    const statuses: number[] = [];
    const ranges: (string | null)[] = [];
    for (const [from, to] of [
      [0, 1000],
      [1000, 2000],
    ] as const) {
      const headers = {
        authorization,
        'content-range': `${from}-${to - 1}`,
        'content-type': 'application/octet-stream',
      };
      const answer = await fetch(location, {
        method: 'PATCH',
        headers,
        body: content.subarray(from, to),
        dispatcher,
      });
      statuses.push(answer.status);
      ranges.push(answer.headers.get('range'));
      location = new URL(answer.headers.get('location') ?? location, address(cloud)).href;
    }
    const url = completing(location, digestOf(content));
    const done = await fetch(url, { method: 'PUT', headers: { authorization }, dispatcher });
    return { statuses: [...statuses, done.status], ranges };
  };

  it('aws: answers 201 to chunks and throws the later ones away', async () => {
    expect(await inChunks('aws')).toEqual({ statuses: [201, 201, 400], ranges: ['0-999', '0-999'] });
  });
  it('gcp: refuses chunks', async () => {
    expect((await inChunks('gcp')).statuses.slice(0, 2)).toEqual([400, 400]);
  });
  it('azure: takes chunks', async () => {
    expect(await inChunks('azure')).toEqual({ statuses: [202, 202, 201], ranges: ['0-999', '0-1999'] });
  });

  it('gcp: has upload locations longer than 16 KiB', async () => {
    const authorization = await authorize('gcp', [name('gcp')]);
    const location = await openUpload(address('gcp'), name('gcp'), authorization);
    expect(location.length).toBeGreaterThan(16 * 1024);
  });

  it.each(cloudNames)('%s: knows no repository that was not made', async (cloud) => {
    const repository = {
      aws: 'delivery-platform/new',
      gcp: `${gcp.project}/nothing/new`,
      azure: 'delivery-platform/new',
    }[cloud];
    const authorization = await authorize(cloud, [repository]);
    const answer = await fetch(`${address(cloud)}/v2/${repository}/blobs/uploads/`, {
      method: 'POST',
      headers: { authorization },
    });
    expect(answer.status).toBe(cloud === 'azure' ? 202 : 404);
    if (cloud !== 'azure') expect(await answer.json()).toMatchObject({ errors: [{ code: 'NAME_UNKNOWN' }] });
  });

  it.each(cloudNames)(
    '%s: has no manifest and no referrers in a repository without images',
    async (cloud) => {
      const repository = name(cloud, 'b');
      const authorization = await authorize(cloud, [repository]);
      const url = `${address(cloud)}/v2/${repository}`;
      const manifest = await fetch(`${url}/manifests/none`, { headers: { authorization } });
      expect([manifest.status, await manifest.json()]).toMatchObject([
        404,
        { errors: [{ code: 'MANIFEST_UNKNOWN' }] },
      ]);
      const tags = await fetch(`${url}/tags/list`, { headers: { authorization } });
      expect(tags.status).toBe(cloud === 'aws' ? 200 : 404);
      const digest = `sha256:${'0'.repeat(64)}`;
      const referrers = await fetch(`${url}/referrers/${digest}`, { headers: { authorization } });
      expect([referrers.status, await referrers.json()]).toMatchObject([200, { manifests: [] }]);
    },
  );

  it.each(cloudNames)('%s: records how many bytes were sent', async (cloud) => {
    const authorization = await authorize(cloud, [name(cloud)]);
    const registry = address(cloud);
    await pushSample({ registry, name: name(cloud), authorization, tag: 'bytes' });
    const entries = await (await fetch(`${registry}/_control/requests`)).json();
    expect(entries).toContainEqual(
      expect.objectContaining({ method: 'PUT', status: 201, requestBytes: 2000 }),
    );
  });

  it.each(cloudNames)(
    '%s: mounts blobs of a sibling, ECR only those that a manifest references',
    async (cloud) => {
      const [from, to] = [name(cloud), name(cloud, 'b')];
      const authorization = await authorize(cloud, [from, to]);
      const registry = address(cloud);
      const { layer } = await pushSample({ registry, name: from, authorization, tag: 'm' });
      const mount = async (digest: string) => {
        const url = `${registry}/v2/${to}/blobs/uploads/?mount=${digest}&from=${from}`;
        return (await fetch(url, { method: 'POST', headers: { authorization }, dispatcher })).status;
      };
      expect(await mount(layer)).toBe(201);
      const content = new Uint8Array(randomBytes(100));
      const location = await openUpload(registry, from, authorization);
      const digest = digestOf(content);
      await fetch(completing(location, digest), {
        method: 'PUT',
        headers: { authorization },
        body: content,
        dispatcher,
      });
      expect(await mount(digest)).toBe(cloud === 'aws' ? 202 : 201);
      if (cloud !== 'aws') return;
      fixture.standIns.aws.account.settings.set('BLOB_MOUNTING', 'DISABLED');
      expect(await mount(layer)).toBe(202);
      fixture.standIns.aws.account.settings.set('BLOB_MOUNTING', 'ENABLED');
    },
  );

  it('aws: wants a media type in the manifest', async () => {
    const authorization = await authorize('aws', []);
    const { manifest } = await pushSample({
      registry: address('aws'),
      name: name('aws'),
      authorization,
      tag: 't',
    });
    const { mediaType: _, ...body } = JSON.parse(manifest);
    const headers = { authorization, 'content-type': indexType };
    const url = `${address('aws')}/v2/${name('aws')}/manifests/t2`;
    const answer = await fetch(url, { method: 'PUT', headers, body: JSON.stringify(body) });
    expect([answer.status, await answer.text()]).toEqual([
      400,
      expect.stringContaining('Invalid JSON syntax'),
    ]);
  });

  it('azure: exchanges by POST only', async () => {
    expect((await fetch(`${address('azure')}/oauth2/exchange`)).status).toBe(404);
    const fields = { grant_type: 'access_token', service: azure.registry, access_token: 'guess' };
    const answer = await fetch(`${address('azure')}/oauth2/exchange`, { method: 'POST', body: form(fields) });
    expect(answer.status).toBe(401);
  });

  it.each(cloudNames)('%s: records requests without credentials, and plays faults', async (cloud) => {
    const authorization = await authorize(cloud, [name(cloud)]);
    const control = (path: string, init?: { method: string; body?: string }) =>
      fetch(`${address(cloud)}/_control/${path}`, init);
    const base = () => fetch(`${address(cloud)}/v2/`, { headers: { authorization } });
    await control('requests', { method: 'DELETE' });
    const fault = (action: string, more = {}) =>
      control('faults', {
        method: 'POST',
        body: JSON.stringify({ match: { path: '^/v2/$' }, action, ...more }),
      });
    await fault('429', { retryAfter: 3 });
    const limited = await base();
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '3']);
    await fault('reset');
    await expect(base()).rejects.toThrow();
    expect((await base()).status).toBe(200);
    const text = await (await control('requests')).text();
    expect(JSON.parse(text).map((entry: { status: number }) => entry.status)).toEqual([429, 0, 200]);
    expect(text).not.toContain(authorization.split(' ')[1]);
    await control('faults', {
      method: 'POST',
      body: JSON.stringify({ match: { path: 'tags' }, action: 'truncate', afterBytes: 5 }),
    });
    const cut = await fetch(`${address(cloud)}/v2/${name(cloud)}/tags/list`, { headers: { authorization } });
    await expect(cut.text()).rejects.toThrow();
  });

  it.each(cloudNames)('%s: survives a client that is killed in the middle of an upload', async (cloud) => {
    const authorization = await authorize(cloud, [name(cloud)]);
    const location = await openUpload(address(cloud), name(cloud), authorization);
    const content = new Uint8Array(4_000_000);
    const killed = new AbortController();
    async function* slowly() {
      yield content.subarray(0, 1_000_000);
      killed.abort();
      yield content.subarray(1_000_000);
    }
    const url = completing(location, digestOf(content));
    const init = {
      method: 'PUT',
      headers: { authorization },
      body: slowly(),
      duplex: 'half',
      dispatcher,
    } as const;
    await expect(fetch(url, { ...init, signal: killed.signal })).rejects.toThrow();
    const head = { method: 'HEAD', headers: { authorization } };
    const blob = await fetch(`${address(cloud)}/v2/${name(cloud)}/blobs/${digestOf(content)}`, head);
    expect(blob.status).toBe(404);
    const again = await openUpload(address(cloud), name(cloud), authorization);
    const stored = await fetch(completing(again, digestOf(content)), {
      method: 'PUT',
      headers: { authorization },
      body: content,
      dispatcher,
    });
    expect(stored.status).toBe(201);
  });

  it.each(cloudNames)('%s: lets its tokens end', async (cloud) => {
    const authorization = await authorize(cloud, [name(cloud)]);
    const check = async () => (await fetch(`${address(cloud)}/v2/`, { headers: { authorization } })).status;
    expect(await check()).toBe(200);
    fixture.clock.advance(2 * 3600 * 1000);
    expect(await check()).toBe(cloud === 'aws' ? 403 : 401);
  });
});
