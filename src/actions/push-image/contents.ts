import { ActionError, isActionError } from '../../core/errors.ts';
import type { Policy } from '../../fleet/policy.ts';
import type { CopyRoot } from '../../oci/copy-plan.ts';
import type { Layout } from '../../oci/layout.ts';
import type { BuildRecord, ReleaseDirectory } from '../../release/directory.ts';
import { type Release, releaseId } from '../../release/release.ts';
import { releaseName, releaseTag } from '../../signing/release-artifact.ts';

/** What is about to be pushed, after everything that is said of it has been compared. */
export interface Contents {
  readonly application: string;
  /** Index digests by service. */
  readonly digests: ReadonlyMap<string, string>;
  readonly release?: { readonly id: string; readonly record: Release } | undefined;
  /** Digest of the release artifact, where there is one. */
  readonly artifact?: string | undefined;
}

/** Everything to push, with its tags: services, and the release artifact under one more, which its id gives it. */
export function rootsOf({ digests, release, artifact }: Contents, tags: readonly string[]): CopyRoot[] {
  const services = [...digests].map(([repository, digest]) => ({ repository, digest, tags }));
  if (artifact === undefined) return services;
  const own = release === undefined ? [] : [releaseTag(release.id)];
  return [...services, { repository: releaseName, digest: artifact, tags: [...tags, ...own] }];
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
  const artifact = roots.get(releaseName);
  if (record === undefined) return { application: build.application, digests, artifact };
  compare('the release record', digests, releasedDigests(record));
  checkGates(record);
  return { application: build.application, digests, release: { id: releaseId(record), record }, artifact };
}

/** Index digests by service, as a release names them. */
export const releasedDigests = ({ services }: Release): ReadonlyMap<string, string> =>
  new Map(Object.entries(services).map(([name, { digest }]) => [name, digest]));

/** `VULNERABLE` for a release that the gate refused on any platform. */
export function checkGates({ services }: Release): void {
  for (const [name, { scans }] of Object.entries(services))
    for (const [platform, { gate }] of Object.entries(scans))
      if (!gate.passed)
        throw new ActionError('VULNERABLE', `The scan gate refused ${name} on ${platform}`, {
          hint: 'Nothing was pushed. See the summary of scan-image for the findings.',
        });
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
