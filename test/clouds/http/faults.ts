import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';

const actions = ['401', '429', '500', '502', '503', 'reset', 'truncate', 'hang'] as const;

/** A failure to be played to the next `times` requests that match. */
export const faultSchema = z.strictObject({
  match: z.strictObject({
    method: z.string().optional(),
    /** Regular expression over path and query. */
    path: z.string().default(''),
  }),
  action: z.preprocess(String, z.enum(actions)),
  times: z.number().int().positive().default(1),
  /** Matching requests that pass before the first of them. */
  skip: z.number().int().nonnegative().default(0),
  /** For `reset` and statuses bytes of the request, for `truncate` bytes of the response that pass before. */
  afterBytes: z.number().int().nonnegative().default(0),
  /** Retry-After of 429 and 503, in seconds. */
  retryAfter: z.number().int().positive().optional(),
});

export type Fault = z.infer<typeof faultSchema>;

/** The faults that are still to be played. */
export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The fault for this request, counted down; undefined where none matches. */
  take(method: string, path: string): Fault | undefined;
}

/** No faults yet. */
export function createFaults(): Faults {
  let pending: { fault: Fault; left: number; skip: number }[] = [];
  return {
    add: (fault) => {
      pending.push({ fault, left: fault.times, skip: fault.skip });
    },
    clear: () => {
      pending = [];
    },
    take: (method, path) => {
      const found = pending.find(({ fault }) => {
        return (fault.match.method ?? method) === method && new RegExp(fault.match.path).test(path);
      });
      if (!found || found.skip-- > 0) return undefined;
      found.left -= 1;
      if (found.left === 0) pending = pending.filter((entry) => entry !== found);
      return found.fault;
    },
  };
}

/** Plays a fault; false where the request goes on to its handler (a cut response still needs one). */
export function playFault(fault: Fault, request: IncomingMessage, response: ServerResponse): boolean {
  switch (fault.action) {
    case 'hang':
      request.resume();
      return true;
    case 'reset':
      after(fault.afterBytes, request, () => request.socket.destroy());
      return true;
    case 'truncate':
      truncateAfter(fault.afterBytes, response);
      return false;
    default: {
      if (fault.retryAfter !== undefined) response.setHeader('retry-after', String(fault.retryAfter));
      after(fault.afterBytes, request, () => {
        response.writeHead(Number(fault.action), { 'content-type': 'text/plain' });
        response.end(`fault ${fault.action}`);
        request.resume();
      });
      return true;
    }
  }
}

/** Acts once so many bytes of the request have come, or all that there are. */
function after(bytes: number, request: IncomingMessage, act: () => void): void {
  let seen = 0;
  let acted = false;
  const once = () => {
    if (!acted) act();
    acted = true;
  };
  if (bytes === 0) {
    once();
    return;
  }
  request.on('end', once);
  request.on('data', (chunk: Buffer) => {
    seen += chunk.length;
    if (seen >= bytes) once();
  });
}

/** Lets the first bytes of the body pass and then drops the connection, as a middlebox does. */
function truncateAfter(bytes: number, response: ServerResponse): void {
  const write = response.write.bind(response);
  let left = bytes;
  const pass = (chunk: unknown): boolean => {
    const buffer = chunk instanceof Uint8Array ? chunk : Buffer.from(typeof chunk === 'string' ? chunk : '');
    const part = buffer.subarray(0, left);
    left -= part.length;
    if (left > 0) return write(part);
    write(part, () => response.socket?.destroy());
    return false;
  };
  response.write = (chunk: unknown) => pass(chunk);
  response.end = (chunk?: unknown) => {
    if (chunk !== undefined && typeof chunk !== 'function') pass(chunk);
    response.flushHeaders();
    setImmediate(() => response.socket?.destroy());
    return response;
  };
}
