import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { templates } from '../../template/checks.ts';
import { manifestsOf } from '../../template/manifests.ts';

const platform = path.join(templates, 'delivery-platform');
const role = z.object({
  rules: z.array(
    z.object({
      resources: z.array(z.string()),
      resourceNames: z.array(z.string()).optional(),
      verbs: z.array(z.string()),
    }),
  ),
});
const binding = z.object({
  metadata: z.object({ namespace: z.string().optional() }),
  roleRef: z.object({ kind: z.string(), name: z.string() }),
  subjects: z.tuple([z.object({ kind: z.literal('Group'), name: z.literal('flux-hub') })]),
});

const objects = await manifestsOf(path.join(platform, 'flux/access/cluster.yaml'));
const deploy = await manifestsOf(path.join(platform, 'rbac/deploy.yaml'));
const bindings = objects.filter(({ kind }) => kind.endsWith('Binding')).map((one) => binding.parse(one));
const granted = bindings.map(({ metadata, roleRef }) => {
  const named = [...objects, ...deploy].find(
    (one) => one.kind === roleRef.kind && one.metadata.name === roleRef.name,
  );
  return { namespace: metadata.namespace, name: roleRef.name, ...role.parse(named) };
});

describe('what the hub of Flux may do in a cluster', () => {
  it('has what a delivery has, in the namespace of the platform', () => {
    expect(granted).toContainEqual(
      expect.objectContaining({ namespace: 'delivery-platform', name: 'flotilla-deployer' }),
    );
  });

  it('has what Helm needs to replace its own record, which a delivery only patches', () => {
    const may = (verb: string) =>
      granted.some(
        ({ namespace, rules }) =>
          namespace === 'delivery-platform' &&
          rules.some(({ resources, verbs }) => resources.includes('secrets') && verbs.includes(verb)),
      );
    expect(['get', 'list', 'create', 'update', 'delete'].filter((verb) => !may(verb))).toEqual([]);
  });

  it('is nothing in all the cluster but to hold one namespace to its labels', () => {
    expect(granted.filter(({ namespace }) => namespace === undefined).flatMap(({ rules }) => rules)).toEqual([
      { resources: ['namespaces'], resourceNames: ['delivery-platform'], verbs: ['get', 'patch'] },
    ]);
  });
});
