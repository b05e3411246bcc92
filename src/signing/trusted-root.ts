import { readFile } from 'node:fs/promises';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { ActionError } from '../core/errors.ts';

/**
 * The keys and certificates signatures are checked with: a file, or the public instance's through its TUF repository,
 * whose own root is part of the library. `cache` is a private directory for what TUF downloads. `UNVERIFIED`.
 */
export async function loadTrustedRoot(
  file: string | undefined,
  cache: () => Promise<string>,
): Promise<TrustedRoot> {
  if (file === undefined) {
    const { getTrustedRoot } = await import('@sigstore/tuf');
    return getTrustedRoot({ cachePath: await cache() }).catch((cause: unknown) => {
      throw new ActionError('UNVERIFIED', 'The trusted root of Sigstore could not be fetched', {
        hint: 'The runner must reach tuf-repo-cdn.sigstore.dev.',
        cause,
      });
    });
  }
  try {
    return TrustedRoot.fromJSON(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new ActionError('UNVERIFIED', `The trusted root ${file} cannot be read`, {
      hint: 'Correct `sigstore.trusted-root` in the input `endpoints`.',
      cause,
    });
  }
}
