import type { Risk } from '../kube/risks.ts';
import type { SuiteResult } from '../smoke/result.ts';
import type { Changes, Workload } from './target.ts';

/**
 * `verified` it serves; `rejected` it failed, here or, where clusters go together, elsewhere; `interrupted` the job
 * was cancelled or lost the cluster on the way; `unreachable` the delivery went on without this cluster, as its policy
 * has it; `planned` a dry run; `refused` not begun, nothing was changed; `superseded` a later release came first.
 */
export const verdicts = [
  'verified',
  'rejected',
  'interrupted',
  'unreachable',
  'planned',
  'refused',
  'superseded',
] as const;
export type Verdict = (typeof verdicts)[number];

/**
 * How a cluster came out of a failed delivery: `returned` to its last verified release; `removed`, as nothing was
 * verified before; `kept`, as the failed release is also the last verified one; `left` as it is by the policy
 * `continue`; `untouched`, nothing had been written; `held` on the failed release, as the data was migrated for it, and
 * `failed`: both need a person.
 */
export interface WayBack {
  readonly state: 'returned' | 'removed' | 'kept' | 'left' | 'untouched' | 'held' | 'failed';
  /** Id and sequence of the release that serves now; where the way back failed, of the one it was to lead to. */
  readonly release?: string | undefined;
  readonly sequence?: number | undefined;
  readonly problem?: string | undefined;
}

/** In the order in which they come. */
export const phaseNames = ['plan', 'apply', 'rollout', 'smoke', 'bake', 'return'] as const;

/** A stretch of the work in one cluster; times in milliseconds since the epoch. */
export interface Phase {
  readonly name: (typeof phaseNames)[number];
  readonly from: number;
  readonly to: number;
  readonly ok: boolean;
}

export interface ClusterOutcome {
  readonly cluster: string;
  readonly verdict: Verdict;
  /** Which wave it was in, from 1 on; undefined where all went at once. */
  readonly wave?: number | undefined;
  /** Why, for anything but `verified` and `planned`. */
  readonly reason?: string | undefined;
  readonly changes?: Changes | undefined;
  /** What a person should look at before it is carried out. */
  readonly risks?: readonly Risk[] | undefined;
  /** Of a dry run. */
  readonly diff?: string | undefined;
  /** What runs after the rollout of the release delivered. */
  readonly workloads?: readonly Workload[] | undefined;
  readonly smoke?: SuiteResult | undefined;
  readonly wayBack?: WayBack | undefined;
  /** What this cluster itself failed with. */
  readonly error?: unknown;
  readonly phases: readonly Phase[];
}

/** What became of a delivery or a rollback. */
export interface Outcome {
  readonly verdict: Verdict;
  readonly clusters: readonly ClusterOutcome[];
  /** What the step ends with; absent when it succeeds. Anything but an ActionError is a mistake in the suite. */
  readonly error?: unknown;
  /** What is left to do though the step succeeds: clusters that a quorum went on without. */
  readonly remainder?: string | undefined;
}

/** The verdict over all clusters: the worst of theirs. */
export function overall(clusters: readonly ClusterOutcome[]): Verdict {
  const order: readonly Verdict[] = [
    'interrupted',
    'rejected',
    'unreachable',
    'refused',
    'superseded',
    'planned',
  ];
  return order.find((verdict) => clusters.some((cluster) => cluster.verdict === verdict)) ?? 'verified';
}
