import type { Writing } from '../../kube/writing.ts';
import type { SmokeWay } from '../../smoke/way.ts';
import type { Shifting } from './shifting.ts';
import type { Stand } from './stand.ts';

/** What gives the new pods their share of the traffic. */
export interface Splitter {
  /** How many new pods of a workload a share needs, in percent below 100. */
  canaryPods(shifting: Shifting, weight: number): number;
  /**
   * Before the first share: the new pods are Ready and get no requests. What stands may be less than was chosen, and
   * nothing else is touched. Resolves with the ways that lead to the new pods.
   */
  begin(stand: Stand, writing: Writing): Promise<readonly SmokeWay[]>;
  /** Gives the share, in percent below 100, and resolves with what was really given, a line for each workload. */
  share(weight: number, stand: Stand, writing: Writing): Promise<readonly string[]>;
  /**
   * After all traffic was led to the new pods by their Services: nothing else has to split it, and the old pods are to
   * be able to take all of it again.
   */
  end(stand: Stand, writing: Writing): Promise<void>;
}

/** `10 %`, `9.1 %`: a share in as many digits as tell it apart. */
export const percent = (weight: number): string => `${Number(weight.toFixed(1))} %`;
