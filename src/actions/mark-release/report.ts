import { ActionError } from '../../core/errors.ts';
import { text } from '../../core/inputs.ts';
import type { Verdict } from '../../rollout/outcome.ts';

/** A job of the workflow and how it ended, in GitHub's words. */
export interface Stage {
  readonly name: string;
  readonly result: string;
}

/** What a whole delivery came to. */
export interface Report {
  /** Clusters that were to be delivered to. */
  readonly planned: readonly string[];
  readonly results: Readonly<Record<string, Verdict>>;
  readonly stages: readonly Stage[];
  readonly dryRun: boolean;
  /** How many clusters have to be verified; all where none is named. */
  readonly quorum?: number | undefined;
}

const stage = /^\s*([a-z0-9][\w -]*)\s*=\s*(success|failure|cancelled|skipped)\s*$/;

/** `NAME=RESULT` lines, one a job: `publish=success`. */
export const stageLines = () =>
  text()
    .refine(
      (value) => linesOf(value).every((line) => stage.test(line)),
      'must be lines such as publish=success',
    )
    .transform((value) =>
      linesOf(value).map((line): Stage => {
        const [, name = '', result = ''] = stage.exec(line) ?? [];
        return { name: name.trim(), result };
      }),
    );

const linesOf = (value: string) => value.split('\n').filter((line) => line.trim() !== '');

/**
 * Judges a whole delivery: every job succeeded, exactly the planned clusters reported, and each ended as it should.
 * A workflow whose jobs were skipped must not look like one that delivered.
 */
export function judgeReport({ planned, results, stages, dryRun, quorum }: Report): ActionError | undefined {
  const problems: string[] = [];
  const serving = Object.values(results).filter((verdict) => verdict === 'verified').length;
  const met = !dryRun && quorum !== undefined && serving >= Math.min(quorum, planned.length);
  for (const { name, result } of stages) if (result !== 'success') problems.push(`job ${name}: ${result}`);
  if (planned.length === 0) problems.push('no cluster was planned');
  for (const cluster of planned) {
    const verdict = results[cluster];
    if (verdict === undefined) problems.push(`cluster ${cluster} did not report`);
    else if (met && (verdict === 'rejected' || verdict === 'unreachable')) continue;
    else if (verdict !== (dryRun ? 'planned' : 'verified') && verdict !== 'superseded')
      problems.push(`cluster ${cluster}: ${verdict}`);
  }
  for (const cluster of Object.keys(results))
    if (!planned.includes(cluster)) problems.push(`cluster ${cluster} reported but was not planned`);
  if (problems.length === 0) return undefined;
  return new ActionError('DELIVERY_FAILED', problems.join('\n'), {
    hint: 'The job that failed first says why.',
  });
}

/** What a whole run did, for the heading of its summary. */
export function titleOf({ dryRun }: Report, environment: string, isWayBack: boolean): string {
  if (dryRun) return `Plan for ${environment}`;
  return isWayBack ? `Rollback of ${environment}` : `Delivery to ${environment}`;
}

/** What is known of a cluster; of one without a verdict, which job to look at. */
export function shownVerdict({ results, stages }: Report, cluster: string): string {
  const verdict = results[cluster];
  if (verdict !== undefined) return verdict;
  const failed = stages.find(({ result }) => result !== 'success');
  return `**did not report**${failed === undefined ? '' : `, see job ${failed.name}`}`;
}
