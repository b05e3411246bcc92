import { Readable } from 'node:stream';
import type { ClusterAccess } from '../clouds/provider.ts';
import { ActionError, messageOf } from '../core/errors.ts';
import { retry } from '../core/retry.ts';
import type { KubePorts } from './client.ts';
import type { Answer, Connection } from './connection.ts';
import { parseStatus, toStatusError } from './refusal.ts';
import { isKubeStatus } from './status-error.ts';
import { isUntrusted, unreachable } from './unreachable.ts';

export interface KubeRequest {
  readonly method?: string;
  /** Absolute path on the API server. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Ends the request; the client's own signal always does. */
  readonly signal?: AbortSignal;
  /** For the answer to begin and end, in milliseconds; 0 for no limit. */
  readonly timeoutMs?: number;
  /** The answer comes bit by bit and keeps a connection for long. */
  readonly stream?: boolean;
}

/** Authenticated requests to one API server. `CLUSTER_UNREACHABLE`, `KubeStatusError`, `INTERRUPTED`. */
export interface Transport {
  /**
   * What `read` makes of a successful answer. A lost connection, 429 and 5xx are tried again: a write whose answer
   * was lost can thus meet its own result (`AlreadyExists`, `Conflict`).
   */
  call<T>(request: KubeRequest, read: (answer: Answer) => Promise<T>): Promise<T>;
  /** One try; the answer comes back whatever its status, unless the API server itself refused the identity. */
  relay(request: KubeRequest): Promise<Response>;
  close(): Promise<void>;
}

/** How long a server that has never answered is asked, in milliseconds: a wrong address is told soon. */
const strangerMs = 3_000;
/** How long one that has answered before is asked: a control plane that restarts. */
const acquaintanceMs = 60_000;
/** How long it is asked to take a write: the lock that covers it must not have lapsed when it arrives (see lease.ts). */
const writeMs = 30_000;

export function createTransport(access: ClusterAccess, ports: KubePorts): Transport {
  const { name, clock, log } = ports;
  let connection: Promise<Connection> | undefined;
  let answered = false;
  // Ends what nobody waits for any more, such as a diagnosis that was cut short: it must not keep the process.
  const closed = new AbortController();

  async function send(request: KubeRequest, renew: boolean, signal: AbortSignal): Promise<Answer> {
    const token = (await access.token?.(renew))?.value;
    connection ??= import('./connection.ts').then(({ connect }) => connect(access));
    const response = await (await connection).send(request, token, signal);
    answered = true;
    return response;
  }

  /** Runs `work` under both signals; abort reasons and what the suite knows pass, all else is the network. */
  async function explained<T>(request: KubeRequest, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const signal = AbortSignal.any([
      ports.signal,
      closed.signal,
      ...(request.signal ? [request.signal] : []),
    ]);
    try {
      return await work(signal);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw error instanceof ActionError ? error : unreachable(name, access, error);
    }
  }

  /** The answer if it is good; thrown where the API server refused. */
  async function accepted(request: KubeRequest, answer: Answer): Promise<Answer> {
    if (answer.ok) return answer;
    throw toStatusError(answer, await answer.text(), { cluster: name, request, now: clock.now() });
  }

  /** The answer whatever it is; thrown where it is the API server's own 401 or 403. */
  async function relayed(request: KubeRequest, answer: Answer): Promise<Answer> {
    if (answer.status !== 401 && answer.status !== 403) return answer;
    const text = await answer.text();
    if (parseStatus(text) !== undefined)
      throw toStatusError(answer, text, { cluster: name, request, now: clock.now() });
    return { ...answer, body: Readable.from([Buffer.from(text)]) };
  }

  /** Asks once, and once more with a fresh token where the first was refused. */
  async function ask(request: KubeRequest, judge: typeof accepted, signal: AbortSignal): Promise<Answer> {
    try {
      return await judge(request, await send(request, false, signal));
    } catch (error) {
      if (access.token === undefined || !isKubeStatus(error, 401)) throw error;
      return judge(request, await send(request, true, signal));
    }
  }

  return {
    call: (request, read) =>
      explained(request, (signal) => {
        const begun = clock.now();
        // 500 is mostly an admission webhook that does not answer, which may well stay so.
        const isWrite = request.method !== undefined && request.method !== 'GET';
        const patienceFor = (error: unknown) => {
          if (!answered || isKubeStatus(error, 500)) return strangerMs;
          return isWrite ? writeMs : acquaintanceMs;
        };
        const again = (error: unknown) => {
          const left = begun + patienceFor(error) - clock.now();
          const wish = isPassing(error);
          return left > 0 && !(isWrite && typeof wish === 'number' && wish > left) && wish;
        };
        return retry(async () => read(await ask(request, accepted, signal)), {
          attempts: Number.POSITIVE_INFINITY,
          baseMs: 200,
          maxMs: 5_000,
          clock,
          signal,
          retryable: again,
          onRetry: (error, attempt) => log.debug(`${name}: try ${attempt}: ${messageOf(error)}`),
        });
      }),
    relay: (request) => explained(request, async (signal) => toResponse(await ask(request, relayed, signal))),
    close: async () => {
      closed.abort(new Error(`the connection to cluster ${name} was closed`));
      const open = await connection?.catch(() => undefined);
      connection = undefined;
      await open?.close();
    },
  };
}

/** Answers that have no body by definition. */
const bodiless: readonly number[] = [204, 205, 304];

/** The answer as everybody knows it, read or not. */
function toResponse({ status, headers, body }: Answer): Response {
  if (bodiless.includes(status)) {
    body.resume();
    return new Response(null, { status, headers });
  }
  return new Response(Readable.toWeb(body), { status, headers });
}

/** Whether another try may go better; a number is the server's own wish in milliseconds. */
function isPassing(error: unknown): boolean | number {
  if (isKubeStatus(error)) {
    const passing = error.status === 429 || error.status >= 500;
    return passing && (error.retryAfterMs ?? true);
  }
  return !(error instanceof ActionError) && !isUntrusted(error);
}
