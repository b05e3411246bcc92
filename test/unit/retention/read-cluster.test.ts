import { describe, expect, it } from '@jest/globals';
import { parentName } from '../../../src/kube/inventory.ts';
import type { KubeObject } from '../../../src/kube/object.ts';
import { readCluster } from '../../../src/retention/read-cluster.ts';
import { openLedger } from '../../../src/rollout/ledger.ts';
import { memoryClient } from '../../support/memory-client.ts';
import { digestOf, recordOf } from './sample-registry.ts';

const where = { cluster: 'production/aws', namespace: 'shop', application: 'shop' };
const image = (name: string) => `registry.example/shop/${name}@${digestOf(name)}`;
const podSpec = (...images: string[]) => ({
  containers: images.map((each, at) => ({ name: `c${at}`, image: each })),
});

async function clusterWith(objects: readonly Partial<KubeObject>[], namespace = 'shop') {
  const client = memoryClient();
  for (const [index, object] of objects.entries())
    await client.create({
      ...{ apiVersion: 'v1', kind: 'Pod', ...object },
      metadata: { name: `object-${index}`, namespace },
    });
  return client;
}

describe('what a cluster needs', () => {
  it('is what pods run and what workloads of every kind would run', async () => {
    const pod = { spec: podSpec('web:1'), status: { containerStatuses: [{ imageID: image('pod') }] } };
    const template = (name: string) => ({ template: { spec: podSpec(image(name)) } });
    const client = await clusterWith([
      { kind: 'Pod', ...pod },
      { apiVersion: 'apps/v1', kind: 'ReplicaSet', spec: template('revision') },
      { apiVersion: 'batch/v1', kind: 'CronJob', spec: { jobTemplate: { spec: template('nightly') } } },
      { apiVersion: 'apps/v1', kind: 'ControllerRevision', data: { spec: JSON.stringify(template('undo')) } },
      { apiVersion: 'apps/v1', kind: 'Deployment', spec: template('web') },
    ]);
    const { digests } = await readCluster(client, where);
    for (const name of ['pod', 'revision', 'nightly', 'undo', 'web'])
      expect([name, digests.has(digestOf(name))]).toEqual([name, true]);
    expect(digests.get(digestOf('nightly'))).toBe('CronJob object-2');
  });

  it('has images that are named by tag alone', async () => {
    const client = await clusterWith([
      { spec: podSpec('registry.example:5000/shop/web:1.2', 'busybox', image('web')) },
    ]);
    expect((await readCluster(client, where)).tagged).toEqual([
      { repository: 'registry.example:5000/shop/web', tag: '1.2' },
      { repository: 'busybox', tag: 'latest' },
    ]);
  });

  it('is also in other namespaces and kinds that the application has objects of', async () => {
    const rollout = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' };
    const client = await clusterWith([{ ...rollout, spec: { image: image('canary') } }], 'jobs');
    const jobs = { apiVersion: 'jobset.x-k8s.io/v1alpha2', kind: 'JobSet' };
    await client.create({
      ...{ ...jobs, metadata: { name: 'suspended', namespace: 'jobs' } },
      spec: { image: image('suspended') },
    });
    client.apiVersions = async () => [
      ...['v1', 'argoproj.io/v1alpha1', 'argoproj.io/v1alpha1/Rollout'],
      ...['jobset.x-k8s.io/v1alpha2', 'jobset.x-k8s.io/v1alpha2/JobSet'],
    ];
    expect((await readCluster(client, where)).digests.size).toBe(0);
    await client.create({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: parentName('shop'),
        namespace: 'shop',
        annotations: {
          'applyset.kubernetes.io/contains-group-kinds':
            'Rollout.argoproj.io,JobSet.jobset.x-k8s.io,Secret,Role.rbac.authorization.k8s.io',
          'applyset.kubernetes.io/additional-namespaces': 'jobs',
        },
      },
    });
    const asked: string[] = [];
    const { list } = client;
    client.list = (kind, options) => {
      asked.push(kind.kind);
      return list(kind, options);
    };
    const { digests } = await readCluster(client, where);
    expect([...digests.keys()].sort()).toEqual([digestOf('canary'), digestOf('suspended')].sort());
    expect(asked).not.toContain('Secret');
    expect(asked).not.toContain('Role');
  });

  it('comes with its ledger', async () => {
    const client = memoryClient();
    const { application, sequence, source } = recordOf(7, ['web']);
    await openLedger(client, 'shop', 'shop').append([
      {
        ...{ schemaVersion: 1, release: digestOf('release'), application, sequence, commit: source.commit },
        ...{ environment: 'production', cluster: 'aws', state: 'verified', actor: 'ada', run: source.run },
        at: '2026-01-01T00:00:00Z',
      },
    ]);
    expect((await readCluster(client, where)).history).toMatchObject([{ sequence: 7, state: 'verified' }]);
  });
});
