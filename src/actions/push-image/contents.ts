import { ActionError, isActionError } from '../../core/errors.ts';
import type { Policy } from '../../fleet/policy.ts';
import type { Layout } from '../../oci/layout.ts';
import type { BuildRecord, ReleaseDirectory } from '../../release/directory.ts';
import { type Release, releaseId } from '../../release/release.ts';
import { releaseName } from '../../signing/release-artifact.ts';

/** What is about to be pushed, after everything that is said of it has been compared. */
export interface Contents {
  readonly application: string;
  /** Index digests by service. */
  readonly digests: ReadonlyMap<string, string>;
  readonly release?: { readonly id: string; readonly record: Release } | undefined;
}

/**
 * Reads the release directory and refuses one that disagrees with itself or with what the build announced:
 * `ARTIFACT_MISMATCH`, `RELEASE_INVALID`, and `VULNERABLE` for a release whose scan did not pass.
 */
export async function readContents(
  directory: ReleaseDirectory,
  layout: Layout,
  policy: Policy,
  announced: Readonly<Record<string, string>> | undefined,
): Promise<Contents> {
  const build = await directory.readBuild();
  const digests = digestsOf(build);
  const roots = new Map([...layout.roots].map(([name, { digest }]) => [name, digest]));
  compare('the layout', digests, new Map([...roots].filter(([name]) => name !== releaseName)));
  if (announced !== undefined) compare('the build announced', digests, new Map(Object.entries(announced)));
  const record = await readRelease(directory, policy);
  if (record === undefined) return { application: build.application, digests };
  const released = Object.entries(record.services);
  compare('the release record', digests, new Map(released.map(([name, { digest }]) => [name, digest])));
  for (const [name, { scans }] of released)
    for (const [platform, { gate }] of Object.entries(scans))
      if (!gate.passed)
        throw new ActionError('VULNERABLE', `The scan gate refused ${name} on ${platform}`, {
          hint: 'Nothing was pushed. See the summary of scan-image for the findings.',
        });
  return { application: build.application, digests, release: { id: releaseId(record), record } };
}

/** Unsigned images are pushed only where the fleet says that nothing is signed. */
async function readRelease(directory: ReleaseDirectory, policy: Policy): Promise<Release | undefined> {
  if (policy.signing !== 'none') return directory.readRelease();
  return directory.readRelease().catch((error: unknown) => {
    if (isActionError(error, 'RELEASE_INVALID') && isMissing(error.cause)) return undefined;
    throw error;
  });
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

const digestsOf = ({ services }: BuildRecord) =>
  new Map(Object.entries(services).map(([name, { digest }]) => [name, digest]));

function compare(
  what: string,
  expected: ReadonlyMap<string, string>,
  actual: ReadonlyMap<string, string>,
): void {
  const names = [...new Set([...expected.keys(), ...actual.keys()])].sort();
  const different = names.filter((name) => expected.get(name) !== actual.get(name));
  if (different.length === 0) return;
  const lines = different.map(
    (name) =>
      `${name}: build.json has ${expected.get(name) ?? 'none'}, ${what} ${actual.get(name) ?? 'none'}`,
  );
  throw new ActionError(
    'ARTIFACT_MISMATCH',
    `The release directory is not what was built\n${lines.join('\n')}`,
    {
      hint: 'Nothing was pushed. Take the directory that the build job of this very run uploaded.',
    },
  );
}
