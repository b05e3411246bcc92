import { randomBytes } from 'node:crypto';

/** Where a request stands in its distributed trace (W3C Trace Context, level 1). */
export interface Trace {
  /** 32 hex digits, the same in all five services. */
  readonly traceId: string;
  /** 16 hex digits, new for each request a service handles. */
  readonly spanId: string;
  readonly sampled: boolean;
}

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
const ZERO_TRACE = '0'.repeat(32);
const ZERO_SPAN = '0'.repeat(16);

/** Continues the caller's trace, or starts one where the header is absent or malformed. */
export const continueTrace = (traceparent: string | undefined): Trace => {
  const [, traceId, parentId, flags = '00'] = TRACEPARENT.exec(traceparent ?? '') ?? [];
  const spanId = randomBytes(8).toString('hex');
  if (!traceId || traceId === ZERO_TRACE || parentId === ZERO_SPAN) {
    return { traceId: randomBytes(16).toString('hex'), spanId, sampled: true };
  }
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
};

/** The header that carries the trace to the next service. */
export const formatTraceparent = ({ traceId, spanId, sampled }: Trace): string =>
  `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;
