import { isRecord } from '../kube/fields.ts';
import type { KubeObject } from '../kube/object.ts';
import type { Release } from '../release/release.ts';
import { releaseId } from '../release/release.ts';
import type { History } from './history.ts';
import type { ManifestStore, StoredRelease } from './manifest-store.ts';

/** On any object of a release, mostly the Job that migrates: names of migrations, separated by commas. */
export const migrationKey = 'flotilla.dev/migration';

/** The migrations that a release brings along. */
export function migrationsOf(objects: readonly KubeObject[]): string[] {
  const names = objects.flatMap(({ metadata, spec }) => {
    // Charts tend to annotate the pods of a Job where they mean the Job.
    const template = isRecord(spec) && isRecord(spec['template']) ? spec['template']['metadata'] : undefined;
    const below = isRecord(template) && isRecord(template['annotations']) ? template['annotations'] : {};
    return [metadata.annotations?.[migrationKey], below[migrationKey]];
  });
  const split = names.flatMap((text) => (typeof text === 'string' ? text.split(',') : []));
  return [...new Set(split.map((name) => name.trim()).filter((name) => name !== ''))];
}

/**
 * Migrations that a way back to `to` would cross: those of later releases that were started since it last served and
 * that it does not have itself. A release in between may have dropped its marker by now, but its data has not: every
 * one whose manifests are still stored is asked.
 */
export async function crossedMigrations(
  history: History,
  store: Pick<ManifestStore, 'read'>,
  to: StoredRelease,
  arriving: readonly KubeObject[] = [],
): Promise<string[]> {
  const between = await Promise.all(
    startedSince(history, to.release).map((id) =>
      store.read(id).then(
        ({ objects }) => migrationsOf(objects),
        () => [],
      ),
    ),
  );
  const known = new Set(migrationsOf(to.objects));
  return [...new Set([...between.flat(), ...migrationsOf(arriving)])].filter((name) => !known.has(name));
}

/** Later releases that were started after this one was last verified. */
function startedSince(history: History, release: Release): string[] {
  const id = releaseId(release);
  const served = history.findLastIndex((entry) => entry.release === id && entry.state === 'verified');
  const later = history
    .slice(served + 1)
    .filter(({ state, sequence }) => state === 'started' && sequence > release.sequence);
  return [...new Set(later.map((entry) => entry.release))];
}
