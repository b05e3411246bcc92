import { z } from 'zod';
import type { Clock } from '../core/clock.ts';
import { ActionError, messageOf } from '../core/errors.ts';
import type { Fetch } from '../core/http.ts';
import type { Log } from '../core/log.ts';
import { retry, retryAfter } from '../core/retry.ts';

export interface IdTokenPorts {
  readonly env: NodeJS.ProcessEnv;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal?: AbortSignal | undefined;
}

const answer = z.object({ value: z.string().min(1) });

const permissions = `Give the job the permission, and its caller where it is a reusable workflow:
    permissions:
      id-token: write
      contents: read
Pull requests from forks never get identity tokens.`;

/** A refusal that asking again may not meet. */
class Transient extends Error {
  readonly pauseMs: number | undefined;
  constructor(message: string, pauseMs: number | undefined) {
    super(message);
    this.pauseMs = pauseMs;
  }
}

/**
 * Asks GitHub for tokens of the job's own identity: JWTs that live five minutes, one per audience, as often as
 * wanted while the job runs. Each is masked before it is returned. `IDENTITY_UNAVAILABLE` where the job has none.
 *
 * https://docs.github.com/en/actions/reference/security/oidc
 */
export function createIdTokens(ports: IdTokenPorts): (audience: string) => Promise<string> {
  return async (audience) => {
    const address = ports.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
    const bearer = ports.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
    if (!address || !bearer)
      throw new ActionError('IDENTITY_UNAVAILABLE', 'This job cannot ask GitHub for an identity token', {
        hint: permissions,
      });
    const url = new URL(address);
    url.searchParams.set('audience', audience);
    const token = await retry(() => request(url, bearer, ports), {
      clock: ports.clock,
      signal: ports.signal,
      retryable: (error) =>
        error instanceof Transient ? (error.pauseMs ?? true) : !(error instanceof ActionError),
      onRetry: (error) => ports.log.debug(`Identity token for ${audience}: ${messageOf(error)}; again`),
    }).catch((cause: unknown) => {
      ports.signal?.throwIfAborted();
      if (cause instanceof ActionError) throw cause;
      throw new ActionError('IDENTITY_UNAVAILABLE', 'GitHub did not give this job an identity token', {
        hint: 'Try again; https://www.githubstatus.com says whether Actions has an incident.',
        cause,
      });
    });
    ports.log.mask(token);
    return token;
  };
}

async function request(url: URL, bearer: string, { fetch, clock, signal }: IdTokenPorts): Promise<string> {
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${bearer}`, accept: 'application/json' },
    redirect: 'error',
    ...(signal ? { signal } : {}),
  });
  const text = await response.text();
  if (response.status >= 500 || response.status === 429)
    throw new Transient(
      `HTTP ${response.status}`,
      retryAfter(response.headers.get('retry-after'), clock.now()),
    );
  if (!response.ok)
    throw new ActionError(
      'IDENTITY_UNAVAILABLE',
      `GitHub refused to give this job an identity token: HTTP ${response.status}`,
      { hint: permissions },
    );
  return answer.parse(JSON.parse(text)).value;
}
