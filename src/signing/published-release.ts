import { ActionError } from '../core/errors.ts';
import type { StoredManifest } from '../oci/manifest.ts';
import type { RegistryClient } from '../oci/registry-client.ts';
import { type Release, release, releaseId } from '../release/release.ts';
import { releaseName, releaseTag, releaseType } from './release-artifact.ts';

/** A release as a registry holds it. */
export interface PublishedRelease {
  readonly id: string;
  readonly release: Release;
  readonly artifact: StoredManifest;
}

/** What a release can be named by: its id, the first twelve digits of that, or a tag of its artifact. */
const idPattern = /^(?:sha256:[a-f0-9]{64}|[a-f0-9]{12})$/;

/**
 * Finds a release in the registry it was pushed to. `INPUT_INVALID` where the registry has none of that name,
 * `RELEASE_INVALID` where what it has is no release record or another one.
 */
export async function findRelease(client: RegistryClient, wanted: string): Promise<PublishedRelease> {
  const { name, host, path } = client.endpoint;
  const repository = `${path}/${releaseName}`;
  const isId = idPattern.test(wanted);
  const found = await readArtifact(client, repository, isId ? releaseTag(wanted) : wanted);
  if (found === undefined)
    throw new ActionError(
      'INPUT_INVALID',
      `release: registry ${name} (${host}) has no release ${wanted} in ${repository}`,
      { hint: 'Give the id that push-image put out, or a tag of that repository.' },
    );
  if (isId && !found.id.replace(/^sha256:/, '').startsWith(wanted.replace(/^sha256:/, '')))
    throw new ActionError(
      'RELEASE_INVALID',
      `Registry ${name} (${host}): ${repository}:${releaseTag(wanted)} is release ${found.id}`,
      {
        hint: `Somebody moved that tag. Name another tag of the release, and look into who can write there.`,
      },
    );
  return found;
}

/**
 * The release that a tag or digest names in a registry; undefined where there is none. `RELEASE_INVALID` where what
 * is there is no release record.
 */
export async function readPublishedRelease(
  client: RegistryClient,
  repository: string,
  reference: string,
): Promise<Release | undefined> {
  return (await readArtifact(client, repository, reference))?.release;
}

async function readArtifact(
  client: RegistryClient,
  repository: string,
  reference: string,
): Promise<PublishedRelease | undefined> {
  const artifact = await client.getManifest(repository, reference);
  if (artifact === undefined) return undefined;
  const { config } = artifact.manifest;
  const { name, host } = client.endpoint;
  const where = `Registry ${name} (${host}): ${repository} at ${reference}`;
  if (config?.mediaType !== releaseType)
    throw new ActionError('RELEASE_INVALID', `${where} is no release but ${config?.mediaType ?? 'an index'}`);
  const bytes = await client.readBlob(repository, config);
  try {
    const record = release.parse(JSON.parse(bytes.toString('utf8')));
    return { id: releaseId(record), release: record, artifact };
  } catch (cause) {
    throw new ActionError('RELEASE_INVALID', `${where} is a release this version does not understand`, {
      hint: 'It may have been written by a later version of Flotilla.',
      cause,
    });
  }
}
