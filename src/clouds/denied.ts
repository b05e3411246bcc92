import { z } from 'zod';
import { ActionError } from '../core/errors.ts';

/** The claims that trust conditions are written on. */
const shown = [
  'iss',
  'sub',
  'aud',
  'repository',
  'repository_id',
  'repository_owner_id',
  'ref',
  'environment',
  'job_workflow_ref',
  'event_name',
] as const;

export type Claims = Readonly<Record<string, string>>;

const payload = z.record(z.string(), z.unknown());

/** Claims of a JWT, read without verifying it: they are for messages and for naming sessions only. */
export function claimsOf(token: string): Claims {
  try {
    const part = token.split('.')[1] ?? '';
    const all = payload.parse(JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
    return Object.fromEntries(
      Object.entries(all).flatMap(([name, value]) =>
        typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
      ),
    );
  } catch {
    return {};
  }
}

export interface Denial {
  /** Who refused: `AWS`, `Google`, `Entra`. */
  readonly who: string;
  /** What the job asked to become: a role, a service account, a client. */
  readonly wanted: string;
  /** Code and message of the refusal. */
  readonly said: string;
  /** The job's token. Only its claims are shown. */
  readonly token: string;
  /** Writes the trust condition that would have admitted these claims. */
  readonly trust: (claims: Claims) => string;
}

/** `IDENTITY_DENIED` with what the job presented, beside the condition to write for it to be let in. */
export function denied({ who, wanted, said, token, trust }: Denial): ActionError {
  const claims = claimsOf(token);
  const lines = shown.flatMap((name) => (claims[name] === undefined ? [] : [`  ${name}: ${claims[name]}`]));
  const presented = lines.length > 0 ? lines.join('\n') : '  (no readable claims)';
  return new ActionError(
    'IDENTITY_DENIED',
    `${who} did not let this job act as ${wanted}: ${said}\nThe job presented\n${presented}`,
    { hint: trust(claims) },
  );
}
