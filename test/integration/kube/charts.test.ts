import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/core/clock.ts';
import { type Exec, systemExec } from '../../../src/core/exec.ts';
import { createTemp } from '../../../src/core/temp.ts';
import { apply } from '../../../src/kube/apply.ts';
import type { KubeClient, KubeObject } from '../../../src/kube/client.ts';
import { numberAt } from '../../../src/kube/fields.ts';
import { finishApply } from '../../../src/kube/finish.ts';
import { readInventory } from '../../../src/kube/inventory.ts';
import type { ValueSources } from '../../../src/kube/open-values.ts';
import { type ApplyPlan, type PlanOptions, planApply } from '../../../src/kube/plan.ts';
import { render } from '../../../src/kube/render.ts';
import { runHooks } from '../../../src/kube/run-hooks.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { type ControlPlane, poll, startControlPlane } from './control-plane.ts';
import { startKubelet } from './kubelet.ts';
import { silentLog } from './silent-log.ts';

const run = promisify(execFile);
const noSources: ValueSources = {
  decryption: { keys: undefined, mask: () => undefined },
  vault: undefined,
};
const charts = path.join(import.meta.dirname, 'helm-charts');
const signal = new AbortController().signal;
const writing = { guard: async () => undefined, signal, clock: systemClock, log: silentLog };

let plane: ControlPlane;
let client: KubeClient;
let dir: string;
let bin: string;
let env: NodeJS.ProcessEnv;
let kubeconfig: string;

beforeAll(async () => {
  ({ bin } = await toolchain());
  plane = await startControlPlane(bin);
  client = plane.client();
  kubeconfig = path.join(plane.dir, 'kubeconfig');
  dir = await mkdtemp(path.join(os.tmpdir(), 'charts-'));
  env = { ...process.env, PATH: `${bin}:${process.env['PATH']}`, RUNNER_TEMP: dir };
}, 60_000);
afterAll(async () => {
  await plane?.stop();
  await rm(dir, { recursive: true, force: true });
});

const programs = ['helm', 'helm3'] as const;
type Program = (typeof programs)[number];

/** Runs one of the two Helms as `helm`. */
const execOf =
  (program: Program): Exec =>
  ({ argv: [name, ...args], ...command }) =>
    systemExec({ ...command, argv: [path.join(bin, name === 'helm' ? program : name), ...args] });

const rendered = (chart: string, namespace: string, overrides: object = {}, program: Program = 'helm') =>
  render(
    {
      kind: 'helm',
      directory: path.join(charts, chart),
      release: chart,
      values: [],
      overrides: { ...overrides },
    },
    {
      ...{
        application: 'app',
        namespace,
        access: plane.access,
        client,
        images: { services: {}, allowed: [] },
      },
      ...{ sources: noSources, exec: execOf(program), temp: createTemp(env), env },
    },
  );

async function deliver(
  namespace: string,
  objects: readonly KubeObject[],
  options: Partial<PlanOptions> = {},
): Promise<ApplyPlan> {
  const plan = await planApply(client, objects, { application: 'app', namespace, ...options });
  await apply(client, plan, writing);
  await runHooks(client, plan.hooks.post, namespace, writing);
  await finishApply(client, plan, writing);
  return plan;
}

const plan = (namespace: string, objects: readonly KubeObject[], options: Partial<PlanOptions> = {}) =>
  planApply(client, objects, { application: 'app', namespace, ...options });

/** What an object is for, without what every write changes. */
const essence = ({ metadata: { labels, annotations, finalizers }, spec, data }: KubeObject) =>
  structuredClone({ labels, annotations: withoutRevision(annotations), finalizers, spec, data });

const withoutRevision = ({
  'deployment.kubernetes.io/revision': _revision,
  ...annotations
}: Record<string, string> = {}) => annotations;

const live = (objects: readonly KubeObject[], namespace: string) =>
  Promise.all(
    objects.map(async ({ apiVersion, kind, metadata: { name } }) => {
      const found = await client.get({ apiVersion, kind, name, namespace });
      return found && essence(found);
    }),
  );

describe.each(programs)('with %s', (program) => {
  const namespace = `operator-${program}`;

  // It is the cluster's: the next program brings it again.
  afterAll(async () => {
    const crd = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      name: 'lamps.light.example',
    };
    await client.delete(crd);
    await poll(async () => expect(await client.get(crd)).toBeUndefined());
  });

  it('a chart with CRDs, several namespaces, a subchart, a list and a lookup is delivered, and then unchanged', async () => {
    // The cluster does not know the chart's own kinds yet, and has a key that must stay.
    await client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
    const key = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'operator-key', namespace } };
    await client.create({ ...key, data: { key: Buffer.from('made-before').toString('base64') } });
    const first = await deliver(namespace, await rendered('operator', namespace, {}, program));
    const kept = (await client.get({ ...key, name: 'operator-key', namespace }))?.data?.['key'] ?? '';
    expect(Buffer.from(kept, 'base64').toString()).toBe('made-before');
    const kinds = new Set(first.changes.map(({ ref }) => ref.kind));
    expect([...kinds].sort()).toEqual(
      [
        ...[
          'ClusterRole',
          'ClusterRoleBinding',
          'ConfigMap',
          'CustomResourceDefinition',
          'Deployment',
          'Lamp',
        ],
        ...['Namespace', 'Secret', 'ServiceAccount', 'ValidatingWebhookConfiguration'],
      ].sort(),
    );
    expect((await readdir(dir)).filter((left) => left.startsWith('flotilla-'))).toEqual([]);
    const second = await plan(namespace, await rendered('operator', namespace, {}, program));
    expect(second.changes.filter(({ action }) => action !== 'unchanged')).toEqual([]);
    const greeting = { apiVersion: 'v1', kind: 'ConfigMap', name: 'greeting', namespace };
    expect((await client.get(greeting))?.data).toEqual({ text: 'hello', mode: '0644', answer: 'no' });
  });

  it('a release that Helm installed is adopted, and what the new one leaves out goes', async () => {
    const home = `edge-${program}`;
    const args = ['install', 'edge', path.join(charts, 'edge'), '-n', home, '--create-namespace'];
    await run(path.join(bin, program), [...args, '--set', 'release=b', '--kubeconfig', kubeconfig], { env });
    const objects = await rendered('edge', home, { release: 'a' }, program);
    const { operation, changes, risks } = await deliver(home, objects);
    expect(operation).toBe('upgrade');
    expect(changes.map(({ action, adopt }) => ({ action, adopt }))).toEqual(
      changes.map(() => ({ action: 'update', adopt: true })),
    );
    expect(risks.filter(({ kind }) => kind === 'takeover')).toHaveLength(changes.length);
    expect(JSON.stringify(await live(objects, home))).not.toMatch(/only-in-b|ONLY_IN_B/);
    // Helm keeps its own records, and lists what it installed until they are deleted.
    const listed = async () => {
      const list = ['list', '-n', home, '--kubeconfig', kubeconfig];
      return (await run(path.join(bin, program), list, { env })).stdout;
    };
    expect(await listed()).toMatch(/edge\s+\S+\s+1\s+.*deployed/);
    const records = ['delete', 'secret', '-n', home, '--selector', 'owner=helm,name=edge'];
    await run(path.join(bin, 'kubectl'), [...records, '--kubeconfig', kubeconfig], { env });
    expect(await listed()).not.toContain('edge');
    expect((await live(objects, home)).filter((found) => found === undefined)).toEqual([]);
  });
});

describe('the way back', () => {
  it('leaves nothing of the release it came from, also in objects that were adopted', async () => {
    const namespace = 'exact';
    const args = ['install', 'edge', path.join(charts, 'edge'), '-n', namespace, '--create-namespace'];
    await run(path.join(bin, 'helm'), [...args, '--kubeconfig', kubeconfig], { env });
    const stored = await rendered('edge', namespace, { release: 'a' });
    await deliver(namespace, stored);
    const before = await live(stored, namespace);
    const forward = await deliver(namespace, await rendered('edge', namespace, { release: 'b' }));
    expect(forward.changes.map(({ action }) => action).sort()).toEqual(
      ['create', ...Array(4).fill('update')].sort(),
    );
    expect(await live(stored, namespace)).not.toEqual(before);

    await deliver(namespace, stored, { force: true, rollback: true });
    const after = await plan(namespace, stored, { force: true, rollback: true });
    expect(after.changes.map(({ diff }) => diff).join('')).toBe('');
    expect(after.changes.map(({ action }) => action)).toEqual(stored.map(() => 'unchanged'));
    expect(await live(stored, namespace)).toEqual(before);
    const gone = { apiVersion: 'v1', kind: 'ConfigMap', namespace, name: 'only-in-b' };
    expect(await client.get(gone)).toBeUndefined();
  });
});

describe('what holds data and cannot be taken back', () => {
  const served = (...names: string[]): KubeObject => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'bells.sound.example' },
    spec: {
      ...{ group: 'sound.example', scope: 'Namespaced' },
      names: { kind: 'Bell', plural: 'bells', singular: 'bell' },
      versions: names.map((name) => ({
        ...{ name, served: true, storage: name === names.at(-1) },
        schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
      })),
    },
  });
  const settings = (value: string): KubeObject => ({
    ...{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } },
    data: { value },
  });

  it('keeps nothing else from going back, and is named', async () => {
    await deliver('bells', [served('v1'), settings('old')]);
    await deliver('bells', [served('v1', 'v2'), settings('new')]);
    await expect(plan('bells', [served('v1'), settings('old')])).rejects.toMatchObject({
      code: 'CHART_INVALID',
    });
    const back = await deliver('bells', [served('v1'), settings('old')], { force: true, rollback: true });
    expect(back.notes).toEqual([
      expect.stringMatching(
        /^stays as it is: CustomResourceDefinition bells\.sound\.example: .*storedVersions/,
      ),
    ]);
    const live = { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'bells', name: 'settings' };
    expect((await client.get(live))?.data).toEqual({ value: 'old' });
  });
});

describe('a chart of stateful and scheduled things', () => {
  const namespace = 'store';
  const scale = async (replicas: number, what: string) => {
    const args = ['--kubeconfig', kubeconfig, '-n', namespace, 'scale', what, `--replicas=${replicas}`];
    await run(path.join(bin, 'kubectl'), args, { env });
  };

  it('ends where its hook takes longer than the environment allows', async () => {
    const objects = await rendered('store', 'slow');
    const slow = deliver('slow', objects, { rules: { hookMs: 500 } });
    await expect(slow).rejects.toMatchObject({
      code: 'ROLLOUT_FAILED',
      message: 'Hook Job migrate did not finish in 0.5 s',
    });
    const store = { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'store', namespace: 'slow' };
    expect(await client.get(store)).toBeUndefined();
  });

  it('runs its hook, makes a changed Job anew, and leaves pods to their autoscaler', async () => {
    const kubelet = startKubelet(client, plane.access, namespace);
    kubelet.behave('migrate', () => ({ phase: 'Succeeded' }));
    try {
      const objects = await rendered('store', namespace);
      expect(objects.map(({ kind, metadata: { name } }) => `${kind} ${name}`)).not.toContain('Pod test');
      await deliver(namespace, objects);
      await scale(4, 'deployment/front');
      const second = await deliver(namespace, await rendered('store', namespace, { round: '2' }));
      const anew = second.changes.filter(({ recreate }) => recreate).map(({ ref }) => ref.name);
      expect(anew).toEqual(['seed']);
      const front = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'front', namespace };
      expect(numberAt(await client.get(front), 'spec', 'replicas')).toBe(4);
    } finally {
      await kubelet.stop();
    }
  });

  it('is refused where it changes what cannot be changed, with the way out', async () => {
    const objects = await rendered('store', namespace, { round: '2', disk: '2Gi' });
    await expect(plan(namespace, objects)).rejects.toMatchObject({
      code: 'CHART_INVALID',
      message: expect.stringMatching(/StatefulSet store\/store: .*Forbidden.*--cascade=orphan/s),
    });
  });

  it('is refused where somebody else scaled what has no autoscaler, naming field and manager', async () => {
    await scale(5, 'statefulset/store');
    const objects = await rendered('store', namespace, { round: '2' });
    await expect(plan(namespace, objects)).rejects.toMatchObject({
      code: 'CLUSTER_CHANGED',
      message: expect.stringMatching(
        /StatefulSet store\/store {2}\.spec\.replicas {2}kubectl \(scale\) {2}no time noted$/,
      ),
    });
  });
});

describe('what the server does not let change', () => {
  const one = (kind: string, more: object, apiVersion = 'v1'): KubeObject => ({
    ...{ apiVersion, kind, metadata: { name: 'fixed' } },
    ...more,
  });
  const service = (clusterIP: string) => one('Service', { spec: { clusterIP, ports: [{ port: 80 }] } });
  const deployment = (app: string) => {
    const template = { metadata: { labels: { app } }, spec: { containers: [{ name: 'c', image: 'i' }] } };
    return one('Deployment', { spec: { selector: { matchLabels: { app } }, template } }, 'apps/v1');
  };
  const binding = (name: string) =>
    one('RoleBinding', { roleRef: { apiGroup: rbac, kind: 'Role', name }, subjects: [] }, `${rbac}/v1`);
  const claim = (storageClassName: string) => {
    const resources = { requests: { storage: '1Gi' } };
    return one('PersistentVolumeClaim', {
      spec: { storageClassName, accessModes: ['ReadWriteOnce'], resources },
    });
  };
  const rbac = 'rbac.authorization.k8s.io';

  it.each<[string, KubeObject, KubeObject, string]>([
    ['address of a Service', service('10.96.0.200'), service('10.96.0.201'), 'its address changes'],
    ['selector of a Deployment', deployment('a'), deployment('b'), '--cascade=orphan'],
    ['role of a binding', binding('a'), binding('b'), 'a binding keeps its role'],
    ['class of a claim', claim('a'), claim('b'), 'a claim can only grow'],
    [
      'content of an immutable ConfigMap',
      one('ConfigMap', { immutable: true, data: { a: '1' } }),
      one('ConfigMap', { immutable: true, data: { a: '2' } }),
      'give it another name with each change',
    ],
  ])('is refused with a way out: %s', async (what, before, after, remedy) => {
    const namespace = `fixed-${what.replaceAll(' ', '-').toLowerCase()}`;
    await deliver(namespace, [before]);
    await expect(plan(namespace, [after])).rejects.toMatchObject({
      code: 'CHART_INVALID',
      message: expect.stringContaining(remedy),
    });
  });
});

describe('a plan', () => {
  it('names everything that is wrong at once, and writes nothing', async () => {
    const scaler = (version: string): KubeObject => ({
      apiVersion: `autoscaling/${version}`,
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'twice' },
      spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'x' }, maxReplicas: 2 },
    });
    const crd = await readFile(path.join(charts, 'operator/crds/lamps.yaml'), 'utf8');
    await writeFile(path.join(dir, 'crd.yaml'), crd.replaceAll('light', 'dark').replaceAll('lamp', 'candle'));
    const [definition] = await render(
      { kind: 'manifests', directory: dir },
      {
        ...{
          application: 'app',
          namespace: 'many',
          access: plane.access,
          client,
          images: { services: {}, allowed: [] },
        },
        ...{ sources: noSources, exec: systemExec, temp: createTemp(env), env },
      },
    );
    const objects: KubeObject[] = [
      ...(definition === undefined ? [] : [definition]),
      { apiVersion: 'dark.example/v2', kind: 'Lamp', metadata: { name: 'unserved' } },
      { apiVersion: 'no.example/v1', kind: 'Gadget', metadata: { name: 'unknown' } },
      scaler('v1'),
      scaler('v2'),
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'foreign' },
        spec: { containers: [{ name: 'c', image: 'i' }] },
      },
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'stray', namespace: 'kube-system' } },
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'stray' }, dta: {} },
    ];
    await client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'many' } });
    const images = { services: {}, allowed: [] };
    const error = await plan('many', objects, { images, rules: { namespaces: [] } }).catch(
      (thrown) => thrown,
    );
    expect(error).toMatchObject({ code: 'CHART_INVALID' });
    expect(error.message.replace(/\.dta: field not declared in schema|: failed to .*/g, ': …')).toBe(
      [
        'Cluster test does not know the kind of',
        'Lamp unserved: dark.example/v2 Lamp',
        'Gadget unknown: no.example/v1 Gadget',
        'The same object is rendered twice',
        'HorizontalPodAutoscaler many/twice (autoscaling/v1 and autoscaling/v2)',
        'The chart runs images that are not of this release',
        'Pod many/foreign: i',
        'The chart writes to namespaces that the environment does not name',
        'ConfigMap kube-system/stray',
        'Cluster test refuses an object of the release',
        'ConfigMap many/stray: …',
      ].join('\n'),
    );
    expect(await client.list({ apiVersion: 'v1', kind: 'Pod' }, { namespace: 'many' })).toEqual([]);
  });

  const configMap = (name: string, annotations: Record<string, string> = {}): KubeObject => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, annotations },
  });

  it('never prunes what the environment or the chart keeps', async () => {
    const secret: KubeObject = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'kept' } };
    const held = configMap('held', { 'helm.sh/resource-policy': 'keep' });
    await deliver('keeping', [configMap('a'), configMap('b'), held, secret]);
    const { changes } = await deliver('keeping', [configMap('a')], { rules: { pruneKeep: ['Secret'] } });
    const owner = { application: 'app', namespace: 'keeping' };
    const members = (await readInventory(client, owner))?.members ?? [];
    expect(members.map(({ metadata }) => metadata.name).sort()).toEqual(['a', 'held', 'kept']);
    expect(changes.map(({ action, ref }) => `${action} ${ref.name}`)).toEqual(['unchanged a', 'prune b']);
  });

  it('never lets even a small application vanish by itself', async () => {
    await deliver('vanishing', [configMap('a')]);
    await expect(plan('vanishing', [])).rejects.toMatchObject({ code: 'RELEASE_REFUSED' });
    expect((await plan('vanishing', [], { force: true })).changes).toHaveLength(1);
  });

  it('prunes no larger share than the environment allows', async () => {
    const all = ['a', 'b', 'c', 'd', 'e'].map((name) => configMap(name));
    await deliver('shares', all);
    const rules = { pruneShare: 0.2 };
    await expect(plan('shares', all.slice(2), { rules })).rejects.toMatchObject({ code: 'RELEASE_REFUSED' });
    expect((await plan('shares', all.slice(1), { rules })).risks).toEqual([
      expect.objectContaining({ kind: 'prune', ref: expect.objectContaining({ name: 'a' }) }),
    ]);
  });
});
