import type { Logger } from './log.ts';
import type { Trace } from './trace.ts';

/** One request as a service handled it. */
export interface Span {
  readonly trace: Trace;
  /** Such as `POST /orders`: of the pattern, never of the path. */
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly start: number;
  readonly milliseconds: number;
  readonly failed: boolean;
  readonly attributes: Readonly<Record<string, string | number>>;
}

/** Where spans go. To record one costs a request nothing, and no failure of a collector reaches it. */
export interface Spans {
  record(span: Span): void;
  /** Sends what is still here; waits no longer than `SEND_TIMEOUT_MS`. */
  flush(): Promise<void>;
}

/** For a process that has no collector. */
export const noSpans: Spans = { record: () => {}, flush: async () => {} };

const INTERVAL_MS = 5000;
const SEND_TIMEOUT_MS = 2000;
/** What is kept while no collector answers; beyond it the oldest go. */
const CAPACITY = 2048;

const nanoseconds = (milliseconds: number): string => `${BigInt(Math.round(milliseconds * 1000)) * 1000n}`;

const attributes = (values: Readonly<Record<string, string | number>>) =>
  Object.entries(values).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
  }));

/** A span in the JSON of OTLP 1.x: https://opentelemetry.io/docs/specs/otlp/ */
const encode = ({ trace, name, start, milliseconds, failed, attributes: about }: Span) => ({
  traceId: trace.traceId,
  spanId: trace.spanId,
  ...(trace.parentId !== undefined && { parentSpanId: trace.parentId }),
  name,
  // SPAN_KIND_SERVER
  kind: 2,
  startTimeUnixNano: nanoseconds(start),
  endTimeUnixNano: nanoseconds(start + milliseconds),
  attributes: attributes(about),
  // STATUS_CODE_ERROR, or unset
  status: failed ? { code: 2 } : {},
});

/** Sends spans to a collector by OTLP over HTTP, in batches. `endpoint` is its base address, without /v1/traces. */
export const createSpans = (options: {
  readonly endpoint: string;
  /** What the process is, as OpenTelemetry's conventions name it: `service.name` and so on. */
  readonly resource: Readonly<Record<string, string>>;
  readonly fetch: typeof fetch;
  readonly log: Logger;
}): Spans => {
  const { endpoint, resource, log } = options;
  const url = `${endpoint.replace(/\/$/, '')}/v1/traces`;
  let waiting: Span[] = [];
  let reachable = true;

  const send = async (spans: readonly Span[]): Promise<void> => {
    const scopeSpans = [{ scope: { name: 'delivery-platform' }, spans: spans.map(encode) }];
    const response = await options.fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        resourceSpans: [{ resource: { attributes: attributes(resource) }, scopeSpans }],
      }),
      signal: AbortSignal.timeout(SEND_TIMEOUT_MS),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`the collector answered ${response.status}`);
  };

  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    try {
      await send(batch);
      reachable = true;
    } catch (error) {
      // Once for each time it goes away: a collector that is down must not fill the log too.
      if (reachable) log.warn('spans are lost', { endpoint, spans: batch.length, reason: String(error) });
      reachable = false;
    }
  };

  setInterval(flush, INTERVAL_MS).unref();
  return {
    record: (span) => {
      waiting.push(span);
      if (waiting.length > CAPACITY) waiting.shift();
    },
    flush,
  };
};
