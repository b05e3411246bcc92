import { describe, expect, it } from '@jest/globals';
import type { KubeClient } from '../../../src/kube/client.ts';
import { normalize } from '../../../src/kube/normalize.ts';
import type { KubeObject } from '../../../src/kube/object.ts';

// Only what `normalize` asks of a client.
const client = {
  name: 'test',
  scopeOf: async ({ kind }: { kind: string }) =>
    ['Pod', 'Secret'].includes(kind) ? 'Namespaced' : 'Cluster',
} as unknown as KubeClient;

const object = (apiVersion: string, kind: string, fields: object, metadata: object = {}): KubeObject => ({
  apiVersion,
  kind,
  metadata: { name: 'web', ...metadata },
  ...fields,
});

const normalized = async (one: KubeObject) => {
  const { objects, problems } = await normalize(client, [one], 'shop');
  return { object: objects[0], problems: problems.filter(({ lines }) => lines.length > 0) };
};

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('stringData', () => {
  it('goes into data, null as empty text', async () => {
    const stringData = { a: 'new', b: null, c: '' };
    const found = await normalized(
      object('v1', 'Secret', { data: { a: base64('old'), d: 'ZA==' }, stringData }),
    );
    expect(found.problems).toEqual([]);
    expect(found.object).toEqual({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'web', namespace: 'shop' },
      data: { a: base64('new'), b: '', c: '', d: 'ZA==' },
    });
  });

  it('is dropped where it is null', async () => {
    const found = await normalized(object('v1', 'Secret', { stringData: null }));
    expect(found.object).not.toHaveProperty('stringData');
  });

  it.each([
    ['number', 42],
    ['number', 1.1],
    ['boolean', true],
    ['list', ['hunter2']],
    ['mapping', { a: 'hunter2' }],
  ])('is a problem where a value is a %s', async (type, value) => {
    const { problems } = await normalized(object('v1', 'Secret', { stringData: { user: 'u', port: value } }));
    expect(problems).toEqual([
      {
        title: 'No text in stringData of',
        lines: [`Secret shop/web: port is a ${type}`],
        hint: expect.stringContaining('Quote'),
      },
    ]);
  });

  it.each(['text', ['a']])('is left to the API server to refuse where it is %j', async (stringData) => {
    const found = await normalized(object('v1', 'Secret', { stringData }));
    expect(found.object).toHaveProperty('stringData', stringData);
  });

  it('is a field like any other of another group’s Secret', async () => {
    const found = await normalized(object('a.example/v1', 'Secret', { stringData: { port: 1 } }));
    expect(found).toMatchObject({ object: { stringData: { port: 1 } }, problems: [] });
  });
});

it.each([
  [undefined, 'shop'],
  [null, 'shop'],
  ['', 'shop'],
  ['other', 'other'],
])('places an object of the namespace %j in %s', async (namespace, expected) => {
  const found = await normalized(object('v1', 'Pod', {}, { namespace }));
  expect(found.object?.metadata.namespace).toBe(expected);
});

describe('fields that controllers fill in', () => {
  const rules = [{ verbs: ['get'], apiGroups: [''], resources: ['pods'] }];
  const aggregationRule = { clusterRoleSelectors: [{ matchLabels: { a: 'b' } }] };
  const rbac = 'rbac.authorization.k8s.io/v1';

  it.each([[[]], [rules], [null]])('drops the rules %j of an aggregated ClusterRole', async (written) => {
    const found = await normalized(object(rbac, 'ClusterRole', { aggregationRule, rules: written }));
    expect(found.object).toEqual(object(rbac, 'ClusterRole', { aggregationRule }));
  });

  it.each([undefined, null])('keeps the rules of a ClusterRole with the aggregationRule %j', async (rule) => {
    const found = await normalized(object(rbac, 'ClusterRole', { aggregationRule: rule, rules }));
    expect(found.object).toHaveProperty('rules', rules);
  });

  const webhooks = (config: object) => ({ webhooks: [{ name: 'a.example', clientConfig: config }] });
  const conversion = (config: object) => ({
    spec: { group: 'a.example', conversion: { strategy: 'Webhook', webhook: { clientConfig: config } } },
  });
  const holders: readonly (readonly [string, string, (config: object) => object])[] = [
    ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', webhooks],
    ['admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', webhooks],
    ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', conversion],
    ['apiregistration.k8s.io/v1', 'APIService', (config) => ({ spec: { group: 'a.example', ...config } })],
  ];

  it.each(holders)(
    'drops a placeholder for the CA of %s %s, and keeps a CA',
    async (version, kind, fields) => {
      const service = { name: 'web', namespace: 'shop' };
      for (const caBundle of ['', 'Cg==', null]) {
        const written = object(version, kind, fields({ service, caBundle }));
        const before = structuredClone(written);
        expect((await normalized(written)).object).toEqual(object(version, kind, fields({ service })));
        expect(written).toEqual(before);
      }
      const real = object(version, kind, fields({ service, caBundle: 'Q0E=' }));
      expect((await normalized(real)).object).toEqual(real);
    },
  );

  it.each([{ spec: undefined }, { spec: { conversion: null } }])('takes a CRD with %j', async (fields) => {
    const definition = object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', fields);
    expect((await normalized(definition)).object).toEqual(definition);
  });
});
