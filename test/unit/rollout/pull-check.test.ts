import { describe, expect, it } from '@jest/globals';
import type { KubeObject } from '../../../src/kube/object.ts';
import { digestOf } from '../../../src/oci/digest.ts';
import { mediaTypes } from '../../../src/oci/media-types.ts';
import { createRegistryClient } from '../../../src/oci/registry-client.ts';
import type { RegistryCredential } from '../../../src/oci/registry-endpoint.ts';
import { provePullable } from '../../../src/rollout/pull-check.ts';
import { memoryClient } from '../../support/memory-client.ts';
import { recordingLog } from '../../support/recording-log.ts';
import type { FakeRequest } from '../oci/fake-registry.ts';
import { storedRegistry } from '../oci/stored-registry.ts';

const host = 'registry.example';

/** A cluster with an amd64 node and a registry with one image of two platforms; `login` is who asked last. */
async function world(denied?: (request: FakeRequest, login: string | undefined) => boolean) {
  let login: string | undefined;
  const registry = storedRegistry({ denied: (request) => denied?.(request, login) ?? false });
  const client = memoryClient();
  const { log, lines, masked } = recordingLog();
  await client.create({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: 'one', labels: { 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'amd64' } },
  });
  const put = (document: object) => {
    const bytes = Buffer.from(JSON.stringify(document));
    registry.manifests.set(`shop/web@${digestOf(bytes)}`, bytes);
    return { digest: digestOf(bytes), size: bytes.length };
  };
  const config = { mediaType: mediaTypes.config, digest: digestOf(Buffer.from('{}')), size: 2 };
  const children = ['amd64', 'arm64'].map((architecture) => {
    const annotations = { architecture };
    const document = { schemaVersion: 2, mediaType: mediaTypes.manifest, config, layers: [], annotations };
    return { mediaType: mediaTypes.manifest, ...put(document), platform: { os: 'linux', architecture } };
  });
  const index = put({ schemaVersion: 2, mediaType: mediaTypes.index, manifests: children });
  const remove = (digest = '') => registry.manifests.delete(`shop/web@${digest}`);
  const prove = (objects: readonly KubeObject[], signal = new AbortController().signal) =>
    provePullable(
      objects,
      {
        client,
        namespace: 'shop',
        host,
        log,
        openRegistry: (credential: RegistryCredential | undefined) => {
          login = credential?.username;
          return createRegistryClient(
            {
              name: 'main',
              host,
              baseUrl: `https://${host}`,
              path: 'shop',
              required: true,
              traits: { chunkedUpload: false, mount: 'any', concurrency: 8 },
              ...(credential && { credential: async () => credential }),
            },
            registry.ports,
          );
        },
      },
      signal,
    );
  return { registry, client, lines, masked, index: index.digest, children, remove, prove };
}

const deployment = (name: string, image: string, spec: object = {}): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'shop' },
  spec: { template: { spec: { containers: [{ name, image }], ...spec } } },
});

const pullSecret = (name: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name, namespace: 'shop' },
  data: {
    '.dockerconfigjson': Buffer.from(
      JSON.stringify({ auths: { [`https://${host}`]: { auth: btoa(`${name}:s3cret`) } } }),
    ).toString('base64'),
  },
});

describe('the proof that images can be pulled', () => {
  it('asks once for each digest, and for what the nodes are', async () => {
    const { prove, index, children, registry } = await world();
    const image = `${host}/shop/web@${index}`;
    await prove([
      deployment('web', image),
      deployment('worker', image),
      deployment('cache', 'redis:8'),
      { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } },
    ]);
    expect(registry.requests().filter((line) => line.includes('manifests'))).toEqual([
      expect.stringContaining(index),
      expect.stringContaining(children[0]?.digest ?? ''),
    ]);
  });

  it('names every image that is not there, its user and what to do', async () => {
    const { prove, index, remove } = await world();
    const gone = `${host}/shop/api@sha256:${'a'.repeat(64)}`;
    remove(index);
    await expect(
      prove([deployment('web', `${host}/shop/web@${index}`), deployment('api', gone)]),
    ).rejects.toMatchObject({
      code: 'IMAGE_UNAVAILABLE',
      message: expect.stringMatching(
        /^2 images .*\nshop\/web@.*Deployment shop\/web.*\nshop\/api@.*Deployment shop\/api.*not have it$/,
      ),
      hint: expect.stringContaining('promote'),
    });
  });

  it.each([
    ['the manifest for the nodes is gone', 0, 'lacks its linux/amd64'],
    ['only one for other nodes is gone', 1, undefined],
  ])('looks below the index: %s', async (_, child, problem) => {
    const { prove, index, children, remove } = await world();
    remove(children[child]?.digest);
    const proof = prove([deployment('web', `${host}/shop/web@${index}`)]);
    if (problem === undefined) await expect(proof).resolves.toBeUndefined();
    else await expect(proof).rejects.toThrow(problem);
  });

  it('refuses an image that has nothing for the nodes', async () => {
    const { prove, index, client } = await world();
    const [node] = client.objects.values();
    if (node?.metadata.labels !== undefined) node.metadata.labels['kubernetes.io/arch'] = 's390x';
    await expect(prove([deployment('web', `${host}/shop/web@${index}`)])).rejects.toThrow(
      'nothing for linux/s390x',
    );
  });

  it.each([
    ['its own', { imagePullSecrets: [{ name: 'robot' }] }],
    ['those of its account', {}],
  ])('pulls with the secrets of the pod: %s', async (_, spec) => {
    const { prove, index, client, masked, lines } = await world((_, login) => login !== 'robot');
    await client.create(pullSecret('robot'));
    await client.create({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'default', namespace: 'shop' },
      imagePullSecrets: [{ name: 'robot' }],
    });
    await prove([deployment('web', `${host}/shop/web@${index}`, spec)]);
    expect(masked).toContain('s3cret');
    expect(lines.join()).not.toContain('warning');
  });

  it('names a pull secret that is refused, one of the objects to be written included', async () => {
    const { prove, index } = await world((_, login) => login === 'stale');
    const spec = { imagePullSecrets: [{ name: 'stale' }] };
    await expect(
      prove([deployment('web', `${host}/shop/web@${index}`, spec), pullSecret('stale')]),
    ).rejects.toThrow(/with Secret stale: .*403/);
  });

  it('only warns where the job itself may not look: the nodes have rights of their own', async () => {
    const { prove, index, lines } = await world(() => true);
    await prove([deployment('web', `${host}/shop/web@${index}`)]);
    expect(lines.join()).toContain('warning: it cannot be proven');
  });

  it('does not take a registry that fails for one that has the image', async () => {
    const { prove, index } = await world(() => {
      throw new Error('connection reset');
    });
    await expect(prove([deployment('web', `${host}/shop/web@${index}`)])).rejects.toThrow('connection reset');
  });
});
