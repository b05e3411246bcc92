import type { Clock } from '../core/clock.ts';
import { ActionError, messageOf } from '../core/errors.ts';
import type { Fetch } from '../core/http.ts';
import { retry } from '../core/retry.ts';
import { parseChallenges } from '../oci/challenge.ts';
import type { RegistryEndpoint } from '../oci/registry-endpoint.ts';
import { explainUnreachable } from './connection-cause.ts';
import { type Finding, failed, ok } from './finding.ts';

export interface ReachPorts {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
}

/** Whether a registry answers, and its clock as its answer shows it. */
export interface Reach {
  readonly finding: Finding;
  /** Milliseconds the registry's clock is ahead of this machine's; undefined where it did not tell. */
  readonly skewMs?: number | undefined;
}

/** Long enough for a slow name server and a TLS handshake around the world (milliseconds). */
const patience = 10_000;

/**
 * Asks for the page that every registry has (distribution specification, "Determining Support"), without a
 * credential: it must be reached over TLS that this runner trusts, and say how it wants to be asked. `path` leads to
 * the registry in the fleet file.
 */
export async function reach(
  endpoint: RegistryEndpoint,
  ports: ReachPorts,
  path: readonly string[],
): Promise<Reach> {
  const { fetch, clock, signal } = ports;
  const ask = async () => {
    const limit = AbortSignal.timeout(patience);
    const before = clock.now();
    const response = await fetch(`${endpoint.baseUrl}/v2/`, {
      redirect: 'manual',
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    });
    const after = clock.now();
    await response.body?.cancel();
    if (response.status === 429 || response.status >= 500) throw new Busy(response.status);
    return { response, before, after };
  };
  try {
    const { response, before, after } = await retry(ask, {
      attempts: 3,
      clock,
      signal,
      retryable: isPassing,
    });
    return {
      finding: judge(endpoint, response, after - before, path),
      skewMs: skewOf(response.headers.get('date'), before, after),
    };
  } catch (error) {
    signal?.throwIfAborted();
    return { finding: failed(explainUnreachable(endpoint, error, patience / 1000), path) };
  }
}

class Busy extends Error {
  constructor(status: number) {
    super(`it answers ${status}`);
  }
}

/** A name that does not exist and a certificate that is not trusted stay so; a broken connection may not. */
const isPassing = (error: unknown) =>
  error instanceof Busy || /ECONNRESET|EAI_AGAIN|UND_ERR_SOCKET|other side closed/.test(messageOf(error));

function judge(
  { name, host }: RegistryEndpoint,
  response: Response,
  milliseconds: number,
  path: readonly string[],
): Finding {
  const schemes = parseChallenges(response.headers.get('www-authenticate') ?? '').map(({ scheme }) => scheme);
  if (response.status === 401 && (schemes.includes('bearer') || schemes.includes('basic')))
    return ok(
      `answers in ${Math.round(milliseconds)} ms and asks for ${schemes.join(' or ')} authentication`,
    );
  if (response.status === 200) return ok(`answers in ${Math.round(milliseconds)} ms`);
  const location = response.headers.get('location');
  const answered = location === null ? `${response.status}` : `${response.status} to ${originOf(location)}`;
  return failed(
    new ActionError('REGISTRY_FAILED', `${host} answers ${answered} to GET /v2/, as no registry does`, {
      hint: `Check where registries.${name} is; a proxy or a login page may stand before it.`,
    }),
    path,
  );
}

const originOf = (location: string) => URL.parse(location)?.origin ?? 'another page';

/** A Date header is cut to whole seconds; the middle of its second is compared with the middle of the request. */
function skewOf(date: string | null, before: number, after: number): number | undefined {
  const told = Date.parse(date ?? '');
  return Number.isNaN(told) ? undefined : told + 500 - (before + after) / 2;
}
