import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import * as core from '@actions/core';
import { artifactService } from './artifact-service.ts';

/**
 * Stands in for actions/upload-artifact, whose published bundle cannot be fetched here: the inputs the suite's
 * workflows use. The first line of `path` is the directory to keep; a line with `!` leaves one below it out.
 */
async function upload(): Promise<void> {
  const [directory = '.', ...rest] = core.getMultilineInput('path', { required: true });
  if (!existsSync(directory) && core.getInput('if-no-files-found') === 'ignore') return;
  if (!existsSync(directory)) throw new Error(`No files were found with the provided path: ${directory}`);
  const excluded = rest
    .filter((line) => line.startsWith('!'))
    .map((line) => `--exclude=./${path.relative(directory, line.slice(1))}`);
  const args = ['-c', '-C', directory, '--anchored', ...excluded, '.'];
  const tar = spawn('tar', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(tar, 'close');
  // Node throws away what a child has written and nobody has begun to read when the child ends.
  const archive = tar.stdout.pipe(new PassThrough());
  const service = artifactService(process.env);
  // A tar nobody reads from would wait for ever.
  const size = await service.upload(core.getInput('name'), archive).finally(() => tar.stdout.destroy());
  const [code] = await ended;
  if (code !== 0) throw new Error(`tar exited with ${code}`);
  core.info(`${core.getInput('name')}: ${(size / 1e6).toFixed(1)} MB`);
}

await upload().catch((error: unknown) => core.setFailed(error instanceof Error ? error : String(error)));
