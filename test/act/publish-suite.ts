import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { render } from '../../scripts/render-suite.ts';
import { publishDirectory } from '../clouds/github/repositories.ts';
import type { Stack } from '../clouds/stack.ts';

export const suite = { repository: 'flotilla/flotilla', ref: 'v1' } as const;

/** Serves the suite from the stack's git server as consumers call it: `flotilla/flotilla/…@v1`. */
export async function publishSuite(stack: Stack): Promise<void> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'flotilla-suite-'));
  try {
    await render({ self: suite.repository, ref: suite.ref, out: dir });
    await publishDirectory({
      root: path.join(stack.dir, 'git'),
      repository: suite.repository,
      dir,
      tag: suite.ref,
    });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
