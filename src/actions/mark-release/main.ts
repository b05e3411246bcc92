import { defineAction } from '../../core/action.ts';
import type { Context } from '../../core/context.ts';
import { messageOf } from '../../core/errors.ts';
import { codeSpan, escapeMarkdown } from '../../core/summary.ts';
import type { Environment } from '../../fleet/environment.ts';
import type { Fleet } from '../../fleet/fleet.ts';
import { loadFleet } from '../../fleet/load.ts';
import { selectClusters, selectEnvironment } from '../../fleet/select.ts';
import { readGitHubContext } from '../../github/context.ts';
import { openDeployments } from '../../github/deployments.ts';
import type { Verdict } from '../../rollout/outcome.ts';
import { schema } from './inputs.ts';
import { judgeReport, type Report } from './report.ts';

export default defineAction({
  inputs: schema,
  outputs: ['deployments'],
  run: async (inputs, context) => {
    const fleet = await loadFleet(inputs.fleet);
    const { environment } = selectEnvironment(fleet, inputs.environment);
    const policy = environment['on-failure'];
    const report: Report = {
      planned: selectClusters(environment, inputs.clusters),
      results: inputs.results ?? {},
      stages: inputs.stages ?? [],
      dryRun: inputs.dryRun,
      quorum: typeof policy === 'object' ? policy.quorum : undefined,
    };
    const github = readGitHubContext(context.env);
    const commit = inputs.commit ?? github.sha;
    const deployments =
      inputs.token === undefined || inputs.release === undefined || inputs.dryRun
        ? {}
        : await mark(
            fleet,
            environment,
            inputs.environment,
            report,
            commit,
            inputs.release,
            inputs.token,
            context,
          );
    summarize(report, inputs.environment, commit, inputs.release, context);
    return { deployments: JSON.stringify(deployments), failure: judgeReport(report) };
  },
});

/** What GitHub shows of a verdict; nothing where nothing was changed. */
const states = { verified: 'success', rejected: 'failure', interrupted: 'error' } as const;
const stateOf = (verdict: Verdict) =>
  verdict === 'verified' || verdict === 'rejected' || verdict === 'interrupted' ? states[verdict] : undefined;

/** One deployment per cluster that was touched. They are a view: what cannot be shown is a warning. */
async function mark(
  fleet: Fleet,
  environment: Environment,
  name: string,
  { results }: Report,
  commit: string,
  release: string,
  token: string,
  { env, http, log }: Context,
): Promise<Record<string, number>> {
  const { repository, runUrl, apiUrl } = readGitHubContext(env);
  const deployments = await openDeployments(token, apiUrl, http.fetch);
  const several = Object.keys(fleet.applications).length > 1;
  const marked: Record<string, number> = {};
  for (const [cluster, verdict] of Object.entries(results)) {
    const state = stateOf(verdict);
    if (state === undefined) continue;
    try {
      marked[cluster] = await deployments.mark({
        repository,
        commit,
        release,
        environment: `${name}/${cluster}${several ? `/${environment.application}` : ''}`,
        state,
        description: `${environment.application}: ${verdict}`,
        logUrl: runUrl,
        environmentUrl: environment.clusters[cluster]?.url,
      });
    } catch (error) {
      log.warning(
        `${cluster}: GitHub does not show this deployment: ${messageOf(error)}. The job needs the permission deployments: write.`,
      );
    }
  }
  return marked;
}

function summarize(
  { planned, results, stages, dryRun }: Report,
  environment: string,
  commit: string,
  release: string | undefined,
  { summary }: Context,
): void {
  summary.heading(`${dryRun ? 'Plan for' : 'Delivery to'} ${environment}`);
  const what = release === undefined ? '' : `Release ${codeSpan(release)}, `;
  summary.paragraph(`${what}commit ${codeSpan(commit)}`);
  summary.table([
    ['Cluster', 'Verdict'],
    ...planned.map((cluster) => [escapeMarkdown(cluster), results[cluster] ?? '**did not report**']),
  ]);
  if (stages.length === 0) return;
  const line = stages.map(({ name, result }, index) => `  s${index}["${name}: ${result}"]`);
  const arrows = stages.slice(1).map((_, index) => `  s${index} --> s${index + 1}`);
  summary.code(['flowchart LR', ...line, ...arrows].join('\n'), 'mermaid');
}
