import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { defineAction } from '../../core/action.ts';
import type { Context } from '../../core/context.ts';
import { ActionError, messageOf } from '../../core/errors.ts';
import { redact } from '../../core/masked.ts';
import { codeSpan } from '../../core/summary.ts';
import { loadFleet } from '../../fleet/load.ts';
import { selectClusters, selectEnvironment } from '../../fleet/select.ts';
import { type GitHubContext, readGitHubContext } from '../../github/context.ts';
import { type PullRequest, readPullRequest } from '../../github/pull-request.ts';
import { openComments, roomFor } from '../../github/pull-request-comment.ts';
import { openReleaseDirectory } from '../../release/directory.ts';
import { draftRelease } from '../../release/draft.ts';
import { unpackDeployArchive } from '../../release/unpack.ts';
import { planComment } from '../../rollout/plan-comment.ts';
import { type PlannedCluster, planRelease } from '../../rollout/plan-release.ts';
import { reportPlan } from '../../rollout/plan-report.ts';
import { cloudPorts } from '../cloud-ports.ts';
import { closeSessions, openSessions } from '../cluster-sessions.ts';
import { renderer } from '../deploy-cluster/renderer.ts';
import { openValueSources } from '../deploy-cluster/value-sources.ts';
import { lockHolder, openRolloutTargets } from '../rollout-targets.ts';
import { schema } from './inputs.ts';

export default defineAction({
  inputs: schema,
  outputs: ['verdict', 'file'],
  run: async (inputs, context) => {
    const { clock, log, signal, summary, temp } = context;
    const github = readGitHubContext(context.env);
    const pullRequest = await readPullRequest(github);
    if (pullRequest?.isFork) {
      const why = `Pull request ${pullRequest.number} comes from a fork: it has no identity, and gets none, so there is no plan`;
      log.notice(why);
      summary.heading(`Plan for ${inputs.environment}`).paragraph(`${why}.`);
      return { verdict: 'skipped', file: undefined };
    }
    const fleet = await loadFleet(inputs.fleet);
    const { environment, application } = selectEnvironment(fleet, inputs.environment);
    const directory = openReleaseDirectory(path.resolve(inputs.directory));
    const release = await draftRelease(directory, {
      sequence: github.runNumber,
      source: sourceOf(github, pullRequest),
      createdAt: new Date(clock.now()).toISOString(),
      deploy: application.deploy.kind,
    });
    if (release.application !== environment.application)
      throw new ActionError(
        'ARTIFACT_MISMATCH',
        `The directory holds ${release.application}, the environment runs ${environment.application}`,
        { hint: 'Name an environment of that application.' },
      );
    const unpacked = await temp.directory('release');
    await unpackDeployArchive(directory.archive, release.deploy.archive, unpacked);

    const ports = cloudPorts(inputs, context);
    const clusters = selectClusters(environment, inputs.clusters);
    const request = { fleet, environment: inputs.environment, clusters, role: 'plan' } as const;
    const sessions = await openSessions(request, ports, context, signal);
    const sources = openValueSources(environment, fleet, ports);
    try {
      const options = { release, application, environment: inputs.environment, directory: unpacked, sources };
      const render = renderer(options, context);
      const targets = await openRolloutTargets(
        sessions,
        { fleet, environment, holder: lockHolder(github), force: false, render },
        ports,
        context,
      );
      const planned = await planRelease(targets, release, () => clock.now(), signal);
      const title = `Plan for ${inputs.environment}: ${release.application} at ${release.source.commit.slice(0, 12)}`;
      reportPlan(summary, title, planned);
      const file = path.join(directory.path, 'plan.diff');
      await mkdir(directory.path, { recursive: true });
      await writeFile(file, redact(wholeDiff(planned)));
      if (inputs.comment && pullRequest !== undefined && inputs.token !== undefined)
        await comment(planned, title, inputs.environment, inputs.token, { github, pullRequest }, context);
      const refused = planned.flatMap(({ cluster, error }) =>
        error === undefined ? [] : [{ cluster, error }],
      );
      return {
        verdict: refused.length === 0 ? 'planned' : 'refused',
        file,
        failure: refused[0] && failureOf(refused),
      };
    } finally {
      await sources.close().catch((error: unknown) => log.warning(`Vault: ${messageOf(error)}`));
      await closeSessions(sessions);
    }
  },
});

const sourceOf = (
  { repository, repositoryId = '', ref, sha, runUrl }: GitHubContext,
  pullRequest: PullRequest | undefined,
) => ({ repository, repositoryId, ref, commit: pullRequest?.commit ?? sha, run: runUrl });

const wholeDiff = (planned: readonly PlannedCluster[]): string =>
  planned.map(({ cluster, diff = '' }) => `# ${cluster}\n${diff}\n`).join('\n');

function failureOf(
  refused: readonly { readonly cluster: string; readonly error: ActionError }[],
): ActionError {
  const hints = [...new Set(refused.flatMap(({ error }) => error.hint ?? []))];
  return new ActionError(
    refused[0]?.error.code ?? 'CHART_INVALID',
    refused.map(({ cluster, error }) => `${cluster}: ${error.message}`).join('\n'),
    { hint: hints.length > 0 ? hints.join('\n') : undefined },
  );
}

/** A comment is a view of the plan: what cannot be written is a warning. */
async function comment(
  planned: readonly PlannedCluster[],
  title: string,
  environment: string,
  token: string,
  { github, pullRequest }: { readonly github: GitHubContext; readonly pullRequest: PullRequest },
  { http, log }: Context,
): Promise<void> {
  const key = `plan-${environment}`;
  const footer =
    `Commit ${codeSpan(pullRequest.commit)}. Nothing was changed; [this run](${github.runUrl}) has the whole plan. ` +
    'A delivery builds, scans and signs anew, and plans by itself once more.';
  const body = planComment(planned, { title, footer, limit: roomFor(key), redact });
  try {
    const comments = await openComments(token, github.apiUrl, http.fetch);
    const { repository } = github;
    log.info(`plan: ${await comments.stick({ repository, pullRequest: pullRequest.number, key, body })}`);
  } catch (error) {
    log.warning(
      `The plan could not be written to pull request ${pullRequest.number}: ${messageOf(error)}. The job needs the permission pull-requests: write.`,
    );
  }
}
