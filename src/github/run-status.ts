import { z } from 'zod';
import { messageOf } from '../core/errors.ts';
import type { Fetch } from '../core/http.ts';
import type { Log } from '../core/log.ts';
import type { GitHubContext } from './context.ts';

export interface RunStatusPorts {
  readonly github: Pick<GitHubContext, 'serverUrl' | 'apiUrl'>;
  /** With `actions: read`; without one nothing is asked. */
  readonly token: string | undefined;
  readonly fetch: Fetch;
  readonly log: Log;
}

/** Milliseconds GitHub has for its answer; who waits for a lock looks again anyway. */
const patienceMs = 5_000;
const answer = z.object({ status: z.string() });

/**
 * Asks whether the run at an address (`https://github.com/OWNER/NAME/actions/runs/ID`) has ended. True only where
 * GitHub says so: a run it does not know or does not show, an error and no answer all mean that nothing is known.
 * Never throws.
 *
 * https://docs.github.com/rest/actions/workflow-runs#get-a-workflow-run
 */
export function createRunStatus({ github, token, fetch, log }: RunStatusPorts) {
  const { serverUrl, apiUrl } = github;
  return async (run: string): Promise<boolean> => {
    const path = run.startsWith(`${serverUrl}/`) ? run.slice(serverUrl.length + 1) : '';
    const [, repository, id] = /^([\w.-]+\/[\w.-]+)\/actions\/runs\/(\d+)$/.exec(path) ?? [];
    if (token === undefined || repository === undefined || id === undefined) return false;
    try {
      const response = await fetch(`${apiUrl}/repos/${repository}/actions/runs/${id}`, {
        headers: { accept: 'application/vnd.github+json', authorization: `Bearer ${token}` },
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs),
      });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return answer.parse(await response.json()).status === 'completed';
    } catch (error) {
      log.debug(`GitHub does not say whether ${run} has ended: ${messageOf(error)}`);
      return false;
    }
  };
}
