import { ActionError } from '../core/errors.ts';
import type { RegistryClient } from '../oci/registry-client.ts';
import { type Release, release } from '../release/release.ts';
import { releaseType } from './release-artifact.ts';

/**
 * The release that a tag or digest names in a registry; undefined where there is none. `RELEASE_INVALID` where what
 * is there is no release record.
 */
export async function readPublishedRelease(
  client: RegistryClient,
  repository: string,
  reference: string,
): Promise<Release | undefined> {
  const found = await client.getManifest(repository, reference);
  if (found === undefined) return undefined;
  const { config } = found.manifest;
  const { name, host } = client.endpoint;
  const where = `Registry ${name} (${host}): ${repository} at ${reference}`;
  if (config?.mediaType !== releaseType)
    throw new ActionError('RELEASE_INVALID', `${where} is no release but ${config?.mediaType ?? 'an index'}`);
  const bytes = await client.readBlob(repository, config);
  try {
    return release.parse(JSON.parse(bytes.toString('utf8')));
  } catch (cause) {
    throw new ActionError('RELEASE_INVALID', `${where} is a release this version does not understand`, {
      hint: 'It may have been written by a later version of Flotilla.',
      cause,
    });
  }
}
