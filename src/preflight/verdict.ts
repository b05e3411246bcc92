import { ActionError } from '../core/errors.ts';
import { type ClusterReport, clusterChecks } from './check-cluster.ts';
import type { RegistryReport } from './check-registry.ts';
import { checks, type Finding, type Verdict } from './finding.ts';

/** What a delivery needs of the job itself, whatever the registry. */
export const jobChecks = ['identity token', 'secrets'] as const;
export type JobCheck = (typeof jobChecks)[number];

/** Everything that pre-flight found. */
export interface Preflight {
  readonly job: Readonly<Record<JobCheck, Finding>>;
  readonly registries: readonly RegistryReport[];
  /** Empty where clusters were not asked. */
  readonly clusters: readonly ClusterReport[];
}

/** Something to change, and everywhere it shows. */
export interface Problem {
  readonly finding: Finding;
  /** `REGISTRY: CHECK`, `ENVIRONMENT/CLUSTER: CHECK`, or the check alone where it is the job's. */
  readonly where: readonly string[];
  /** Whether a delivery fails by it: a best-effort registry only warns. */
  readonly fatal: boolean;
}

/** The gravest verdict at a registry, where a failure of a best-effort one counts as a warning. */
export function verdictOf({ findings, required }: RegistryReport): Verdict {
  const worst = worstOf(checks.map((check) => findings[check]));
  return worst === 'failed' && !required ? 'warning' : worst;
}

/** The gravest verdict at a cluster. */
export const verdictOn = ({ findings }: ClusterReport): Verdict =>
  worstOf(clusterChecks.map((check) => findings[check]));

function worstOf(findings: readonly Finding[]): Verdict {
  const verdicts = findings.map(({ verdict }) => verdict);
  if (verdicts.includes('failed')) return 'failed';
  return verdicts.includes('warning') ? 'warning' : 'ok';
}

/** All failures and warnings, gravest first. What is said several times in the same words is one problem. */
export function problemsOf({ job, registries, clusters }: Preflight): Problem[] {
  const found = new Map<string, Problem>();
  const add = (place: string, finding: Finding, required: boolean) => {
    if (finding.verdict !== 'failed' && finding.verdict !== 'warning') return;
    const key = JSON.stringify([finding.detail, finding.hint]);
    const known = found.get(key);
    found.set(key, {
      finding: known?.finding ?? finding,
      where: [...(known?.where ?? []), place],
      fatal: (known?.fatal ?? false) || (required && finding.verdict === 'failed'),
    });
  };
  for (const check of jobChecks) add(check, job[check], true);
  for (const { registry, required, findings } of registries)
    for (const check of checks) add(`${registry}: ${check}`, findings[check], required);
  for (const { cluster, findings } of clusters)
    for (const check of clusterChecks) add(`${cluster}: ${check}`, findings[check], true);
  return [...found.values()].sort((a, b) => Number(b.fatal) - Number(a.fatal));
}

/** `PREFLIGHT_FAILED` where a delivery would fail, naming where; undefined where it would not. */
export function judgePreflight(preflight: Preflight): ActionError | undefined {
  const fatal = problemsOf(preflight).filter((problem) => problem.fatal);
  if (fatal.length === 0) return undefined;
  const where = fatal.flatMap((problem) => problem.where).join('\n');
  return new ActionError('PREFLIGHT_FAILED', `A delivery would fail\n${where}`, {
    hint: 'See above, or the summary of this step, for what to change. Nothing was changed.',
  });
}
