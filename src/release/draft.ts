import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ReleaseDirectory } from './directory.ts';
import type { Release } from './release.ts';

/**
 * The release that a build would become, for a plan: not scanned, not signed, and never to be delivered.
 * `RELEASE_INVALID` where nothing was built in the directory.
 */
export async function draftRelease(
  directory: ReleaseDirectory,
  {
    sequence,
    source,
    createdAt,
    deploy,
  }: Pick<Release, 'sequence' | 'source' | 'createdAt'> & {
    readonly deploy: Release['deploy']['kind'];
  },
): Promise<Release> {
  const { application, services } = await directory.readBuild();
  const archive = createHash('sha256')
    .update(await readFile(directory.archive))
    .digest('hex');
  return {
    schemaVersion: 1,
    application,
    sequence,
    source,
    createdAt,
    services: Object.fromEntries(
      Object.entries(services).map(([name, { digest, platforms, revision }]) => [
        name,
        { digest, platforms, scans: {}, sboms: {}, ...(revision === '' ? {} : { revision }) },
      ]),
    ),
    deploy: { kind: deploy, archive: `sha256:${archive}` },
  };
}
