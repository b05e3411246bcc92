import type { ProgramAccess } from '../clouds/program-access.ts';
import { renewing } from '../clouds/renewing.ts';
import type { Clock } from '../core/clock.ts';
import { privateFiles } from '../core/private-files.ts';

/**
 * As how short-lived credentials are taken, in milliseconds: a call gets none that is older than a minute. A program may
 * be given a token of the job that it exchanges itself, once it works, and those live five minutes.
 */
const lifeMs = 120_000;

/**
 * Variables by which a program acts as an identity, opened anew where the last are a minute old; what they name as files
 * is written into a private directory, at the same paths each time.
 */
export function rootCredentials(
  open: () => Promise<ProgramAccess>,
  directory: string,
  clock: Clock,
): () => Promise<Readonly<Record<string, string>>> {
  const current = renewing(async () => {
    const expiresAt = clock.now() + lifeMs;
    const { variables, files } = await open();
    return { value: { ...variables, ...(await privateFiles(files, directory)) }, expiresAt };
  }, clock);
  return async () => (await current()).value;
}
