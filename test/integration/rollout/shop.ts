import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterGrace, returnMs } from '../../../src/actions/cluster-sessions.ts';
import type { ClusterAccess } from '../../../src/clouds/provider.ts';
import { systemClock } from '../../../src/core/clock.ts';
import type { Log } from '../../../src/core/log.ts';
import { smoke } from '../../../src/fleet/environment.ts';
import type { Strategy } from '../../../src/fleet/strategy.ts';
import { createKubeClient, type KubeClient, type KubeObject } from '../../../src/kube/client.ts';
import { at, textAt } from '../../../src/kube/fields.ts';
import type { Release } from '../../../src/release/release.ts';
import { deliver } from '../../../src/rollout/deliver.ts';
import type { DeliverOptions } from '../../../src/rollout/delivery.ts';
import { kubeTarget } from '../../../src/rollout/kube-target.ts';
import type { Outcome } from '../../../src/rollout/outcome.ts';
import type { Target } from '../../../src/rollout/target.ts';

/** The application of these tests: one service in three namespaces, which stand for three clusters. */
export const clusters = ['aws', 'gcp', 'azure'] as const;
export const namespaceOf = (cluster: string) => `shop-${cluster}`;
export const origin = { environment: 'production', actor: 'ada', run: 'https://ci.example/1' };
export const digestOf = (sequence: number) => `sha256:${String(sequence).padStart(64, 'd')}`;
const registry = { host: 'registry.example', path: 'shop' };

export function releaseOf(sequence: number): Release {
  const digest = digestOf(sequence);
  return {
    schemaVersion: 1,
    application: 'shop',
    sequence,
    source: {
      repository: 'acme/shop',
      repositoryId: '1001',
      ref: 'refs/heads/main',
      commit: String(sequence).padStart(40, 'c'),
      run: 'https://ci.example/1',
    },
    createdAt: '2026-01-01T00:00:00Z',
    services: { web: { digest, platforms: {}, scans: {}, sboms: {} } },
    deploy: { kind: 'helm', archive: digest },
  };
}

/** What a release renders: release 2 and later have a ConfigMap the first lacks. */
function objectsOf(sequence: number): KubeObject[] {
  const configMap = (name: string): KubeObject => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name },
    data: { release: String(sequence) },
  });
  return [
    configMap('settings'),
    ...(sequence >= 2 ? [configMap('more-settings')] : []),
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'signing' },
      data: { key: Buffer.from('canary-value').toString('base64') },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: {
        replicas: 2,
        selector: { matchLabels: { app: 'web' } },
        template: {
          metadata: { labels: { app: 'web' } },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              { name: 'web', image: `${registry.host}/${registry.path}/web@${digestOf(sequence)}` },
            ],
          },
        },
      },
    },
  ];
}

/** What leads users to the pods, where traffic is to shift. */
const service: KubeObject = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80 }] },
};

/** The newest image users may meet: of the pods the Service leads to or, without one, what the Deployment names. */
async function servedImage(client: KubeClient, namespace: string): Promise<string> {
  const web = { name: 'web', namespace };
  const leading = await client.get({ apiVersion: 'v1', kind: 'Service', ...web });
  if (leading === undefined) {
    const live = await client.get({ apiVersion: 'apps/v1', kind: 'Deployment', ...web });
    return textAt(live, 'spec', 'template', 'spec', 'containers', 0, 'image') ?? '';
  }
  const labelSelector = Object.entries(at(leading, 'spec', 'selector') ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
  const pods = await client.list({ apiVersion: 'v1', kind: 'Pod' }, { namespace, labelSelector });
  return (
    pods
      .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
      .filter((pod) => textAt(pod, 'status', 'conditions', 0, 'status') === 'True')
      .map((pod) => textAt(pod, 'spec', 'containers', 0, 'image') ?? '')
      .sort((a, b) => sequenceIn(a) - sequenceIn(b))
      .at(-1) ?? ''
  );
}

const sequenceIn = (image: string) => Number(/d(\d+)$/.exec(image)?.[1]);

/** Answers `/CLUSTER/version` with the digest users of that cluster meet, as its pods would. */
export async function startFront(client: KubeClient): Promise<{ server: Server; url: string }> {
  const server = createServer(async (request, response) => {
    const cluster = request.url?.split('/')[1] ?? '';
    const image = await servedImage(client, namespaceOf(cluster));
    response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify({ image: image.split('@')[1] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server has a port
  return { server, url: `http://127.0.0.1:${port}` };
}

export interface ShopOptions {
  readonly access: ClusterAccess;
  /** Where a cluster has a way in of its own. */
  readonly accessOf?: (cluster: string) => ClusterAccess;
  readonly sequence: number;
  readonly front: string;
  /** `RUN/ATTEMPT` */
  readonly run: string;
  readonly log: Log;
  /** How traffic shifts, by a Service that the shop has then. */
  readonly strategy?: Strategy | undefined;
  /** All three without it. */
  readonly only?: readonly string[] | undefined;
}

/** The three clusters, ready for a delivery of one release. */
export function openShop({
  access,
  accessOf = () => access,
  sequence,
  front,
  run,
  log,
  strategy,
  only = clusters,
}: ShopOptions): {
  targets: Target[];
  close(): Promise<void>;
} {
  const open = only.map((cluster) => {
    const signal = new AbortController().signal;
    const client = createKubeClient(accessOf(cluster), { name: cluster, clock: systemClock, log, signal });
    const target = kubeTarget(
      {
        cluster,
        client,
        application: 'shop',
        namespace: namespaceOf(cluster),
        holder: { holder: `acme/shop/${run}#${cluster}`, run: origin.run },
        registry,
        allowedImages: [],
        timeoutMs: 60_000,
        suite: smoke.parse({
          deadline: '10s',
          checks: [{ name: 'version', service: 'web', url: '/version', json: { image: '{digest}' } }],
        }),
        url: `${front}/${cluster}`,
        force: false,
        strategy,
        render: async () => [...objectsOf(sequence), ...(strategy === undefined ? [] : [service])],
      },
      { clock: systemClock, log, fetch },
    );
    return { client, target };
  });
  return {
    targets: open.map(({ target }) => target),
    close: async () => {
      await Promise.all(open.map(({ client }) => client.close()));
    },
  };
}

/** Delivers one release to the three clusters. */
export async function deliverShop(
  shop: ShopOptions,
  options: Partial<DeliverOptions> = {},
  signal = new AbortController().signal,
): Promise<Outcome> {
  const { targets, close } = openShop(shop);
  try {
    return await deliver(
      targets,
      releaseOf(shop.sequence),
      {
        origin,
        onFailure: 'all-or-nothing',
        onCancel: 'leave',
        waves: undefined,
        bakeMs: 0,
        freeze: [],
        reason: undefined,
        migrations: 'hold',
        force: false,
        byHand: false,
        dryRun: false,
        lockWaitMs: 0,
        ...options,
      },
      { clock: systemClock, signal, grace: afterGrace(signal, returnMs) },
    );
  } finally {
    await close();
  }
}
