import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/core/clock.ts';
import { ActionError } from '../../../src/core/errors.ts';
import { systemExec } from '../../../src/core/exec.ts';
import { createTemp } from '../../../src/core/temp.ts';
import { apply } from '../../../src/kube/apply.ts';
import { createKubeClient, type KubeClient, type KubeObject } from '../../../src/kube/client.ts';
import { numberAt, textAt } from '../../../src/kube/fields.ts';
import { finishApply } from '../../../src/kube/finish.ts';
import { applySetId } from '../../../src/kube/inventory.ts';
import type { ValueSources } from '../../../src/kube/open-values.ts';
import { type PlanOptions, planApply } from '../../../src/kube/plan.ts';
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
const signal = new AbortController().signal;
const writing = { guard: async () => undefined, signal, clock: systemClock, log: silentLog };

let plane: ControlPlane;
let client: KubeClient;
let dir: string;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  const { bin } = await toolchain();
  plane = await startControlPlane(bin);
  client = plane.client();
  dir = await mkdtemp(path.join(os.tmpdir(), 'delivery-'));
  env = { ...process.env, PATH: `${bin}:${process.env['PATH']}`, RUNNER_TEMP: dir };
  // systemExec finds programs by this process' own PATH.
  process.env['PATH'] = env['PATH'];
}, 60_000);
afterAll(async () => {
  await plane?.stop();
  await rm(dir, { recursive: true, force: true });
});

const configMap = (name: string, data: Record<string, string> = {}): KubeObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  data,
});
const deployment = (name: string, replicas: number): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: {
    replicas,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: { containers: [{ name: 'app', image: 'registry.example/app' }] },
    },
  },
});

/** Plans, applies and finishes; every test has an application and namespace of its own. */
async function deliver(name: string, objects: readonly KubeObject[], options: Partial<PlanOptions> = {}) {
  const plan = await planApply(client, objects, { application: name, namespace: name, ...options });
  const applied = await apply(client, plan, writing);
  await runHooks(client, plan.hooks.post, plan.namespace, writing);
  const pruned = await finishApply(client, plan, writing);
  return { plan, applied, pruned };
}

const find = (kind: string, namespace: string, name: string, apiVersion = 'v1') =>
  client.get({ apiVersion, kind, namespace, name });

describe('a chart', () => {
  const chartOf = async (
    name: string,
    templates: Record<string, string>,
    crds: Record<string, string> = {},
  ) => {
    const chart = path.join(dir, name);
    await mkdir(path.join(chart, 'templates'), { recursive: true });
    await mkdir(path.join(chart, 'crds'));
    await writeFile(path.join(chart, 'Chart.yaml'), `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`);
    for (const [file, text] of Object.entries(templates))
      await writeFile(path.join(chart, 'templates', file), text);
    for (const [file, text] of Object.entries(crds)) await writeFile(path.join(chart, 'crds', file), text);
    return chart;
  };
  const rendered = (directory: string, namespace: string, overrides: Record<string, unknown> = {}) =>
    render(
      { kind: 'helm', directory, release: 'r', values: [], overrides },
      {
        ...{
          application: namespace,
          namespace,
          access: plane.access,
          client,
          images: { services: {}, allowed: [] },
        },
        ...{ sources: noSources, exec: systemExec, temp: createTemp(env), env },
      },
    );

  it('keeps a password it made, over three deliveries', async () => {
    const chart = await chartOf('keeper', {
      'secret.yaml': [
        '{{- $old := lookup "v1" "Secret" .Release.Namespace "generated" }}',
        'apiVersion: v1',
        'kind: Secret',
        'metadata: {name: generated}',
        'data:',
        '  password: {{ if $old }}{{ $old.data.password }}{{ else }}{{ randAlphaNum 24 | b64enc }}{{ end }}',
        '---',
        'apiVersion: v1',
        'kind: ConfigMap',
        'metadata: {name: round}',
        'data:',
        '  round: {{ .Values.round | quote }}',
        '  upgrade: {{ .Release.IsUpgrade | quote }}',
        '  version: {{ .Capabilities.KubeVersion.Version }}',
        '  deployments: {{ .Capabilities.APIVersions.Has "apps/v1/Deployment" | quote }}',
      ].join('\n'),
    });
    const passwords = new Set<string | undefined>();
    for (const round of ['1', '2', '3']) {
      const objects = await rendered(chart, 'keeper', { round });
      const { data } = objects.find(({ kind }) => kind === 'ConfigMap') ?? {};
      expect(data).toMatchObject({ upgrade: String(round !== '1') });
      await deliver('keeper', objects);
      passwords.add((await find('Secret', 'keeper', 'generated'))?.data?.['password']);
    }
    expect(passwords.size).toBe(1);
    expect([...passwords][0]).toMatch(/^.{32}$/);
    const { gitVersion } = await client.version();
    const round = { round: '3', upgrade: 'true', version: gitVersion, deployments: 'true' };
    expect((await find('ConfigMap', 'keeper', 'round'))?.data).toEqual(round);
  });

  it('may bring CRDs and resources of them', async () => {
    const chart = await chartOf(
      'crds',
      { 'widget.yaml': 'apiVersion: test.example/v1\nkind: Widget\nmetadata: {name: w}\nspec: {size: 3}\n' },
      {
        'widgets.yaml': JSON.stringify({
          apiVersion: 'apiextensions.k8s.io/v1',
          kind: 'CustomResourceDefinition',
          metadata: { name: 'widgets.test.example' },
          spec: {
            group: 'test.example',
            scope: 'Namespaced',
            names: { kind: 'Widget', plural: 'widgets', singular: 'widget' },
            versions: [
              {
                ...{ name: 'v1', served: true, storage: true },
                schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
              },
            ],
          },
        }),
      },
    );
    await deliver('crds', await rendered(chart, 'crds'));
    expect(numberAt(await find('Widget', 'crds', 'w', 'test.example/v1'), 'spec', 'size')).toBe(3);
    const { plan } = await deliver('crds', await rendered(chart, 'crds'));
    expect(plan.changes.map(({ action }) => action)).toEqual(['unchanged', 'unchanged']);
  });

  it('may bring resources with fields that its CRD has only from this release on', async () => {
    const definition = (...fields: readonly string[]): KubeObject => ({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'doors.test.example' },
      spec: {
        group: 'test.example',
        scope: 'Namespaced',
        names: { kind: 'Door', plural: 'doors', singular: 'door' },
        versions: [
          {
            ...{ name: 'v1', served: true, storage: true },
            schema: {
              openAPIV3Schema: {
                type: 'object',
                properties: {
                  spec: {
                    type: 'object',
                    properties: Object.fromEntries(fields.map((field) => [field, { type: 'integer' }])),
                  },
                },
              },
            },
          },
        ],
      },
    });
    const door = (spec: Record<string, number>): KubeObject => ({
      apiVersion: 'test.example/v1',
      kind: 'Door',
      metadata: { name: 'front' },
      spec,
    });
    await deliver('doors', [definition('height'), door({ height: 2 })]);
    const grown = [definition('height', 'width'), door({ height: 2, width: 1 })];
    const { plan } = await deliver('doors', grown);
    expect(plan.notes).toEqual([
      expect.stringContaining('Door doors/front could not be checked before what it needs is there'),
    ]);
    expect((await find('Door', 'doors', 'front', 'test.example/v1'))?.spec).toEqual({ height: 2, width: 1 });
    // A field that no definition has is still refused before the first write.
    const misspelt = [definition('height', 'width'), door({ heigth: 2 })];
    await expect(
      planApply(client, misspelt, { application: 'doors', namespace: 'doors' }),
    ).rejects.toMatchObject({ code: 'CHART_INVALID' });
  });

  it.each([
    ['fails', '\n{{ fail "no image" }}', /\(fails\/templates\/x\.yaml line 2\): .*no image/s],
    ['no-yaml', 'a: 1\nb: [', /\(no-yaml\/templates\/x\.yaml line 2\): YAML parse error/],
    ['empty', '{{ if false }}x{{ end }}', /renders nothing for cluster test$/],
  ])('that %s is refused with its place', async (name, template, message) => {
    const chart = await chartOf(name, { 'x.yaml': template });
    const error = await rendered(chart, 'default').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'CHART_INVALID', message: expect.stringMatching(message) });
  });

  it('that is missing is named', async () => {
    await expect(rendered(path.join(dir, 'nowhere'), 'default')).rejects.toThrow(
      /There is no chart at .*nowhere/,
    );
  });
});

describe('manifests and kustomizations', () => {
  it('get the release’s images', async () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const base = path.join(dir, 'kustomization');
    await mkdir(base);
    await writeFile(
      path.join(base, 'web.yaml'),
      JSON.stringify({ ...deployment('web', 1) }).replace('registry.example/app', 'web:dev'),
    );
    await writeFile(path.join(base, 'kustomization.yaml'), 'resources: [web.yaml]\nnamePrefix: blue-\n');
    const images = {
      services: { web: { repository: 'r.example/web', digest, accepted: [digest] } },
      allowed: [],
    };
    const options = {
      application: 'app',
      namespace: 'default',
      access: plane.access,
      client,
      images,
      sources: noSources,
      exec: systemExec,
      temp: createTemp(env),
      env,
    };
    const [built] = await render({ kind: 'kustomize', directory: base }, options);
    expect(built?.metadata.name).toBe('blue-web');
    expect(JSON.stringify(built)).toContain(`r.example/web@${digest}`);
    await rm(path.join(base, 'kustomization.yaml'));
    const [plain] = await render({ kind: 'manifests', directory: base }, options);
    expect(JSON.stringify(plain)).toContain(`r.example/web@${digest}`);
  });
});

describe('an apply', () => {
  it('writes nothing where nothing changed', async () => {
    const objects = [configMap('a', { x: '1' }), deployment('web', 1)];
    await deliver('same', objects);
    const before = await find('ConfigMap', 'same', 'a');
    const { applied, plan } = await deliver('same', objects);
    expect(applied.changed).toBe(0);
    expect(plan).toMatchObject({ first: false, operation: 'upgrade', createNamespace: false });
    expect((await find('ConfigMap', 'same', 'a'))?.metadata.resourceVersion).toBe(
      before?.metadata.resourceVersion,
    );
  });

  it('removes fields and objects the release no longer has, the objects last', async () => {
    await deliver('shrink', [configMap('a', { x: '1', y: '2' }), configMap('b'), configMap('c')]);
    const plan = await planApply(client, [configMap('a', { x: '1' }), configMap('c')], {
      ...{ application: 'shrink', namespace: 'shrink' },
    });
    await apply(client, plan, writing);
    expect((await find('ConfigMap', 'shrink', 'a'))?.data).toEqual({ x: '1' });
    expect(await find('ConfigMap', 'shrink', 'b')).toBeDefined();
    const pruned = await finishApply(client, plan, writing);
    expect(pruned.map(({ name }) => name)).toEqual(['b']);
    expect(await find('ConfigMap', 'shrink', 'b')).toBeUndefined();
  });

  it('refuses to prune most of an application unless forced', async () => {
    const all = ['a', 'b', 'c', 'd'].map((name) => configMap(name));
    await deliver('large', all);
    await expect(deliver('large', [configMap('a')])).rejects.toMatchObject({ code: 'RELEASE_REFUSED' });
    expect((await deliver('large', [], { force: true })).pruned).toHaveLength(4);
    expect(await find('ConfigMap', 'large', 'flotilla-large')).toBeUndefined();
  });

  it('refuses what others changed, and overwrites it when forced', async () => {
    await deliver('contested', [configMap('a', { x: 'ours' })]);
    const kubeconfig = path.join(plane.dir, 'kubeconfig');
    const patch = JSON.stringify({ data: { x: 'theirs' } });
    await run(
      'kubectl',
      ['--kubeconfig', kubeconfig, '-n', 'contested', 'patch', 'configmap', 'a', '-p', patch],
      { env },
    );
    await expect(deliver('contested', [configMap('a', { x: 'new' })])).rejects.toMatchObject({
      code: 'CLUSTER_CHANGED',
      message: expect.stringMatching(/ConfigMap contested\/a\s+\.data\.x\s+kubectl-patch\s+20\d\d-/),
    });
    await deliver('contested', [configMap('a', { x: 'new' })], { force: true });
    expect((await find('ConfigMap', 'contested', 'a'))?.data).toEqual({ x: 'new' });
  });

  it('leaves to a controller what it fills in, delivery after delivery', async () => {
    const role = (name: string, more: object): KubeObject => ({
      ...{ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' },
      ...{ metadata: { name, labels: { 'flotilla.test/part': name } } },
      ...more,
    });
    const read = [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }];
    const selectors = [{ matchLabels: { 'flotilla.test/part': 'filled-part' } }];
    const objects = [
      role('filled-part', { rules: read }),
      role('filled-whole', { aggregationRule: { clusterRoleSelectors: selectors }, rules: [] }),
    ];
    await deliver('filled', objects);
    const whole = {
      ...{ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' },
      name: 'filled-whole',
    };
    await poll(async () => expect((await client.get(whole))?.['rules']).toEqual(read));
    const { plan } = await deliver('filled', objects);
    expect(plan.changes.map(({ action }) => action)).toEqual(['unchanged', 'unchanged']);
  });

  it('adopts what kubectl applied, and removes what the release leaves out', async () => {
    const kubeconfig = path.join(plane.dir, 'kubeconfig');
    await client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'adopted' } });
    const file = path.join(dir, 'adopted.json');
    await writeFile(file, JSON.stringify(configMap('a', { kept: '1', dropped: '1' })));
    await run('kubectl', ['--kubeconfig', kubeconfig, '-n', 'adopted', 'apply', '-f', file], { env });
    const { plan } = await deliver('adopted', [configMap('a', { kept: '2' })]);
    expect(plan.changes[0]).toMatchObject({ action: 'update', adopt: true });
    expect((await find('ConfigMap', 'adopted', 'a'))?.data).toEqual({ kept: '2' });
  });

  it('leaves the number of replicas to an autoscaler', async () => {
    const scaler: KubeObject = {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web' },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
        ...{ minReplicas: 1, maxReplicas: 9 },
      },
    };
    await deliver('scaled', [deployment('web', 2), scaler]);
    const kubeconfig = path.join(plane.dir, 'kubeconfig');
    await run(
      'kubectl',
      ['--kubeconfig', kubeconfig, '-n', 'scaled', 'scale', 'deployment/web', '--replicas=5'],
      { env },
    );
    await deliver('scaled', [deployment('web', 3), scaler]);
    expect(numberAt(await find('Deployment', 'scaled', 'web', 'apps/v1'), 'spec', 'replicas')).toBe(5);
  });

  it('stops before the next write when the lock is lost', async () => {
    const plan = await planApply(client, [configMap('a')], { application: 'locked', namespace: 'locked' });
    const guard = async () => {
      throw new ActionError('CLUSTER_LOCKED', 'lost');
    };
    await expect(apply(client, plan, { ...writing, guard })).rejects.toMatchObject({
      code: 'CLUSTER_LOCKED',
    });
    expect(await client.get({ apiVersion: 'v1', kind: 'Namespace', name: 'locked' })).toBeUndefined();
  });

  it('runs hooks around the release and shows why one failed', async () => {
    const kubelet = startKubelet(client, plane.access, 'hooked');
    kubelet.behave('migrate', () => ({ phase: 'Succeeded' }));
    kubelet.behave('after', () => ({ phase: 'Failed' }));
    const hook = (name: string, when: string): KubeObject => ({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name, annotations: { 'helm.sh/hook': when } },
      spec: {
        backoffLimit: 0,
        template: {
          metadata: { labels: { app: name } },
          spec: { restartPolicy: 'Never', containers: [{ name: 'job', image: 'registry.example/job' }] },
        },
      },
    });
    const objects = [
      hook('migrate', 'pre-install,pre-upgrade'),
      hook('after', 'post-upgrade'),
      configMap('a'),
    ];
    await deliver('hooked', objects);
    expect(
      textAt(await find('Job', 'hooked', 'migrate', 'batch/v1'), 'status', 'completionTime'),
    ).toBeDefined();
    expect(await find('Job', 'hooked', 'after', 'batch/v1')).toBeUndefined();
    await expect(deliver('hooked', objects)).rejects.toThrow(/Hook Job after failed: BackoffLimitExceeded/);
    await kubelet.stop();
  });
});

describe('a plan refuses, before any write,', () => {
  const plan = (objects: readonly KubeObject[], options: Partial<PlanOptions> = {}) =>
    planApply(client, objects, { application: 'refused', namespace: 'default', ...options });

  it.each<[string, KubeObject[], string | RegExp]>([
    [
      'a kind the server does not know',
      [{ apiVersion: 'no.example/v1', kind: 'Gadget', metadata: { name: 'g' } }],
      'Gadget g: no.example/v1 Gadget',
    ],
    ['the same object twice', [configMap('a'), configMap('a')], 'ConfigMap default/a'],
    ['a misspelt field', [{ ...configMap('a'), dta: {} }], /ConfigMap default\/a: .*dta/],
    ['a value of the wrong type', [{ ...deployment('web', 1), spec: { replicas: 'two' } }], /replicas/],
    [
      'a namespace that is not there',
      [{ ...configMap('a'), metadata: { name: 'a', namespace: 'absent' } }],
      /"absent" not found/,
    ],
  ])('%s', async (_what, objects, message) => {
    await expect(plan(objects)).rejects.toMatchObject({ code: 'CHART_INVALID' });
    await expect(plan(objects)).rejects.toThrow(message);
    expect(await find('ConfigMap', 'default', 'a')).toBeUndefined();
  });

  it('images that are not of the release', async () => {
    const images = { services: {}, allowed: [] };
    await expect(plan([deployment('web', 1)], { images })).rejects.toThrow(
      'Deployment default/web: registry.example/app',
    );
  });

  it('a namespace that is being deleted', async () => {
    const held = { name: 'leaving' };
    await client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: held });
    await client.create({
      ...configMap('holder'),
      metadata: { name: 'holder', namespace: 'leaving', finalizers: ['test.example/hold'] },
    });
    await client.delete({ apiVersion: 'v1', kind: 'Namespace', name: 'leaving' });
    await expect(plan([configMap('a')], { namespace: 'leaving' })).rejects.toMatchObject({
      code: 'CLUSTER_DENIED',
      message: 'Namespace leaving of cluster test is being deleted',
    });
  });

  it('an object of another application', async () => {
    await deliver('owner', [configMap('a')]);
    await expect(plan([configMap('a')], { namespace: 'owner' })).rejects.toThrow(
      'belongs to another application',
    );
  });

  it('an identity without rights, naming the right', async () => {
    const reader = createKubeClient(plane.reader, {
      name: 'test',
      clock: systemClock,
      log: silentLog,
      signal,
    });
    const refused = planApply(reader, [configMap('a')], { application: 'refused', namespace: 'default' });
    await expect(refused).rejects.toMatchObject({
      code: 'CLUSTER_DENIED',
      hint: expect.stringMatching(/^Give the deploying identity the verb \w+ on /),
    });
    await reader.close();
  });
});

it('agrees with kubectl about the id of an ApplySet', async () => {
  const kubeconfig = path.join(plane.dir, 'kubeconfig');
  const file = path.join(dir, 'applyset.json');
  await writeFile(file, JSON.stringify(configMap('member')));
  const args = ['apply', '-n', 'default', '--prune', '--applyset=configmaps/flotilla-kubectl', '-f', file];
  await client
    .create({
      ...configMap('flotilla-kubectl'),
      metadata: { name: 'flotilla-kubectl', namespace: 'default' },
    })
    .catch(() => undefined);
  await client.delete({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    namespace: 'default',
    name: 'flotilla-kubectl',
  });
  await run('kubectl', ['--kubeconfig', kubeconfig, ...args], { env: { ...env, KUBECTL_APPLYSET: 'true' } });
  const member = await poll(() => find('ConfigMap', 'default', 'member'));
  const id = applySetId({ application: 'kubectl', namespace: 'default' });
  expect(member?.metadata.labels?.['applyset.kubernetes.io/part-of']).toBe(id);
});
