import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { GitHubContext } from './context.ts';

/** The pull request a run is about. */
export interface PullRequest {
  readonly number: number;
  /** Commit at its tip; the run itself is of its merge with the base. */
  readonly commit: string;
  /** It comes from another repository: nothing of it may act with an identity of this one. */
  readonly isFork: boolean;
}

/** https://docs.github.com/webhooks/webhook-events-and-payloads#pull_request */
const payload = z.object({
  pull_request: z
    .object({
      number: z.int(),
      head: z.object({ sha: z.string(), repo: z.object({ full_name: z.string() }).nullish() }),
    })
    .optional(),
});

/** Reads the event's payload; undefined where the run is about no pull request. */
export async function readPullRequest({
  eventPath,
  repository,
}: Pick<GitHubContext, 'eventPath' | 'repository'>): Promise<PullRequest | undefined> {
  if (eventPath === undefined) return undefined;
  const event: unknown = JSON.parse(await readFile(eventPath, 'utf8'));
  const found = payload.safeParse(event).data?.pull_request;
  if (found === undefined) return undefined;
  const { number, head } = found;
  // A fork that was deleted has no repository any more.
  return { number, commit: head.sha, isFork: head.repo?.full_name !== repository };
}
