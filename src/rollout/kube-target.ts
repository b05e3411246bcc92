import type { Clock } from '../core/clock.ts';
import type { Fetch } from '../core/http.ts';
import { type Log, prefixed } from '../core/log.ts';
import type { SmokeCheck, SmokeSuite } from '../fleet/environment.ts';
import type { KubeClient } from '../kube/client.ts';
import { type ReleaseImages, releaseImages } from '../kube/images.ts';
import { acquireLease } from '../kube/lease.ts';
import type { Lock } from '../kube/lease-object.ts';
import { createNamespace, namespaceExists } from '../kube/namespace.ts';
import { describeRef, type KubeObject } from '../kube/object.ts';
import { type ApplyPlan, type PlanOptions, type PlanRules, planApply } from '../kube/plan.ts';
import { findRisks } from '../kube/risks.ts';
import { type Release, releaseId } from '../release/release.ts';
import { askCluster } from '../smoke/ask.ts';
import { runSuite } from '../smoke/suite.ts';
import { openLedger } from './ledger.ts';
import { openManifestStore } from './manifest-store.ts';
import { type PullCheck, provePullable } from './pull-check.ts';
import { rolling } from './strategies/rolling.ts';
import type { Changes, Plan, Target } from './target.ts';

export interface KubeTargetOptions {
  readonly cluster: string;
  readonly client: KubeClient;
  readonly application: string;
  readonly namespace: string;
  /** Holder and run of the lock. */
  readonly holder: Pick<Lock, 'holder' | 'run'>;
  /** Whether the run that holds the lock is known to have ended, by its address. */
  readonly hasEnded?: ((run: string) => Promise<boolean>) | undefined;
  /** The registry this cluster pulls from. */
  readonly registry: { readonly host: string; readonly path: string };
  /** Images its workloads may run beside the release's. */
  readonly allowedImages: readonly string[];
  /** Milliseconds for one rollout. */
  readonly timeoutMs: number;
  readonly suite: SmokeSuite;
  /** Public address of the application there. */
  readonly url: string | undefined;
  /** Overwrite fields of other managers, and prune whatever share of the application. */
  readonly force: boolean;
  /** What a delivery may prune and write to, and how long its hooks may run. */
  readonly rules?: PlanRules | undefined;
  /** Renders the release to be delivered; a rollback renders nothing. */
  readonly render?: (signal: AbortSignal) => Promise<readonly KubeObject[]>;
  /** Opens the registry this cluster pulls from; without it no image is asked for beforehand. */
  readonly openRegistry?: PullCheck['openRegistry'];
}

export interface KubeTargetPorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly fetch: Fetch;
}

/** Name of the Lease that locks an application in its namespace. */
export const leaseName = (application: string) => `flotilla-${application}`;

/** A cluster of the transaction over its API server. */
export function kubeTarget(
  options: KubeTargetOptions,
  { clock, log: outer, fetch }: KubeTargetPorts,
): Target {
  const { cluster, client, application, namespace, registry, url } = options;
  const log = prefixed(outer, `${cluster}  `);
  const rendered = options.render;
  const plan = async (
    objects: readonly KubeObject[],
    images: ReleaseImages | undefined,
    how: Pick<PlanOptions, 'images' | 'force' | 'rollback' | 'rules'>,
  ): Promise<Plan> => {
    const agreed = await planApply(client, objects, { application, namespace, ...how });
    return {
      changes: countChanges(agreed),
      diff: describeDiff(agreed),
      risks: findRisks(agreed.changes),
      ...rolling(agreed, { client, clock, log, timeoutMs: options.timeoutMs, images }),
    };
  };
  return {
    cluster,
    log,
    ledger: openLedger(client, namespace, application),
    store: openManifestStore(client, namespace, application),

    lock: async (waitMs, signal) => {
      // The Lease lives in the application's namespace, which a first delivery has to bring along.
      if (!(await namespaceExists(client, namespace))) await createNamespace(client, namespace);
      const lock = { namespace, name: leaseName(application), ...options.holder };
      return acquireLease(client, lock, waitMs, { clock, log, signal, hasEnded: options.hasEnded });
    },

    render: async (signal) => {
      if (rendered === undefined) throw new Error('this target delivers only what is stored');
      return rendered(signal);
    },

    provePullable: async (objects, signal) => {
      const { openRegistry } = options;
      if (openRegistry === undefined) return;
      await provePullable(objects, { client, namespace, host: registry.host, openRegistry, log }, signal);
    },

    planForward: ({ release, objects }) => {
      const images = releaseImages(release, registry, options.allowedImages);
      return plan(objects, images, { images, force: options.force, rules: options.rules });
    },

    // What is stored was checked when it was first delivered: nothing may keep it from coming back now.
    planBack: (stored) =>
      plan(stored?.objects ?? [], stored && releaseImages(stored.release, registry), {
        force: true,
        rollback: true,
        rules: { ...options.rules, namespaces: undefined },
      }),

    smoke: (release, signal) =>
      runSuite(options.suite, namesOf(release), {
        ask: askCluster({ client, namespace, url, fetch }),
        clock,
        signal,
      }),

    retreat: async () => {},
    tidy: async () => {},
  };
}

/** What a check may name of a release; {digest} and {revision} are those of the service it asks. */
const namesOf =
  (release: Release) =>
  ({ service }: SmokeCheck): Readonly<Record<string, string>> => {
    const { commit } = release.source;
    const names = { commit, release: releaseId(release) };
    const asked = service === undefined ? undefined : release.services[service];
    return asked === undefined
      ? names
      : { ...names, digest: asked.digest, revision: asked.revision ?? commit };
  };

function countChanges({ changes }: ApplyPlan): Changes {
  const count = (...actions: readonly string[]) =>
    changes.filter(({ action }) => actions.includes(action)).length;
  return {
    created: count('create'),
    changed: count('update'),
    unchanged: count('unchanged'),
    pruned: count('prune'),
  };
}

function describeDiff({ changes, namespace }: ApplyPlan): string {
  return changes
    .filter(({ action }) => action !== 'unchanged')
    .map(({ action, ref, diff }) => `${action} ${describeRef(ref, namespace)}\n${diff}`)
    .join('\n\n');
}
