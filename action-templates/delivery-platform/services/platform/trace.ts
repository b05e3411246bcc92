import { randomBytes } from 'node:crypto';

/** Where a request stands in its distributed trace (W3C Trace Context, level 1). */
export interface Trace {
  /** 32 hex digits, the same in all five services. */
  readonly traceId: string;
  /** 16 hex digits, new for each request a service handles. */
  readonly spanId: string;
  /** The caller's span; absent where the trace starts here. */
  readonly parentId?: string;
  readonly sampled: boolean;
}

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
const ZERO_TRACE = '0'.repeat(32);
const ZERO_SPAN = '0'.repeat(16);

/** Decides by the trace's own id, so that every service would decide alike. */
const isChosen = (traceId: string, share: number): boolean =>
  Number.parseInt(traceId.slice(-12), 16) < share * 2 ** 48;

/**
 * Continues the caller's trace, or starts one where the header is absent or malformed. `share` of the traces that
 * start here are sampled, 0 to 1; the others keep their caller's decision.
 */
export const continueTrace = (traceparent: string | undefined, share = 1): Trace => {
  const [, traceId, parentId, flags = '00'] = TRACEPARENT.exec(traceparent ?? '') ?? [];
  const spanId = randomBytes(8).toString('hex');
  if (!traceId || traceId === ZERO_TRACE || parentId === ZERO_SPAN) {
    const started = randomBytes(16).toString('hex');
    return { traceId: started, spanId, sampled: isChosen(started, share) };
  }
  const sampled = (Number.parseInt(flags, 16) & 1) === 1;
  return { traceId, spanId, ...(parentId !== undefined && { parentId }), sampled };
};

/** The header that carries the trace to the next service. */
export const formatTraceparent = ({ traceId, spanId, sampled }: Trace): string =>
  `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;
