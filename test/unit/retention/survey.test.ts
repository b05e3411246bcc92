import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../../../src/core/errors.ts';
import { mediaTypes } from '../../../src/oci/media-types.ts';
import type { Deployment, DeploymentState } from '../../../src/release/deployment.ts';
import { type Release, releaseId } from '../../../src/release/release.ts';
import type { ClusterUse } from '../../../src/retention/read-cluster.ts';
import { type ClusterSource, survey } from '../../../src/retention/survey.ts';
import { attachmentTo, type FakeRegistry, fakeRegistry, imageNamed, indexOf } from './fake-registry.ts';
import { digestOf, recordOf } from './sample-registry.ts';

const entry = (record: Release, state: DeploymentState = 'verified'): Deployment => ({
  ...{ schemaVersion: 1, release: releaseId(record), application: 'shop', sequence: record.sequence, state },
  ...{ environment: 'production', cluster: 'aws', actor: 'ada', at: '2026-01-01T00:00:00Z' },
  ...{ commit: record.source.commit, run: record.source.run },
});

/** A cluster with a ledger that verified these releases, and the manifests of some. */
function clusterOf(
  records: readonly Release[],
  use: Partial<ClusterUse> = {},
  stored: readonly Release[] = [],
): ClusterSource {
  const cluster = 'production/aws';
  const history = records.map((record) => entry(record));
  const read = async (id: string) => {
    const release = stored.find((record) => releaseId(record) === id);
    if (release !== undefined) return { release, objects: [] };
    throw new ActionError('RELEASE_INVALID', 'aws: the manifests are not stored there any more');
  };
  return {
    cluster,
    read: async () => ({
      use: { cluster, history, digests: new Map(), tagged: [], ...use },
      store: { read },
    }),
  };
}

const ask = (clusters: readonly ClusterSource[], registries: readonly FakeRegistry[], releases = 1) =>
  survey({ application: 'shop', services: ['web'], clusters, registries, policy: { releases } });

describe('a survey', () => {
  it('ties manifests together: children, subjects, fallback and cosign tags', async () => {
    const registry = fakeRegistry();
    const image = registry.put('web', imageNamed('web'));
    const index = registry.put('web', indexOf(image), ['main']);
    const signature = registry.put('web', attachmentTo(index));
    const fallback = registry.put('web', indexOf(signature), [index.replace(':', '-')]);
    const cosign = registry.put('web', imageNamed('cosign'), [`${image.replace(':', '-')}.sig`]);
    const { registries } = await ask([], [registry]);
    const web = registries[0]?.repositories.get('web');
    const subjects = Object.fromEntries([...(web ?? [])].map(([digest, each]) => [digest, each.subjects]));
    expect(subjects).toEqual({
      [image]: [],
      [index]: [],
      [signature]: [index],
      [fallback]: [index],
      [cosign]: [image],
    });
    expect(web?.get(index)?.children).toEqual([image]);
  });

  it('asks for a manifest once, however often it looks', async () => {
    const registry = fakeRegistry();
    registry.put('web', imageNamed('web'));
    await ask([], [registry]);
    const late = registry.put('web', imageNamed('late'));
    const { registries } = await ask([], [registry]);
    expect(registries[0]?.repositories.get('web')?.has(late)).toBe(true);
    expect(registry.asked).toHaveLength(2);
  });

  it('looks into the repositories of services that only older releases have', async () => {
    const registry = fakeRegistry();
    registry.putRelease(recordOf(1, ['web', 'cart']));
    const cart = registry.put('cart', imageNamed('cart'));
    expect((await ask([], [registry])).registries[0]?.repositories.get('cart')?.has(cart)).toBe(true);
  });

  it('names everything that could not be seen, at once', async () => {
    const [first, second] = [fakeRegistry('aws'), fakeRegistry('gcp')];
    const lost = first.put('web', imageNamed('lost'));
    first.absent.add(lost);
    const child = second.put('web', imageNamed('child'));
    second.put('web', indexOf(child));
    second.unlisted.add(child);
    const odd = second.put('web', { mediaType: mediaTypes.index, config: {} });
    const silent: ClusterSource = {
      cluster: 'production/azure',
      read: async () => {
        throw new ActionError('CLUSTER_UNREACHABLE', 'Cluster azure did not answer', { hint: 'Is it up?' });
      },
    };
    const failure: unknown = await ask([silent], [first, second]).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'RETENTION_UNSAFE' });
    const [, ...lines] = String(failure).split('\n');
    expect(lines).toHaveLength(4);
    expect(lines).toEqual(
      expect.arrayContaining([
        `aws: shop/web@${lost}: the registry lists it and does not have it`,
        expect.stringContaining(`gcp: shop/web@${odd}: it `),
        `gcp: shop/web@${child}: the registry has it and does not list it`,
        'production/azure: Cluster azure did not answer (Is it up?)',
      ]),
    );
  });

  it('reports a mistake of ours as what it is', async () => {
    const broken: ClusterSource = { cluster: 'a/b', read: () => Promise.reject(new TypeError('a bug')) };
    await expect(ask([broken], [fakeRegistry()])).rejects.toThrow(TypeError);
  });

  it('leaves out a registry that gives no ages', async () => {
    const registry = fakeRegistry();
    registry.put('web', imageNamed('web'), ['main']);
    registry.dated = false;
    expect(await ask([], [registry])).toMatchObject({ opaque: ['aws'], registries: [] });
  });

  it('does not list more of such a registry than tells that', async () => {
    const registry = fakeRegistry();
    registry.putRelease(recordOf(1, ['web']));
    registry.dated = false;
    const listed: string[] = [];
    const { access } = registry;
    const listImages = (repository: string) => {
      listed.push(repository);
      return access.listImages?.(repository) ?? Readable.from([]);
    };
    await ask([], [{ ...registry, access: { ...access, listImages } }]);
    expect(listed).toEqual(['shop/releases']);
  });

  it.each(['../bank', 'web/../../bank', 'Web'])(
    'does not follow a record to %s, which is no name of a service',
    async (service) => {
      const registry = fakeRegistry();
      registry.putRelease(recordOf(1, [service]));
      await expect(ask([], [registry])).rejects.toMatchObject({
        code: 'RETENTION_UNSAFE',
        message: expect.stringContaining('it records a release in a way this version does not know'),
      });
    },
  );
});

describe('needs', () => {
  it('have the images of every release a ledger names, also where another registry has the record', async () => {
    const [first, second] = [fakeRegistry('aws'), fakeRegistry('gcp')];
    const record = recordOf(1, ['web']);
    first.putRelease(record);
    const { needs } = await ask([clusterOf([record])], [first, second], 0);
    expect([...needs.named]).toEqual([releaseId(record)]);
    expect(needs.digests.get(digestOf('web 1'))).toBe('ledger');
  });

  it('have the newest releases of each branch', async () => {
    const registry = fakeRegistry();
    const records = [1, 2, 3].map((sequence) => recordOf(sequence, ['web']));
    const other = recordOf(2, ['web'], { web: 'web dev' }, { ref: 'refs/heads/develop' });
    for (const record of [...records, other]) registry.putRelease(record);
    const { needs } = await ask([], [registry], 2);
    const newest = [...records.slice(1), other];
    expect([...needs.newest].sort()).toEqual(newest.map(releaseId).sort());
  });

  it('have the newest releases of each source repository, whose numbers begin anew', async () => {
    const registry = fakeRegistry();
    const before = recordOf(500, ['web']);
    const moved = recordOf(1, ['web'], {}, { repositoryId: '2' });
    for (const record of [before, moved]) registry.putRelease(record);
    const { needs } = await ask([], [registry], 1);
    expect([...needs.newest].sort()).toEqual([before, moved].map(releaseId).sort());
  });

  it('come with a word on a registry that has no release', async () => {
    const registry = fakeRegistry();
    registry.put('web', imageNamed('web'));
    registry.putRelease(recordOf(1, ['web'], {}, { application: 'bank' }));
    expect((await ask([], [registry])).notes).toEqual([
      'aws has no release of shop: none of it stays for being among the newest',
    ]);
  });

  it('find a release that no registry has any more in the cluster', async () => {
    const record = recordOf(1, ['web']);
    const { needs } = await ask([clusterOf([record], {}, [record])], [fakeRegistry()]);
    expect(needs.digests.get(digestOf('web 1'))).toBe('ledger');
  });

  it('cannot be told while a release to go back to is known to nobody', async () => {
    await expect(ask([clusterOf([recordOf(8, ['web'])])], [fakeRegistry()])).rejects.toMatchObject({
      code: 'RETENTION_UNSAFE',
      message: expect.stringContaining('production/aws: nobody can say what release 8 is made of'),
    });
  });

  it('cannot be told while a registry does not list what is needed', async () => {
    const registry = fakeRegistry();
    const hidden = registry.put('web', imageNamed('web 1'));
    registry.unlisted.add(hidden);
    const record = recordOf(1, ['web']);
    const services = { web: { digest: hidden, platforms: {}, scans: {}, sboms: {} } };
    registry.putRelease({ ...record, services });
    await expect(ask([], [registry])).rejects.toMatchObject({
      code: 'RETENTION_UNSAFE',
      message: expect.stringContaining(`aws: shop/web@${hidden}: the registry has it and does not list it`),
    });
  });

  it('can be told without a release that is out of reach of a rollback', async () => {
    const registry = fakeRegistry();
    const records = Array.from({ length: 12 }, (_, index) => recordOf(index + 1, ['web']));
    for (const record of records.slice(1)) registry.putRelease(record);
    const { notes } = await ask([clusterOf(records)], [registry]);
    expect(notes).toEqual([
      'production/aws: its ledger names release 1, of which no registry has the record',
    ]);
  });

  it('come with a word on a cluster whose ledger names nothing, as in a namespace with a typing error', async () => {
    const { notes } = await ask([clusterOf([])], [fakeRegistry()]);
    expect(notes).toContain(
      'production/aws: its ledger names no release of shop; see that the fleet file has the right namespace',
    );
  });

  it('have what a workload names by tag', async () => {
    const registry = fakeRegistry();
    const image = registry.put('web', imageNamed('web'), ['nightly']);
    const tagged = [{ repository: 'mirror.example/any/web', tag: 'nightly' }];
    const { needs } = await ask([clusterOf([], { tagged })], [registry]);
    expect(needs.digests.get(image)).toBe('running');
  });
});
