import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { ActionError } from '../core/errors.ts';
import type { LegResults } from '../rollout/legs.ts';
import { verdicts } from '../rollout/outcome.ts';

const results = z.record(z.string(), z.enum(verdicts));

/** Leaves the verdicts of a job for one that gathers those of all legs. */
export async function writeLegResults(file: string, verdicts: LegResults): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(verdicts));
}

/** The verdicts that the legs left in a directory; none where it is not there. `ARTIFACT_MISMATCH` for anything else. */
export async function readLegResults(directory: string): Promise<LegResults> {
  const names = await readdir(directory).catch(() => []);
  const files = names.filter((name) => name.endsWith('.json')).map((name) => path.join(directory, name));
  const read = await Promise.all(
    files.map(async (file) => {
      try {
        return results.parse(JSON.parse(await readFile(file, 'utf8')));
      } catch (cause) {
        throw new ActionError('ARTIFACT_MISMATCH', `${file} does not hold the verdicts of a leg`, {
          hint: 'Use the same version of Flotilla in every job of a delivery.',
          cause,
        });
      }
    }),
  );
  return Object.assign({}, ...read);
}
