import { describe, expect, it } from '@jest/globals';
import { foreignImages, pinImages, type ReleaseImages, splitImage } from '../../../src/kube/images.ts';
import type { KubeObject } from '../../../src/kube/object.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const other = `sha256:${'b'.repeat(64)}`;
const images: ReleaseImages = {
  services: { web: { repository: 'registry:5000/shop/web', digest, accepted: [digest] } },
  allowed: ['docker.io/library/redis', `ghcr.io/acme/proxy@${other}`],
};

const withPod = (kind: string, spec: object): KubeObject => ({
  apiVersion: 'v1',
  kind,
  metadata: { name: 'x' },
  spec: { ...spec },
});
const podSpec = (...names: string[]) => ({
  containers: names.map((image, index) => ({ name: `c${index}`, image })),
});
const deployment = (...names: string[]) => withPod('Deployment', { template: { spec: podSpec(...names) } });

describe('splitImage', () => {
  it.each([
    ['web', 'web', undefined],
    ['localhost:5000/web', 'localhost:5000/web', undefined],
    ['localhost:5000/web:1.2', 'localhost:5000/web', undefined],
    [`registry/web:1.2@${digest}`, 'registry/web', digest],
    [`registry:5000/a/b@${digest}`, 'registry:5000/a/b', digest],
  ])('%s', (image, repository, found) => {
    expect(splitImage(image)).toEqual({ repository, digest: found });
  });
});

describe('foreignImages', () => {
  it('lets pass what is of the release or allowed', () => {
    const good = [
      `registry:5000/shop/web@${digest}`,
      'docker.io/library/redis:7',
      `ghcr.io/acme/proxy:v1@${other}`,
    ];
    expect(foreignImages([deployment(...good)], images).lines).toEqual([]);
  });

  it.each([
    ['a tag of the release’s repository', 'registry:5000/shop/web:latest'],
    ['another digest of it', `registry:5000/shop/web@${other}`],
    ['another repository', `docker.io/web@${digest}`],
    ['an allowed repository at another digest', `ghcr.io/acme/proxy@${digest}`],
  ])('refuses %s', (_what, image) => {
    expect(foreignImages([deployment(image)], images).lines).toEqual([`Deployment x: ${image}`]);
  });

  it.each<[string, KubeObject, string?]>([
    ['a Pod', withPod('Pod', podSpec('evil'))],
    ['a CronJob', withPod('CronJob', { jobTemplate: { spec: { template: { spec: podSpec('evil') } } } })],
    ['a KEDA ScaledJob', withPod('ScaledJob', { jobTargetRef: { template: { spec: podSpec('evil') } } })],
    ['an Argo Rollout', withPod('Rollout', { template: { spec: podSpec('evil') } })],
    ['an init container', withPod('Pod', { containers: [], initContainers: [{ name: 'i', image: 'evil' }] })],
    [
      'an ephemeral container',
      withPod('Pod', { containers: [], ephemeralContainers: [{ name: 'i', image: 'evil' }] }),
    ],
    [
      'an image volume',
      withPod('Pod', { containers: [], volumes: [{ name: 'v', image: { reference: 'evil' } }] }),
    ],
    [
      'a custom resource with pods somewhere in it',
      withPod('Cluster', { nodes: [{ pods: { podTemplate: { spec: podSpec('evil') } } }] }),
    ],
    [
      'a Deployment whose container has no image',
      withPod('Deployment', { template: { spec: { containers: [{ name: 'x' }] } } }),
      '(no image)',
    ],
  ])('finds the image of %s', (_what, object, image = 'evil') => {
    expect(foreignImages([object], images).lines).toEqual([`${object.kind} x: ${image}`]);
  });

  it('does not take the pattern of a policy for an image', () => {
    const pattern = { spec: { containers: [{ image: '!*:latest' }] } };
    const policy = { apiVersion: 'kyverno.io/v1', kind: 'ClusterPolicy', metadata: { name: 'x' } };
    expect(
      foreignImages([{ ...policy, spec: { rules: [{ validate: { pattern } }] } }], images).lines,
    ).toEqual([]);
  });

  it('names all of them', () => {
    expect(foreignImages([deployment('a', 'b')], images).lines).toEqual([
      'Deployment x: a',
      'Deployment x: b',
    ]);
  });
});

describe('pinImages', () => {
  it('writes the release’s digest over the name or repository of a service, and over nothing else', () => {
    const object = deployment('web', 'old.example/team/web:1', 'registry:5000/shop/web', 'webhook', 'redis');
    pinImages([object], images);
    const pinned = `registry:5000/shop/web@${digest}`;
    expect(object).toEqual(deployment(pinned, pinned, pinned, 'webhook', 'redis'));
  });

  it('writes it over image volumes too', () => {
    const volume = (reference: string) =>
      withPod('Pod', { ...podSpec('redis'), volumes: [{ name: 'v', image: { reference } }] });
    const object = volume('web:dev');
    pinImages([object], images);
    expect(object).toEqual(volume(`registry:5000/shop/web@${digest}`));
  });
});
