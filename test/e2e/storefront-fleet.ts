import { readFile } from 'node:fs/promises';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { provider } from '../../src/clouds/generic/index.ts';
import { systemClock } from '../../src/core/clock.ts';
import type { Log } from '../../src/core/log.ts';
import { cluster as clusterConfig, smoke } from '../../src/fleet/environment.ts';
import type { Strategy } from '../../src/fleet/strategy.ts';
import { createKubeClient, type KubeClient } from '../../src/kube/client.ts';
import { deliver } from '../../src/rollout/deliver.ts';
import type { DeliverOptions } from '../../src/rollout/delivery.ts';
import { kubeTarget } from '../../src/rollout/kube-target.ts';
import type { Outcome } from '../../src/rollout/outcome.ts';
import { rollback } from '../../src/rollout/rollback.ts';
import type { Target } from '../../src/rollout/target.ts';
import { type CloudName, clouds } from '../act/outside.ts';
import type { Stack } from '../clouds/stack.ts';
import { type Storefront, storefrontObjects, storefrontRelease } from './storefront.ts';

export const storefrontNamespace = 'storefront';

/** What a delivery of the storefront is made with beside its release. */
export interface StorefrontOptions {
  readonly strategy?: Strategy;
  /** Of the clusters that have one. */
  readonly analysis?: Partial<Record<CloudName, Analysis>>;
  /** Releases of single clusters that differ from the one delivered: a fault of one cloud. */
  readonly differing?: Partial<Record<CloudName, Partial<Storefront>>>;
  readonly deliver?: Partial<DeliverOptions>;
  readonly signal?: AbortSignal;
}

/** The storefront on three real clusters, delivered to by the transaction itself. */
export interface StorefrontFleet {
  readonly clients: Readonly<Record<CloudName, KubeClient>>;
  deliver(version: Storefront, options?: StorefrontOptions): Promise<Outcome>;
  rollback(release: number | undefined): Promise<Outcome>;
  end(): Promise<void>;
}

const origin = { environment: 'production', actor: 'ada', run: 'https://ci.example/1' };

/** Opens the clusters of a stack as their administrator. */
export async function openStorefront(stack: Stack, log: Log): Promise<StorefrontFleet> {
  const signal = new AbortController().signal;
  const opened = await Promise.all(
    clouds.map(async (cloud) => {
      const kubeconfig = await readFile(stack.clouds[cloud].cluster.adminKubeconfig);
      const config = clusterConfig.parse({ cloud: 'generic', kubeconfig: 'ADMIN', registry: 'none' });
      if (config.cloud !== 'generic') throw new Error('a generic cluster');
      const access = await provider.cluster(cloud, config, undefined, {
        fetch,
        dispatcher: () => Promise.reject(new Error('no registry is asked')),
        clock: systemClock,
        log,
        endpoints: {},
        idToken: () => Promise.reject(new Error('nobody needs one')),
        secret: () => kubeconfig.toString('base64'),
      });
      return [cloud, createKubeClient(access, { name: cloud, clock: systemClock, log, signal })] as const;
    }),
  );
  // Every cloud has its entry.
  const clients = Object.fromEntries(opened) as Record<CloudName, KubeClient>;
  const [host = '', rest = ''] = stack.baseImage.split('/');
  let runs = 0;

  const targets = (version: Storefront, options: StorefrontOptions): Target[] => {
    const run = ++runs;
    return clouds.map((cloud) =>
      kubeTarget(
        {
          cluster: cloud,
          client: clients[cloud],
          application: 'storefront',
          namespace: storefrontNamespace,
          holder: { holder: `acme/storefront/${run}/1#${cloud}`, run: origin.run },
          registry: { host, path: '' },
          allowedImages: [],
          timeoutMs: 120_000,
          suite: smoke.parse({
            passes: 1,
            deadline: '30s',
            checks: [{ name: 'version', service: 'web', json: { version: '{commit}' } }],
          }),
          url: undefined,
          force: false,
          render: async () =>
            storefrontObjects(`${host}/${rest}`, { ...version, ...options.differing?.[cloud] }),
          strategy: options.strategy,
          analysis: options.analysis?.[cloud],
        },
        { clock: systemClock, log, fetch },
      ),
    );
  };

  return {
    clients,
    deliver: (version, options = {}) =>
      deliver(
        targets(version, options),
        storefrontRelease(stack.baseImage, version),
        {
          origin,
          onFailure: 'all-or-nothing',
          onCancel: 'leave',
          waves: undefined,
          bakeMs: 0,
          migrations: 'hold',
          freeze: [],
          force: false,
          reason: undefined,
          byHand: true,
          dryRun: false,
          lockWaitMs: 0,
          ...options.deliver,
        },
        { clock: systemClock, signal: options.signal ?? signal },
      ),
    rollback: (release) =>
      rollback(
        targets({ sequence: 0 }, {}),
        {
          origin,
          release: release === undefined ? undefined : String(release),
          services: [],
          acrossMigrations: false,
          reason: 'a test',
          dryRun: false,
          holdMs: 0,
          lockWaitMs: 0,
        },
        { clock: systemClock, signal },
      ),
    end: async () => {
      await Promise.all(
        Object.values(clients).map(async (client) => {
          await client.delete({ apiVersion: 'v1', kind: 'Namespace', name: storefrontNamespace });
          await client.close();
        }),
      );
    },
  };
}
