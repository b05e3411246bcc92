import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import * as core from '@actions/core';
import { artifactService } from './artifact-service.ts';

/** Stands in for actions/download-artifact: one artifact of this run by name, or all that match a pattern into one place. */
async function download(): Promise<void> {
  const target = core.getInput('path') || '.';
  const service = artifactService(process.env);
  const pattern = core.getInput('pattern');
  const names =
    pattern === ''
      ? [core.getInput('name', { required: true })]
      : (await service.names()).filter((name) => matches(name, pattern));
  await mkdir(target, { recursive: true });
  for (const name of names) await unpack(await service.download(name), target);
  core.setOutput('download-path', target);
}

/** A pattern with one `*`, which is all the suite's workflows use. */
function matches(name: string, pattern: string): boolean {
  const [prefix = '', suffix = ''] = pattern.split('*');
  return name.startsWith(prefix) && name.endsWith(suffix);
}

async function unpack(body: ReadableStream<Uint8Array>, target: string): Promise<void> {
  const tar = spawn('tar', ['-x', '-C', target], { stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = once(tar, 'close');
  await pipeline(body, tar.stdin);
  const [code] = await ended;
  if (code !== 0) throw new Error(`tar exited with ${code}`);
}

await download().catch((error: unknown) => core.setFailed(error instanceof Error ? error : String(error)));
