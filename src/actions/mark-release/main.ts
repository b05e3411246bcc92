import { defineAction } from '../../core/action.ts';
import type { Context } from '../../core/context.ts';
import { messageOf } from '../../core/errors.ts';
import { codeSpan, escapeMarkdown } from '../../core/summary.ts';
import type { Environment } from '../../fleet/environment.ts';
import { loadFleet } from '../../fleet/load.ts';
import { selectClusters, selectEnvironment } from '../../fleet/select.ts';
import { readGitHubContext } from '../../github/context.ts';
import { type DeploymentMark, environmentOf, openDeployments } from '../../github/deployments.ts';
import { overall, type Verdict } from '../../rollout/outcome.ts';
import { readLegResults } from '../leg-results.ts';
import { schema } from './inputs.ts';
import { judgeReport, type Report, shownVerdict, titleOf } from './report.ts';

export default defineAction({
  inputs: schema,
  outputs: ['deployments', 'verdict'],
  run: async (inputs, context) => {
    const fleet = await loadFleet(inputs.fleet);
    const { environment } = selectEnvironment(fleet, inputs.environment);
    const policy = environment['on-failure'];
    const report: Report = {
      planned: selectClusters(environment, inputs.clusters),
      results:
        inputs.resultsDirectory === undefined
          ? (inputs.results ?? {})
          : { ...inputs.results, ...(await readLegResults(inputs.resultsDirectory)) },
      stages: inputs.stages ?? [],
      dryRun: inputs.dryRun,
      quorum: typeof policy === 'object' ? policy.quorum : undefined,
    };
    const github = readGitHubContext(context.env);
    const commit = inputs.commit ?? github.sha;
    const { release, token } = inputs;
    const deployments =
      token === undefined || release === undefined || inputs.dryRun
        ? {}
        : await mark(
            {
              environment,
              name: inputs.environment,
              states: inputs.inProgress ? underWay(report.planned) : statesOf(report),
              commit,
              release,
              token,
              isWayBack: inputs.rollback,
            },
            context,
          );
    if (inputs.inProgress) return { deployments: JSON.stringify(deployments), verdict: undefined };
    summarize(report, titleOf(report, inputs.environment, inputs.rollback), commit, inputs.release, context);
    const clusters = Object.entries(report.results).map(([cluster, verdict]) => ({
      cluster,
      verdict,
      phases: [],
    }));
    return {
      deployments: JSON.stringify(deployments),
      verdict: clusters.length === 0 ? undefined : overall(clusters),
      failure: judgeReport(report),
    };
  },
});

type State = DeploymentMark['state'];

/** What GitHub shows of a verdict. */
const shown: Readonly<Record<Verdict, State | undefined>> = {
  verified: 'success',
  rejected: 'failure',
  interrupted: 'error',
  unreachable: 'error',
  // Nothing was changed: it is no longer under way.
  superseded: 'inactive',
  refused: 'inactive',
  planned: undefined,
};
const statesOf = ({ planned, results }: Report): [cluster: string, state: State, what: string][] =>
  [...new Set([...planned, ...Object.keys(results)])].flatMap((cluster) => {
    const verdict = results[cluster];
    const state = verdict === undefined ? 'inactive' : shown[verdict];
    return state === undefined ? [] : [[cluster, state, verdict ?? 'did not report']];
  });
const underWay = (clusters: readonly string[]): [cluster: string, state: State, what: string][] =>
  clusters.map((cluster) => [cluster, 'in_progress', 'under way']);

interface Marking {
  readonly environment: Environment;
  /** Name of the environment. */
  readonly name: string;
  readonly states: readonly (readonly [cluster: string, state: State, what: string])[];
  readonly commit: string;
  readonly release: string;
  readonly token: string;
  readonly isWayBack: boolean;
}

/** One deployment per cluster that was touched. They are a view: what cannot be shown is a warning. */
async function mark(
  { environment, name, states, token, ...what }: Marking,
  { env, http, log }: Context,
): Promise<Record<string, number>> {
  const { repository, runUrl, apiUrl } = readGitHubContext(env);
  const options = { repository, token, baseUrl: apiUrl, runUrl };
  const deployments = await openDeployments(options, { fetch: http.fetch, log });
  const marked: Record<string, number> = {};
  for (const [cluster, state, description] of states) {
    try {
      const id = await deployments.mark({
        ...what,
        application: environment.application,
        environment: environmentOf(name, cluster),
        state,
        description: `${environment.application}: ${description}`,
        environmentUrl: environment.clusters[cluster]?.url,
      });
      if (id !== undefined) marked[cluster] = id;
    } catch (error) {
      log.warning(
        `${cluster}: GitHub does not show this deployment: ${messageOf(error)}. The job needs the permission deployments: write.`,
      );
    }
  }
  return marked;
}

function summarize(
  report: Report,
  title: string,
  commit: string,
  release: string | undefined,
  { summary }: Context,
): void {
  const { planned, stages } = report;
  summary.heading(title);
  const what = release === undefined ? '' : `Release ${codeSpan(release)}, `;
  summary.paragraph(`${what}commit ${codeSpan(commit)}`);
  summary.table([
    ['Cluster', 'Verdict'],
    ...planned.map((cluster) => [escapeMarkdown(cluster), shownVerdict(report, cluster)]),
  ]);
  if (stages.length === 0) return;
  const line = stages.map(({ name, result }, index) => `  s${index}["${name}: ${result}"]`);
  const arrows = stages.slice(1).map((_, index) => `  s${index} --> s${index + 1}`);
  summary.code(['flowchart LR', ...line, ...arrows].join('\n'), 'mermaid');
}
