import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { templates } from '../../template/checks.ts';
import { manifestsOf } from '../../template/manifests.ts';

/* A webhook that fails closed holds what it should, and cannot stop the cluster that is to run it. */

const opa = path.join(templates, 'delivery-platform/security/opa');
const rule = z.strictObject({
  apiGroups: z.array(z.string()),
  apiVersions: z.array(z.string()),
  operations: z.array(z.enum(['CREATE', 'UPDATE'])),
  resources: z.array(z.string()),
});
const values = z
  .looseObject({
    validatingWebhookFailurePolicy: z.literal('Fail'),
    validatingWebhookCustomRules: z.array(rule),
    validatingWebhookExemptNamespacesLabels: z.record(z.string(), z.array(z.string())),
  })
  .parse(parse(await readFile(path.join(opa, 'values.yaml'), 'utf8')));
const constraint = z.looseObject({
  spec: z.looseObject({
    match: z.looseObject({
      kinds: z.array(z.object({ apiGroups: z.array(z.string()), kinds: z.array(z.string()) })),
    }),
  }),
});

const asked = (group: string, resource: string) =>
  values.validatingWebhookCustomRules.some(
    ({ apiGroups, resources }) =>
      (apiGroups.includes(group) || apiGroups.includes('*')) &&
      (resources.includes(resource) || resources.includes('*')),
  );

describe("Gatekeeper's webhook", () => {
  it('is asked about every kind that a constraint judges, by both writes', async () => {
    const files = ['allowed-registries', 'container-resources', 'host-access', 'image-digests'].concat(
      'isolated-namespaces',
      'required-labels',
    );
    const manifests = await Promise.all(
      files.map((file) => manifestsOf(path.join(opa, 'constraints', `${file}.yaml`))),
    );
    const judged = manifests
      .flat()
      .flatMap((one) => constraint.parse(one).spec.match.kinds)
      .flatMap(({ apiGroups, kinds }) =>
        apiGroups.flatMap((group) => kinds.map((kind) => [group, `${kind.toLowerCase()}s`] as const)),
      );
    expect(judged.length).toBeGreaterThan(20);
    expect(judged.filter(([group, resource]) => !asked(group, resource))).toEqual([]);
    expect(asked('', 'pods/ephemeralcontainers')).toBe(true);
    for (const { operations } of values.validatingWebhookCustomRules)
      expect(operations).toEqual(['CREATE', 'UPDATE']);
  });

  it('is asked about nothing that nodes need to live, and nothing of kube-system', () => {
    const vital = [
      ['', 'nodes'],
      ['', 'namespaces'],
      ['', 'serviceaccounts'],
      ['coordination.k8s.io', 'leases'],
      ['certificates.k8s.io', 'certificatesigningrequests'],
      ['storage.k8s.io', 'csinodes'],
    ] as const;
    expect(vital.filter(([group, resource]) => asked(group, resource))).toEqual([]);
    expect(values.validatingWebhookExemptNamespacesLabels['kubernetes.io/metadata.name']).toContain(
      'kube-system',
    );
  });
});
