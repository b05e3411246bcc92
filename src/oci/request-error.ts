import { z } from 'zod';
import { ActionError, messageOf } from '../core/errors.ts';
import type { RegistryEndpoint } from './registry-endpoint.ts';

/** A request that a registry did not answer as it should; what the retries decide by. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  /** Undefined when no answer came at all. */
  readonly status: number | undefined;
  /** Error codes of the distribution specification, such as `NAME_UNKNOWN`. */
  readonly codes: readonly string[];
  /** Milliseconds the registry asks to wait. */
  readonly retryAfterMs: number | undefined;
  /** Whether the registry said nothing for as long as it was given. */
  readonly silent: boolean;

  constructor(
    message: string,
    detail: {
      status?: number;
      codes?: readonly string[];
      retryAfterMs?: number | undefined;
      silent?: boolean;
      cause?: unknown;
    },
  ) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.status = detail.status;
    this.codes = detail.codes ?? [];
    this.retryAfterMs = detail.retryAfterMs;
    this.silent = detail.silent ?? false;
  }
}

const passing = [408, 425, 429, 499, 500, 502, 503, 504];

/** Whether the same request may succeed later: no answer, or one that says "not now". */
export function isPassing(error: unknown): error is RequestError {
  return error instanceof RequestError && (error.status === undefined || passing.includes(error.status));
}

const errorBody = z.object({
  errors: z.array(z.object({ code: z.string().default(''), message: z.string().default('') })),
});

/** Codes and one line of text from an error body (distribution specification, "Error Codes"). */
export function readErrorBody(body: Buffer): { codes: string[]; text: string } {
  const parsed = errorBody.safeParse(parseJson(body));
  const text = parsed.success
    ? parsed.data.errors.map(({ code, message }) => `${code} ${message}`.trim()).join('; ')
    : body.toString('utf8');
  // A registry's text ends up in a log: one line of it, without control characters.
  return {
    codes: parsed.success ? parsed.data.errors.map(({ code }) => code) : [],
    text: text
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim()
      .slice(0, 300),
  };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** What the user is told once the retries are used up. */
export function toActionError(error: unknown, { name, host }: RegistryEndpoint): unknown {
  if (!(error instanceof RequestError)) return error;
  const message = `Registry ${name} (${host}): ${messageOf(error)}`;
  if (error.status === 401 || error.status === 403 || error.codes.includes('DENIED'))
    return new ActionError('REGISTRY_DENIED', message, {
      hint: `Allow the identity of registry ${name} to pull and push there, and check that it is the one you mean.`,
    });
  if (error.codes.includes('NAME_UNKNOWN'))
    return new ActionError('REPOSITORY_MISSING', message, {
      hint: `Create the repository in registry ${name}, or allow its identity to create it.`,
    });
  return new ActionError('REGISTRY_FAILED', message, {
    hint: isPassing(error)
      ? 'Run the job again: what has arrived is kept, and only what is missing is sent.'
      : undefined,
  });
}
