import { setTimeout as sleep } from 'node:timers/promises';
import type { Analysis } from '../../../src/analysis/analysis.ts';
import { smoke } from '../../../src/fleet/environment.ts';
import { type Strategy, strategy as strategySchema } from '../../../src/fleet/strategy.ts';
import type { KubeClient } from '../../../src/kube/client.ts';
import { at, listAt, numberAt, textAt } from '../../../src/kube/fields.ts';
import type { KubeObject } from '../../../src/kube/object.ts';
import type { Release } from '../../../src/release/release.ts';
import { kubeTarget } from '../../../src/rollout/kube-target.ts';
import type { Target } from '../../../src/rollout/target.ts';
import { restore } from '../../../src/rollout/way-back.ts';
import { fastClock } from '../../support/fast-clock.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { type ControlPlane, poll } from '../kube/control-plane.ts';
import { type Behaviour, type Kubelet, running, startKubelet } from '../kube/kubelet.ts';

const registry = { host: 'registry.example', path: 'shop' };
const never = new AbortController().signal;

export interface ShiftOptions {
  readonly strategy?: Parameters<typeof strategySchema.parse>[0];
  /** Whether the application answers well when it is asked. */
  readonly answers?: () => boolean;
  /** Changes what the chart renders. */
  readonly edit?: (objects: KubeObject[]) => KubeObject[];
  readonly client?: KubeClient;
  readonly analysis?: Analysis;
}

/**
 * An application in a namespace of its own whose pods a test plays: `web` behind a Service with an autoscaler, and
 * `worker` that no Service selects.
 */
export interface ShiftRig {
  readonly namespace: string;
  readonly lines: readonly string[];
  target(sequence: number, options?: ShiftOptions): Target;
  /** Delivers a release as the transaction would in one cluster; `false` stops before it is made permanent. */
  deliver(sequence: number, options?: ShiftOptions, isPermanent?: boolean): Promise<Target>;
  /** Puts a release back as the way back of a failed delivery does. */
  restore(sequence: number): Promise<void>;
  /** Sequences of the pods that get requests of the Service now. */
  served(): Promise<number[]>;
  /** Notes from now on whom the Service leads to, until the given function is called: each change once. */
  watchService(): () => Promise<string[]>;
  /** What there is of these kinds, as one line each, without what differs from run to run. */
  standing(): Promise<string[]>;
  behave(app: string, behaviour: Behaviour): void;
  stop(): Promise<void>;
}

const kinds = [
  ['apps/v1', 'Deployment'],
  ['v1', 'Service'],
  ['autoscaling/v2', 'HorizontalPodAutoscaler'],
] as const;

export async function startShiftRig(plane: ControlPlane, namespace: string): Promise<ShiftRig> {
  const client = plane.client();
  await client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', namespace, name: 'default' };
  await poll(async () => {
    if ((await client.get(account)) === undefined) throw new Error('no account yet');
  });
  await client.apply({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'node' } });
  const kubelet: Kubelet = startKubelet(client, plane.access, namespace, 'node');
  kubelet.behave('web', running());
  kubelet.behave('worker', running());
  const { log, lines } = recordingLog();
  const stop = new AbortController();
  const watches: Promise<void>[] = [];
  const clock = fastClock(4);

  const rig: ShiftRig = {
    namespace,
    lines,
    behave: (app, behaviour) => kubelet.behave(app, behaviour),
    target: (
      sequence,
      { strategy = 'rolling', answers = () => true, edit = same, client: own, analysis } = {},
    ) =>
      kubeTarget(
        {
          cluster: 'test',
          client: own ?? client,
          application: 'shop',
          namespace,
          holder: { holder: 'acme/shop/1/1#test', run: 'https://ci.example/1' },
          registry,
          allowedImages: [],
          timeoutMs: 120_000,
          suite: smoke.parse({ passes: 1, deadline: '2s', checks: [{ name: 'home', url: '/' }] }),
          url: 'http://shop.example',
          force: false,
          strategy: strategyOf(strategy),
          analysis,
          render: async () => edit(objectsOf(sequence)),
        },
        { clock, log, fetch: async () => new Response('', { status: answers() ? 200 : 400 }) },
      ),
    deliver: async (sequence, options = {}, isPermanent = true) => {
      const target = rig.target(sequence, options);
      const objects = await target.render(never);
      const plan = await target.planForward({ release: releaseOf(sequence), objects });
      await target.retreat(permitted, never);
      await plan.apply(permitted, never);
      await plan.rollOut(permitted, never);
      if (isPermanent) await plan.complete(permitted, never);
      return target;
    },
    restore: (sequence) =>
      restore(
        rig.target(sequence),
        { release: releaseOf(sequence), objects: objectsOf(sequence) },
        permitted,
        never,
      ),
    served: async () => {
      const slices = await client.list(
        { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' },
        { namespace, labelSelector: 'kubernetes.io/service-name=web' },
      );
      const pods = await client.list({ apiVersion: 'v1', kind: 'Pod' }, { namespace });
      return slices
        .flatMap((slice) => listAt(slice, 'endpoints'))
        .filter((endpoint) => at(endpoint, 'conditions', 'ready') === true)
        .map((endpoint) => textAt(endpoint, 'targetRef', 'name'))
        .flatMap((name) => pods.filter(({ metadata }) => metadata.name === name))
        .map(sequenceOf)
        .sort();
    },
    watchService: () => {
      const seen: string[] = [];
      let isOver = false;
      const watched = (async () => {
        while (!isOver && !stop.signal.aborted) {
          const now = JSON.stringify([...new Set(await rig.served())]);
          if (seen.at(-1) !== now) seen.push(now);
          await sleep(20);
        }
      })();
      watches.push(watched);
      return async () => {
        isOver = true;
        await watched;
        return seen;
      };
    },
    standing: async () => {
      const lists = await Promise.all(
        kinds.map(([apiVersion, kind]) => client.list({ apiVersion, kind }, { namespace })),
      );
      return lists.flat().map(describe).sort();
    },
    stop: async () => {
      stop.abort();
      await Promise.all(watches);
      await kubelet.stop();
    },
  };
  return rig;
}

const same = (objects: KubeObject[]) => objects;
const permitted = async () => {};
const strategyOf = (input: unknown): Strategy => strategySchema.parse(input);

/** A Deployment with the release of its pods, a Service with its selector, an autoscaler with its minimum. */
function describe(object: KubeObject): string {
  const what = {
    Deployment: () => `${numberAt(object, 'spec', 'replicas')} of ${sequenceOf(object)}`,
    Service: () => JSON.stringify(at(object, 'spec', 'selector')),
  }[object.kind];
  const { name, annotations = {} } = object.metadata;
  const ours = Object.keys(annotations).filter((key) => key.startsWith('flotilla.dev/'));
  const facts = what?.() ?? `at least ${numberAt(object, 'spec', 'minReplicas')}`;
  return [`${object.kind} ${name}: ${facts}`, ...ours].join(' ');
}

/** The sequence is written into the digest of the image. */
export function sequenceOf(object: KubeObject): number {
  const digest = /@sha256:(\d+)/.exec(JSON.stringify(object.spec))?.[1];
  return Number(digest);
}

const digestOf = (sequence: number) => `sha256:${String(sequence).padStart(64, '0')}`;

export function releaseOf(sequence: number): Release {
  const service = { digest: digestOf(sequence), platforms: {}, scans: {}, sboms: {} };
  return {
    schemaVersion: 1,
    application: 'shop',
    sequence,
    source: {
      repository: 'acme/shop',
      repositoryId: '1001',
      ref: 'refs/heads/main',
      commit: String(sequence).padStart(40, 'a'),
      run: 'https://ci.example/1',
    },
    createdAt: '2026-01-01T00:00:00Z',
    services: { web: service, worker: service },
    deploy: { kind: 'manifests', archive: digestOf(sequence) },
  };
}

const deployment = (name: string, sequence: number): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: {
        terminationGracePeriodSeconds: 0,
        containers: [{ name, image: `registry.example/shop/${name}@${digestOf(sequence)}` }],
      },
    },
  },
});

/** What the chart of the application renders for a release. */
export const objectsOf = (sequence: number): KubeObject[] => [
  deployment('web', sequence),
  deployment('worker', sequence),
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80, targetPort: 8000 + sequence }] },
  },
  {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web' },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      minReplicas: 1,
      maxReplicas: 4,
    },
  },
];

/** The Service of any release leads to the same port, as that of old and new pods at once must. */
export const samePort = (objects: KubeObject[]): KubeObject[] =>
  objects.map((object) =>
    object.kind === 'Service'
      ? {
          ...object,
          spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80, targetPort: 8000 }] },
        }
      : object,
  );
