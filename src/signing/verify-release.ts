import { readFile } from 'node:fs/promises';
import { ActionError } from '../core/errors.ts';
import type { ReleaseDirectory } from '../release/directory.ts';
import { type Release, releaseId } from '../release/release.ts';
import { predicateTypes } from './statement.ts';
import type { VerifyStatement } from './verify-statement.ts';

/**
 * Reads a release and checks the signature over its record. `verify` is undefined where the policy asks for none.
 * `UNVERIFIED`, `RELEASE_INVALID`, or `ARTIFACT_MISMATCH` where another release was expected.
 */
export async function verifyRelease(
  directory: ReleaseDirectory,
  verify: VerifyStatement | undefined,
  expectedId?: string,
): Promise<{ readonly release: Release; readonly id: string }> {
  const release = await directory.readRelease();
  const id = releaseId(release);
  if (expectedId !== undefined && id !== expectedId)
    throw new ActionError(
      'ARTIFACT_MISMATCH',
      `The directory holds release ${id}, expected was ${expectedId}`,
      {
        hint: 'Download the artifact of the run that made the release.',
      },
    );
  if (verify !== undefined) {
    const bundle = await readFile(directory.bundle).catch((cause: unknown) => {
      throw new ActionError('UNVERIFIED', `Release ${id} is not signed: ${directory.bundle} is missing`, {
        hint: 'Run sign-image, or set `policy.signing: none` where releases are not signed.',
        cause,
      });
    });
    verify(bundle, { digest: id, predicateType: predicateTypes.signature });
  }
  return { release, id };
}
