import { type ClientRequest, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface RequestLoopOptions {
  /** What is asked: a Service's address, which the host reaches on the local clouds. */
  readonly url: string;
  /** Requests a second; each makes a connection of its own, so that nothing is led by an old one. */
  readonly rate?: number;
  /** Milliseconds after which a request counts as failed. */
  readonly timeoutMs?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Who answered, by the body; answers are counted by it. */
  readonly answeredBy?: (body: string) => string;
}

/** What a loop of requests has seen so far. Times in milliseconds. */
export interface RequestCounts {
  readonly requests: number;
  /** By status, or by the code of the error where there was no answer. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Everything but 2xx. */
  readonly failed: number;
  /** The first failures, with the time since the loop began. */
  readonly failures: readonly string[];
  readonly slowestMs: number;
  /** The longest time without a good answer. */
  readonly longestGapMs: number;
  readonly answeredBy: Readonly<Record<string, number>>;
}

export interface RequestLoop {
  counts(): RequestCounts;
  /** Resolves once an answer by this one was seen. */
  seen(who: string): Promise<void>;
  /** The times (milliseconds since the epoch) of the first and last answer by this one. */
  span(who: string): { readonly first: number; readonly last: number } | undefined;
  /** Ends the loop when the last request has its answer. */
  stop(): Promise<RequestCounts>;
}

/** Asks again and again, as a client would that notices everything. */
export function startRequestLoop({
  url,
  rate = 40,
  timeoutMs = 5_000,
  headers = {},
  answeredBy = () => 'anyone',
}: RequestLoopOptions): RequestLoop {
  const begun = Date.now();
  const statuses: Record<string, number> = {};
  const answers: Record<string, number> = {};
  const spans = new Map<string, { first: number; last: number }>();
  const failures: string[] = [];
  const under = new Set<Promise<void>>();
  let [requests, failed, slowestMs, longestGapMs, lastGood] = [0, 0, 0, 0, begun];
  let isOver = false;

  const note = (what: string, ms: number, isGood: boolean) => {
    requests += 1;
    statuses[what] = (statuses[what] ?? 0) + 1;
    slowestMs = Math.max(slowestMs, ms);
    if (isGood) {
      longestGapMs = Math.max(longestGapMs, Date.now() - lastGood);
      lastGood = Date.now();
      return;
    }
    failed += 1;
    if (failures.length < 20) failures.push(`${what} at ${Date.now() - begun} ms`);
  };
  const ask = async () => {
    const from = Date.now();
    try {
      const { status, body } = await once(url, headers, timeoutMs);
      note(String(status), Date.now() - from, status >= 200 && status < 300);
      const who = answeredBy(body);
      answers[who] = (answers[who] ?? 0) + 1;
      spans.set(who, { first: spans.get(who)?.first ?? Date.now(), last: Date.now() });
    } catch (error) {
      note(codeOf(error), Date.now() - from, false);
    }
  };
  const ended = (async () => {
    for (let next = Date.now(); !isOver; next += 1000 / rate) {
      const one = ask().finally(() => under.delete(one));
      under.add(one);
      await sleep(Math.max(0, next - Date.now()));
    }
    await Promise.all(under);
  })();
  const counts = (): RequestCounts => ({
    ...{ requests, failed, slowestMs },
    ...{ statuses: { ...statuses }, failures: [...failures], answeredBy: { ...answers } },
    longestGapMs: Math.max(longestGapMs, isOver ? 0 : Date.now() - lastGood),
  });
  return {
    counts,
    seen: async (who) => {
      while (answers[who] === undefined) await sleep(10);
    },
    span: (who) => spans.get(who),
    stop: async () => {
      isOver = true;
      await ended;
      return counts();
    },
  };
}

/** One request on a connection of its own. */
function once(
  url: string,
  headers: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const request: ClientRequest = get(url, { agent: false, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.setTimeout(timeoutMs, () => {
      request.destroy(Object.assign(new Error('no answer in time'), { code: 'TIMEOUT' }));
    });
  });
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
