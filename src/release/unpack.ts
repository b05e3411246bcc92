import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { ActionError, isActionError, messageOf } from '../core/errors.ts';

/** Charts are small; an archive that unpacks to more is not one of ours. */
const limitBytes = 64 * 1024 * 1024;

/**
 * Unpacks a release's chart or manifests into an empty directory. `ARTIFACT_MISMATCH` when the archive does not have
 * the digest the release record names, `CHART_INVALID` when it holds anything but files below the directory.
 */
export async function unpackDeployArchive(archive: string, digest: string, target: string): Promise<void> {
  const bytes = await readFile(archive).catch((cause: unknown) => {
    throw new ActionError('ARTIFACT_MISMATCH', `${archive} cannot be read`, {
      hint: 'Download the artifact that build-image and sign-image wrote.',
      cause,
    });
  });
  const found = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  if (found !== digest)
    throw new ActionError('ARTIFACT_MISMATCH', `${archive} is ${found}, the release names ${digest}`, {
      hint: 'It was changed after signing, or belongs to another release.',
    });
  const entries = Readable.from([bytes]).pipe(createGunzip());
  const unpacked = extract();
  entries.once('error', (error) => unpacked.destroy(error));
  entries.pipe(unpacked);
  let size = 0;
  try {
    for await (const entry of unpacked) {
      const { name, type, mode = 0o644 } = entry.header;
      const place = path.join(target, name);
      if (type !== 'file' || path.isAbsolute(name) || path.relative(target, place).startsWith('..'))
        throw invalid(`holds ${name}, which is no file below it`);
      size += entry.header.size ?? 0;
      if (size > limitBytes) throw invalid('unpacks to more than 64 MiB');
      await mkdir(path.dirname(place), { recursive: true });
      await writeFile(place, await buffer(entry), { mode: mode & 0o100 ? 0o700 : 0o600, flag: 'wx' });
    }
  } catch (error) {
    throw isActionError(error) ? error : invalid(`cannot be unpacked: ${messageOf(error)}`);
  }
}

const invalid = (what: string) =>
  new ActionError('CHART_INVALID', `The release’s archive ${what}`, { hint: 'Build the release again.' });
