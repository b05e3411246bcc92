import type { Context } from '../../core/context.ts';
import { messageOf } from '../../core/errors.ts';
import { redact } from '../../core/masked.ts';
import { codeSpan } from '../../core/summary.ts';
import type { GitHubContext } from '../../github/context.ts';
import type { PullRequest } from '../../github/pull-request.ts';
import { openComments, roomFor } from '../../github/pull-request-comment.ts';
import { rootComment } from '../../infrastructure/plan-comment.ts';
import type { PlannedRoot } from '../../infrastructure/plan-root.ts';

/**
 * Writes a plan to its pull request, one comment a root; a root in which nothing changes only brings a comment up to
 * date that is there. A comment is a view of the plan: what cannot be written is a warning.
 */
export async function commentPlan(
  planned: PlannedRoot,
  title: string,
  label: string,
  token: string,
  { github, pullRequest }: { readonly github: GitHubContext; readonly pullRequest: PullRequest },
  { http, log }: Pick<Context, 'http' | 'log'>,
): Promise<void> {
  const key = `infrastructure-${label.replace('/', '-')}`;
  const footer =
    `Commit ${codeSpan(pullRequest.commit)}. Nothing was changed; [this run](${github.runUrl}) has the whole plan. ` +
    'What is applied is planned anew from the merged commit, shown to whoever approves it, and carried out as it is.';
  const body = rootComment(planned, { title, footer, limit: roomFor(key), redact });
  const isEmpty = !planned.hasChanges && (planned.verdict?.denied ?? []).length === 0;
  try {
    const comments = await openComments(token, github.apiUrl, http.fetch);
    const { repository } = github;
    const address = await comments.stick({
      repository,
      pullRequest: pullRequest.number,
      key,
      body,
      onlyUpdate: isEmpty,
    });
    if (address !== undefined) log.info(`plan: ${address}`);
  } catch (error) {
    log.warning(
      `The plan could not be written to pull request ${pullRequest.number}: ${messageOf(error)}. The job needs the permission pull-requests: write.`,
    );
  }
}
