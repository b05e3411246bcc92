import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import * as core from '@actions/core';
import { artifactService } from './artifact-service.ts';

/** Stands in for actions/download-artifact: one artifact by name, from this run. */
async function download(): Promise<void> {
  const target = core.getInput('path') || '.';
  const body = await artifactService(process.env).download(core.getInput('name', { required: true }));
  await mkdir(target, { recursive: true });
  const tar = spawn('tar', ['-x', '-C', target], { stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = once(tar, 'close');
  await pipeline(body, tar.stdin);
  const [code] = await ended;
  if (code !== 0) throw new Error(`tar exited with ${code}`);
  core.setOutput('download-path', target);
}

await download().catch((error: unknown) => core.setFailed(error instanceof Error ? error : String(error)));
