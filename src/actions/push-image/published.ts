import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { ActionError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import { planCopy } from '../../oci/copy-plan.ts';
import type { RegistryClient } from '../../oci/registry-client.ts';
import { openRegistrySource } from '../../oci/registry-source.ts';
import type { ReleaseDirectory } from '../../release/directory.ts';
import { findRelease, type PublishedRelease } from '../../signing/published-release.ts';
import { releaseName } from '../../signing/release-artifact.ts';
import { findReleaseBundle, verifyInRegistry } from '../../signing/verify-registry.ts';
import type { VerifyStatement } from '../../signing/verify-statement.ts';
import { checkGates, releasedDigests, rootsOf } from './contents.ts';
import type { Origin } from './origin.ts';

export interface PublishedOptions {
  /** Id, its first digits, or a tag. */
  readonly wanted: string;
  /** Undefined where the policy asks for no signatures. */
  readonly verify: VerifyStatement | undefined;
  /** Where record, chart and bundle of the release are put for the steps that follow. */
  readonly directory: ReleaseDirectory;
  readonly log: Log;
}

/**
 * Opens a release that a registry holds, checked against the policy as this registry gives it out. `INPUT_INVALID`
 * where it is not there or the directory holds another build, `UNVERIFIED`, `VULNERABLE`, `RELEASE_INVALID`.
 */
export async function openPublished(
  client: RegistryClient,
  { wanted, verify, directory, log }: PublishedOptions,
): Promise<Origin> {
  const { name, path } = client.endpoint;
  if (existsSync(directory.layout))
    throw new ActionError('INPUT_INVALID', `from: ${directory.path} holds a build of its own`, {
      hint: 'Leave `from` and `release` empty to push that build, or name another `directory`.',
    });
  const published = await findRelease(client, wanted);
  const { id, release, artifact } = published;
  checkGates(release);
  const { statements } = await verifyInRegistry(client, release, artifact.descriptor.digest, verify);
  log.info(`${name}: release ${release.sequence} (${id}), ${statements} statements hold`);
  await keepRelease(client, published, verify, directory);

  const contents = {
    application: release.application,
    digests: releasedDigests(release),
    release: { id, record: release },
    artifact: artifact.descriptor.digest,
  };
  const content = openRegistrySource(client);
  const ref = { ref: release.source.ref, sha: release.source.commit };
  return { name, contents, content, ref, plan: (tags) => planCopy(content, path, rootsOf(contents, tags)) };
}

/** Puts a release where the steps of a delivery look for it, as sign-image does. */
async function keepRelease(
  client: RegistryClient,
  { id, release, artifact }: PublishedRelease,
  verify: VerifyStatement | undefined,
  directory: ReleaseDirectory,
): Promise<void> {
  const { name, host, path } = client.endpoint;
  const archive = artifact.manifest.layers.find(({ digest }) => digest === release.deploy.archive);
  if (archive === undefined)
    throw new ActionError('RELEASE_INVALID', `Registry ${name} (${host}): release ${id} has no chart`, {
      hint: 'Build and push the release again.',
    });
  const chart = await client.readBlob(`${path}/${releaseName}`, archive);
  const digest = artifact.descriptor.digest;
  const bundle = verify === undefined ? undefined : await findReleaseBundle(client, digest, id, verify);
  await mkdir(directory.path, { recursive: true });
  await writeFile(directory.archive, chart);
  if (bundle !== undefined) await writeFile(directory.bundle, bundle);
  await directory.writeRelease(release);
}
