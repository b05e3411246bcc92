import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isAsApplied } from '../../../src/kube/as-applied.ts';
import type { KubeClient, KubeObject } from '../../../src/kube/client.ts';
import { diffObjects } from '../../../src/kube/diff.ts';
import { isRecord } from '../../../src/kube/fields.ts';
import { ownedFields } from '../../../src/kube/managed-fields.ts';
import { refOf } from '../../../src/kube/object.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { type ControlPlane, startControlPlane } from './control-plane.ts';

const namespace = 'default';
const labels = { app: 'web' };
const template = {
  metadata: { labels, annotations: { 'example.com/a': 'b' } },
  spec: {
    initContainers: [
      { name: 'init', image: 'r.example/init' },
      { name: 'next', image: 'r.example/next' },
    ],
    containers: [
      {
        ...{ name: 'app', image: 'r.example/web', args: ['--a', '--b'] },
        env: [
          { name: 'A', value: '1' },
          { name: 'IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
          { name: 'B', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
        ],
        ports: [{ containerPort: 8080 }, { name: 'udp', containerPort: 8080, protocol: 'UDP' }],
        resources: { requests: { cpu: '10m', memory: '64Mi' } },
        readinessProbe: { httpGet: { path: '/', port: 8080 } },
        volumeMounts: [{ name: 'data', mountPath: '/data' }],
      },
    ],
    volumes: [{ name: 'data', emptyDir: {} }],
    tolerations: [{ key: 'a', operator: 'Exists' }],
  },
};
const of = (apiVersion: string, kind: string, rest: object): KubeObject => ({
  ...{ apiVersion, kind, metadata: { name: 'web', namespace, labels, finalizers: ['example.com/keep'] } },
  ...rest,
});
const objects = [
  of('v1', 'ConfigMap', { data: { a: '1', b: '' } }),
  of('v1', 'Secret', { type: 'Opaque', data: { k: 'YQ==' } }),
  of('v1', 'Service', { spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 8080 }] } }),
  of('apps/v1', 'Deployment', { spec: { replicas: 2, selector: { matchLabels: labels }, template } }),
  of('apps/v1', 'StatefulSet', { spec: { serviceName: 'web', selector: { matchLabels: labels }, template } }),
  of('policy/v1', 'PodDisruptionBudget', { spec: { minAvailable: 1, selector: { matchLabels: labels } } }),
  of('rbac.authorization.k8s.io/v1', 'Role', {
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
  }),
  of('networking.k8s.io/v1', 'NetworkPolicy', {
    spec: {
      podSelector: {},
      policyTypes: ['Ingress'],
      ingress: [{ ports: [{ port: 80 }, { port: 53, protocol: 'UDP' }] }],
    },
  }),
  // A quantity the server writes in another way: it has to be asked.
  of('v1', 'ResourceQuota', { spec: { hard: { pods: '1000000m' } } }),
];

let plane: ControlPlane;
let client: KubeClient;

beforeAll(async () => {
  plane = await startControlPlane((await toolchain()).bin);
  client = plane.client();
  for (const object of objects) await client.apply(object);
}, 60_000);
afterAll(() => plane?.stop());

const live = async (object: KubeObject) => {
  const found = await client.get(refOf(object));
  if (found === undefined) throw new Error('it is gone');
  return found;
};

/** What the server itself says. */
async function wouldChange(object: KubeObject): Promise<boolean> {
  const [before, after] = [await live(object), await client.apply(object, { dryRun: true, force: true })];
  return diffObjects(before, after) !== '' || ownedFields(before) !== ownedFields(after);
}

/** The object without each of its fields and items in turn, with each text changed, and each list turned round. */
function* variants(value: unknown): Generator<unknown> {
  if (typeof value === 'string') yield `${value}x`;
  if (typeof value === 'number') yield value + 1;
  if (Array.isArray(value) && value.length > 1) yield value.toReversed();
  if (Array.isArray(value))
    for (const [at, item] of value.entries()) {
      yield value.toSpliced(at, 1);
      for (const other of variants(item)) yield value.with(at, other);
    }
  if (isRecord(value))
    for (const [name, item] of Object.entries(value)) {
      const { [name]: _, ...rest } = value;
      yield rest;
      for (const other of variants(item)) yield { ...value, [name]: other };
    }
}

describe('isAsApplied', () => {
  it.each(objects.map((object) => [object.kind, object] as const))(
    'knows a %s that is as it was applied',
    async (kind, object) => {
      expect(isAsApplied(object, await live(object))).toBe(kind !== 'ResourceQuota');
      expect(await wouldChange(object)).toBe(false);
    },
  );

  it.each(objects.map((object) => [object.kind, object] as const))(
    'never calls a %s unchanged that the server would change',
    async (_kind, object) => {
      const before = await live(object);
      const { apiVersion, kind, metadata, ...rest } = object;
      const wanted = [
        ...[...variants(rest)].map((other) => ({ ...object, ...stripped(rest), ...asRecord(other) })),
        ...[...variants(labels)].map((other) => ({
          ...{ apiVersion, kind, ...rest },
          metadata: { ...metadata, labels: asTexts(other) },
        })),
        { ...object, metadata: { ...metadata, annotations: { 'example.com/new': 'x' } } },
      ];
      expect(wanted.filter((one) => isAsApplied(one, before))).toEqual([]);
    },
  );

  it('is asked of a server that keeps the order of init containers', async () => {
    const turned = objects
      .filter(({ kind }) => kind === 'Deployment')
      .map((object) => ({
        ...object,
        spec: {
          ...asRecord(object.spec),
          template: {
            ...template,
            spec: { ...template.spec, initContainers: template.spec.initContainers.toReversed() },
          },
        },
      }));
    expect(await Promise.all(turned.map(wouldChange))).toEqual([true]);
  });

  it('sees what others changed, added and took', async () => {
    const [configMap] = objects;
    if (configMap === undefined) throw new Error('no objects');
    const ref = refOf(configMap);
    await client.patch(ref, { metadata: { annotations: { 'example.com/other': 'theirs' } } });
    expect(isAsApplied(configMap, await live(configMap))).toBe(true);
    await client.patch(ref, { data: { a: '2' } });
    expect(isAsApplied(configMap, await live(configMap))).toBe(false);
    await client.apply(configMap, { force: true });
    expect(isAsApplied(configMap, await live(configMap))).toBe(true);
    await client.patch(ref, { data: { a: null } });
    expect(isAsApplied(configMap, await live(configMap))).toBe(false);
  });
});

const asRecord = (value: unknown) => (isRecord(value) ? value : {});
const stripped = (rest: object) => Object.fromEntries(Object.keys(rest).map((name) => [name, undefined]));
const asTexts = (value: unknown) =>
  Object.fromEntries(Object.entries(asRecord(value)).map(([name, text]) => [name, String(text)]));
