import type { Analysis } from '../analysis/analysis.ts';
import type { Clock } from '../core/clock.ts';
import type { Fetch } from '../core/http.ts';
import { parseDuration } from '../core/inputs.ts';
import { type Log, prefixed } from '../core/log.ts';
import type { SmokeCheck, SmokeSuite } from '../fleet/environment.ts';
import type { Strategy } from '../fleet/strategy.ts';
import type { KubeClient } from '../kube/client.ts';
import { abortRollouts } from '../kube/foreign-abort.ts';
import { type ReleaseImages, releaseImages } from '../kube/images.ts';
import { acquireLease } from '../kube/lease.ts';
import type { Lock } from '../kube/lease-object.ts';
import { createNamespace, namespaceExists } from '../kube/namespace.ts';
import { describeRef, type KubeObject } from '../kube/object.ts';
import { type ApplyPlan, type PlanOptions, type PlanRules, planApply } from '../kube/plan.ts';
import { findRisks } from '../kube/risks.ts';
import { readShift } from '../kube/shift-state.ts';
import { type Release, releaseId } from '../release/release.ts';
import { askCluster } from '../smoke/ask.ts';
import { runSuite } from '../smoke/suite.ts';
import { alongWay, type SmokeWay } from '../smoke/way.ts';
import { openLedger } from './ledger.ts';
import { openManifestStore } from './manifest-store.ts';
import { type PullCheck, provePullable } from './pull-check.ts';
import { writingOf } from './strategies/context.ts';
import { courseOf } from './strategies/course.ts';
import { retreat } from './strategies/retreat.ts';
import { tidy } from './strategies/tidy.ts';
import type { Changes, Plan, Target, TrafficShare } from './target.ts';

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
  /** How new pods take over in a delivery; the way back is always rolling. */
  readonly strategy?: Strategy | undefined;
  /** Watches metrics while traffic shifts. */
  readonly analysis?: Analysis | undefined;
  /** Told what share of the traffic each step of a canary really gave to the new pods. */
  readonly onShare?: ((share: TrafficShare) => void) | undefined;
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
  const { analysis, render: rendered } = options;
  /** What Argo Rollouts is at before is not ours to abort. */
  let isApplied = false;
  const smoke = async (release: Release, signal: AbortSignal, way?: SmokeWay, patienceMs = Infinity) => {
    const ask = askCluster({ client, namespace, url, fetch });
    const usualMs = parseDuration(options.suite.deadline) ?? 0;
    const suite = { ...options.suite, deadline: `${Math.min(usualMs, patienceMs)}ms` };
    const along = way === undefined ? { suite, ask } : alongWay(suite, ask, way);
    const onWait = (check: string, problem: string, seconds: number) =>
      log.info(`smoke test waits for ${check}: ${problem} (${Math.round(seconds)} s)`);
    return runSuite(along.suite, namesOf(release), { ask: along.ask, clock, signal, onWait });
  };
  const plan = async (
    objects: readonly KubeObject[],
    release: Release | undefined,
    strategy: Strategy,
    images: ReleaseImages | undefined,
    how: Pick<PlanOptions, 'images' | 'force' | 'rollback' | 'rules'>,
  ): Promise<Plan> => {
    const agreed = await planApply(client, objects, { application, namespace, ...how });
    for (const note of agreed.notes) log.warning(note);
    return {
      changes: countChanges(agreed),
      diff: describeDiff(agreed),
      risks: findRisks(agreed.changes),
      ...(await courseOf(agreed, strategy, {
        client,
        clock,
        log,
        timeoutMs: options.timeoutMs,
        images,
        release,
        smoke,
        onShare: (step, share) => options.onShare?.({ cluster, step, share }),
        watch:
          analysis &&
          (async (window, signal) => {
            await analysis.watch(window, signal);
          }),
      })),
    };
  };
  let met: Promise<boolean> | undefined;
  /** One answer with all kinds now spares many later; resolves to whether the application's namespace is there. */
  const meet = () => {
    met ??= client.apiVersions().then(() => namespaceExists(client, namespace));
    return met;
  };
  return {
    cluster,
    log,
    ledger: openLedger(client, namespace, application),
    store: openManifestStore(client, namespace, application),

    meet: () => void meet().catch(() => undefined),

    lock: async (waitMs, signal) => {
      const exists = await meet();
      met = undefined;
      // The Lease lives in the application's namespace, which a first delivery has to bring along.
      if (!exists) await createNamespace(client, namespace);
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

    planForward: async ({ release, objects }) => {
      const images = releaseImages(release, registry, options.allowedImages);
      const how = { images, force: options.force, rules: options.rules };
      const forward = await plan(objects, release, options.strategy ?? { kind: 'rolling' }, images, how);
      return {
        ...forward,
        apply: (guard, signal) => {
          isApplied = true;
          return forward.apply(guard, signal);
        },
      };
    },

    // What is stored was checked when it was first delivered: nothing may keep it from coming back now.
    planBack: (stored) =>
      plan(
        stored?.objects ?? [],
        stored?.release,
        { kind: 'rolling' },
        stored && releaseImages(stored.release, registry),
        { force: true, rollback: true, rules: { ...options.rules, namespaces: undefined } },
      ),

    smoke: (release, signal) => smoke(release, signal),

    retreat: async (guard, signal) => {
      const writing = writingOf({ clock, log }, guard, signal);
      await Promise.all([
        retreat(client, { application, namespace }, writing),
        isApplied && abortRollouts(client, { application, namespace }, writing),
      ]);
    },
    tidy: async (guard, signal) => {
      const owner = { application, namespace };
      const state = await readShift(client, owner);
      await tidy(client, owner, state, [], writingOf({ clock, log }, guard, signal));
    },
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
