import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pack } from 'tar-stream';
import { systemClock } from '../../../src/core/clock.ts';
import { systemExec } from '../../../src/core/exec.ts';
import { createHttp } from '../../../src/core/http.ts';
import { createTemp } from '../../../src/core/temp.ts';
import { findPinned } from '../../../src/infrastructure/program.ts';
import { recordingLog } from '../../support/recording-log.ts';

const program = '#!/bin/sh\necho I am OPA\n';
let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'program-'));
  await writeFile(path.join(dir, 'opa'), program, { mode: 0o755 });
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** Ports of a runner, whose network serves this content. */
function ports(content: Buffer, PATH = process.env['PATH'] ?? '') {
  const env = { PATH, RUNNER_TEMP: dir };
  const http = { ...createHttp(), fetch: async () => new Response(new Uint8Array(content)) };
  return { env, http, exec: systemExec, clock: systemClock, log: recordingLog().log, temp: createTemp(env) };
}
const pin = (name: string, content: Buffer) => ({
  url: `https://releases.example/${name}`,
  sha256: createHash('sha256').update(content).digest('hex'),
});
const archive = async (name: string) => {
  const tar = pack();
  tar.entry({ name, mode: 0o644 }, program);
  tar.finalize();
  return gzipSync(await buffer(tar));
};

describe('a program of the fleet file', () => {
  it('is what the checksum says, bare or packed, whatever is on PATH', async () => {
    const bare = Buffer.from(program);
    const packed = await archive('opa');
    for (const [name, content] of [
      ['opa_linux_static', bare],
      ['opa.tar.gz', packed],
    ] as const) {
      const found = await findPinned('opa', pin(name, content), ports(content, `${dir}:/usr/bin:/bin`));
      expect(found).not.toBe(path.join(dir, 'opa'));
      expect(await readFile(found, 'utf8')).toBe(program);
      expect((await systemExec({ argv: [found], env: {} })).stdout).toBe('I am OPA\n');
    }
  });

  it('is refused when it is another, or not in the archive', async () => {
    const other = pin('opa', Buffer.from('another'));
    await expect(findPinned('opa', other, ports(Buffer.from(program)))).rejects.toThrow(/has SHA-256/);
    const packed = await archive('README');
    const missing = findPinned('opa', pin('opa.tgz', packed), ports(packed));
    await expect(missing).rejects.toMatchObject({
      code: 'TOOL_MISSING',
      message: expect.stringContaining('holds no file opa'),
    });
  });

  it('is taken from PATH without a pin, and missed by name', async () => {
    expect(await findPinned('opa', undefined, ports(Buffer.alloc(0), dir))).toBe(path.join(dir, 'opa'));
    await expect(findPinned('tofu', undefined, ports(Buffer.alloc(0), dir))).rejects.toMatchObject({
      code: 'TOOL_MISSING',
      hint: expect.stringContaining('infrastructure.downloads.tofu'),
    });
  });
});
