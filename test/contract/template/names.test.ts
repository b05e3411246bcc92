import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { templates } from '../../template/checks.ts';
import { manifestsOf } from '../../template/manifests.ts';

/* A name that one file of the platform gives is the name that the others use: whoever fills one in finds all of them. */

const platform = path.join(templates, 'delivery-platform');
const read = async (file: string): Promise<unknown> =>
  parse(await readFile(path.join(platform, file), 'utf8'));
const text = z.string();
const cluster = z.looseObject({ cloud: text, cluster: text });
const fleet = z.object({
  applications: z.record(text, z.looseObject({ services: z.record(text, z.unknown()) })),
  registries: z.record(text, z.record(text, text)),
  environments: z.record(text, z.looseObject({ namespace: text, clusters: z.record(text, cluster) })),
});
const { applications, registries, environments } = fleet.parse(await read('.github/flotilla.yml'));
const account = registries['aws']?.['account'];
const services = Object.keys(applications['delivery-platform']?.services ?? {}).sort();
const clusters = Object.entries(environments).flatMap(([environment, { clusters: all }]) =>
  Object.entries(all).map(([cloud, one]) => ({ environment, cloud, one })),
);

/** What a cluster is called in full at its cloud. */
const fullName = (one: z.infer<typeof cluster>): string => {
  const { cloud, cluster: name } = one;
  if (cloud === 'aws') return `arn:aws:eks:${one['region']}:${account}:cluster/${name}`;
  if (cloud === 'gcp') return `projects/${one['project']}/locations/${one['location']}/clusters/${name}`;
  const group = `/subscriptions/${one['subscription']}/resourceGroups/${one['resource-group']}`;
  return `${group}/providers/Microsoft.ContainerService/managedClusters/${name}`;
};

/** Where a registry has the images, without the service. */
const placeOf = (cloud: string): string => {
  const one = registries[cloud] ?? {};
  if (cloud === 'aws') return `${one['account']}.dkr.ecr.${one['region']}.amazonaws.com/${one['path']}`;
  if (cloud === 'gcp') return `${one['location']}-docker.pkg.dev/${one['project']}/${one['repository']}`;
  return `${one['registry']}.azurecr.io/${one['path']}`;
};

describe('the clusters of the fleet file', () => {
  it.each(clusters)('are those of Flux: $cloud of $environment', async ({ environment, cloud, one }) => {
    const [connection] = await manifestsOf(path.join(platform, 'clusters', environment, `${cloud}.yaml`));
    expect(connection?.['data']).toEqual({ provider: cloud, cluster: fullName(one) });
  });

  it('are those of the drill, reached by the same way', async () => {
    const drill = fleet.partial().parse(await read('disaster-recovery/drill/flotilla.yml'));
    const place = (one: Record<string, unknown> = {}) =>
      Object.fromEntries(Object.entries(one).filter(([key]) => !/identity|registry|values/.test(key)));
    const drilled = drill.environments?.['production']?.clusters ?? {};
    expect(Object.keys(drilled).sort()).toEqual(
      Object.keys(environments['production']?.clusters ?? {}).sort(),
    );
    for (const [cloud, one] of Object.entries(drilled))
      expect(place(one)).toEqual(place(environments['production']?.clusters[cloud]));
  });

  it('are those that nodes are added to and costs are told of', async () => {
    const aws = environments['production']?.clusters['aws'];
    const autoscaler = await read('scaling/cluster-autoscaler/values-aws.yaml');
    expect(autoscaler).toMatchObject({
      awsRegion: aws?.['region'],
      autoDiscovery: { clusterName: aws?.cluster },
    });
    expect(await readFile(path.join(platform, 'cost/README.md'), 'utf8')).toContain(
      `defaultClusterId=${aws?.cluster}`,
    );
  });
});

describe('the registries of the fleet file', () => {
  it.each(Object.keys(registries))('are where the chart looks on %s', async (cloud) => {
    const values = await read(`helm-charts/delivery-platform/values-${cloud}.yaml`);
    expect(values).toMatchObject({ global: { cloud, registry: placeOf(cloud) } });
  });

  it('are what Flux asks for new images, service by service', async () => {
    for (const service of services) {
      const [repository] = await manifestsOf(path.join(platform, `flux/image-automation/${service}.yaml`));
      expect(repository?.['spec']).toMatchObject({ image: `${placeOf('aws')}/${service}`, provider: 'aws' });
    }
  });
});

it('the services of the fleet file are those of the chart, and of what Flux writes', async () => {
  const named = z.object({ services: z.record(text, z.unknown()) });
  for (const file of ['helm-charts/delivery-platform/values.yaml', 'clusters/development/release.yaml'])
    expect(Object.keys(named.parse(await read(file)).services).sort()).toEqual(services);
});

it('the namespace of the fleet file is everybody’s', async () => {
  const [namespace, ...others] = [...new Set(Object.values(environments).map((one) => one.namespace))];
  expect(others).toEqual([]);
  const files = [
    ...['rbac/deploy.yaml', 'rbac/plan.yaml', 'rbac/prune.yaml', 'flux/access/cluster.yaml'],
    ...['scaling/keda/order-service.yaml', 'scaling/headroom/placeholder.yaml'],
  ];
  const objects = (await Promise.all(files.map((file) => manifestsOf(path.join(platform, file))))).flat();
  const named = objects.flatMap(({ metadata }) => metadata.namespace ?? []);
  expect(named.length).toBeGreaterThanOrEqual(files.length);
  expect([...new Set(named)]).toEqual([namespace]);
  const [foundation] = await manifestsOf(path.join(platform, 'flux/foundation/namespace.yaml'));
  expect(foundation?.metadata.name).toBe(namespace);
  const [release] = await manifestsOf(path.join(platform, 'flux/cluster/release.yaml'));
  expect(release?.['spec']).toMatchObject({ targetNamespace: namespace, storageNamespace: namespace });
});

it('the namespace has the rules of security, whoever makes it', async () => {
  const labelled = z.looseObject({ labels: z.record(text, text) });
  const labelsOf = async (file: string) => {
    const [namespace] = await manifestsOf(path.join(platform, file));
    return labelled.parse(namespace?.metadata).labels;
  };
  const asked = await labelsOf('security/pod-security/delivery-platform.yaml');
  // What judges the namespace or its pods; the rest warns, or names a version.
  const rules = Object.fromEntries(
    Object.entries(asked).filter(([key]) => !/\/(audit|warn|enforce-version)$/.test(key)),
  );
  expect(Object.keys(rules).length).toBeGreaterThanOrEqual(5);
  for (const file of ['flux/foundation/namespace.yaml', 'argocd/access/cluster.yaml'])
    expect(await labelsOf(file)).toMatchObject(rules);
  const synced = z.looseObject({
    syncPolicy: z.looseObject({ managedNamespaceMetadata: labelled }),
  });
  const set = z.looseObject({ template: z.looseObject({ spec: synced }) });
  const [one] = await manifestsOf(path.join(platform, 'argocd/applications/delivery-platform.yaml'));
  const sets = await Promise.all(
    ['delivery-platform', 'delivery-platform-in-turn'].map(async (name) => {
      const [object] = await manifestsOf(path.join(platform, `argocd/applicationsets/${name}.yaml`));
      return set.parse(object?.['spec']).template.spec;
    }),
  );
  for (const { syncPolicy } of [synced.parse(one?.['spec']), ...sets])
    expect(syncPolicy.managedNamespaceMetadata.labels).toEqual(rules);
});
