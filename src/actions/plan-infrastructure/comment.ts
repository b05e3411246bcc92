import type { Context } from '../../core/context.ts';
import { messageOf } from '../../core/errors.ts';
import { redact } from '../../core/masked.ts';
import { codeSpan, escapeMarkdown } from '../../core/summary.ts';
import type { GitHubContext } from '../../github/context.ts';
import type { PullRequest } from '../../github/pull-request.ts';
import { openComments, roomFor } from '../../github/pull-request-comment.ts';
import { rootComment } from '../../infrastructure/plan-comment.ts';
import type { PlannedRoot } from '../../infrastructure/plan-root.ts';

/** Where a plan is shown. */
export interface CommentPlace {
  readonly title: string;
  /** `ENVIRONMENT/ROOT`: there is one comment for each. */
  readonly label: string;
  readonly token: string;
  readonly github: GitHubContext;
  readonly pullRequest: PullRequest;
}

type Ports = Pick<Context, 'http' | 'log'>;

// With its slash: neither name can hold one, so no two roots share a comment.
const keyOf = ({ label }: CommentPlace): string => `infrastructure-${label}`;

/**
 * Writes a plan to its pull request, one comment a root; a root in which nothing changes only brings a comment up to
 * date that is there. A comment is a view of the plan: what cannot be written is a warning.
 */
export function commentPlan(planned: PlannedRoot, place: CommentPlace, ports: Ports): Promise<void> {
  const { title, github, pullRequest } = place;
  const footer =
    `Commit ${codeSpan(pullRequest.commit)}. Nothing was changed; the log of [this run](${github.runUrl}) has the whole plan. ` +
    'What is applied is planned anew from the merged commit, shown to whoever approves it, and carried out as it is.';
  const body = rootComment(planned, { title, footer, limit: roomFor(keyOf(place)), redact });
  const isEmpty = !planned.hasChanges && (planned.verdict?.denied ?? []).length === 0;
  return stick(place, body, isEmpty, ports);
}

/** Says in a comment that is there that its plan is not that of the last commit, which has none. */
export function commentFailure(place: CommentPlace, ports: Ports): Promise<void> {
  const { title, github, pullRequest } = place;
  const body = `## ${escapeMarkdown(title)}\n\n❌ There is no plan of commit ${codeSpan(pullRequest.commit)}: [this run](${github.runUrl}) says why.`;
  return stick(place, body, true, ports);
}

async function stick(
  place: CommentPlace,
  body: string,
  onlyUpdate: boolean,
  { http, log }: Ports,
): Promise<void> {
  const { token, github, pullRequest } = place;
  const { repository, apiUrl } = github;
  try {
    const comments = await openComments(token, apiUrl, http.fetch);
    const key = keyOf(place);
    const address = await comments.stick({
      ...{ repository, pullRequest: pullRequest.number, key, body, onlyUpdate },
    });
    if (address !== undefined) log.info(`plan: ${address}`);
  } catch (error) {
    log.warning(
      `The plan could not be written to pull request ${pullRequest.number}: ${messageOf(error)}. The job needs the permission pull-requests: write.`,
    );
  }
}
