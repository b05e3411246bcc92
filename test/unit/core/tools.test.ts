import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemExec } from '../../../src/core/exec.ts';
import { createTemp } from '../../../src/core/temp.ts';
import { type LockedTool, type ToolDownload, toolLock } from '../../../src/core/tools.lock.ts';
import { findTool } from '../../../src/core/tools.ts';
import { compareVersions, readVersion } from '../../../src/core/version.ts';
import { hastyClock } from '../../support/manual-clock.ts';
import { recordingLog } from '../../support/recording-log.ts';

const program = (version: string) => `#!/bin/sh\necho "Version: ${version}"\n`;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('finding a tool', () => {
  let dir: string;
  let server: Server;
  let base: string;
  let asked: string[];
  const served: Record<string, string> = { '/good': program('1.2.3'), '/evil': program('6.6.6') };
  beforeAll(async () => {
    dir = await mkdtemp(path.join(os.tmpdir(), 'tools-'));
    server = createServer(({ url = '' }, response) => {
      asked.push(url);
      const content = served[url];
      response.writeHead(content === undefined ? (url === '/busy' ? 503 : 404) : 200).end(content);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  });
  afterAll(async () => {
    server.close();
    await rm(dir, { recursive: true });
  });

  /** Looks for `trivy` with one program on PATH and one lock entry. */
  async function find(
    onPath: string | undefined,
    locked: Pick<LockedTool, 'refused'>,
    download: Partial<ToolDownload> = {},
  ) {
    asked = [];
    const bin = await mkdtemp(path.join(dir, 'bin-'));
    await mkdir(bin, { recursive: true });
    if (onPath !== undefined) await writeFile(path.join(bin, 'trivy'), program(onPath));
    if (onPath !== undefined) await chmod(path.join(bin, 'trivy'), 0o755);
    const env = { PATH: `${bin}:/bin:/usr/bin`, RUNNER_TEMP: dir };
    const { log, lines } = recordingLog();
    const ports = {
      exec: systemExec,
      http: { fetch },
      env,
      log,
      temp: createTemp(env),
      clock: hastyClock(),
    };
    const entry: LockedTool = {
      ...{ version: '1.2.3', minimum: '1.0.0', versionArguments: ['--version'], sources: [] },
      downloads: {
        [process.arch]: {
          urls: [`${base}/good`],
          sha256: sha256(program('1.2.3')),
          verified: true,
          ...download,
        },
      },
      ...locked,
    };
    const lock = { ...toolLock, trivy: entry };
    return { tool: findTool('trivy', ports, lock), lines };
  }

  it('takes the one on PATH in an accepted version, without asking anybody', async () => {
    await expect((await find('1.5.0', {})).tool).resolves.toMatchObject({ version: '1.5.0' });
    expect(asked).toEqual([]);
  });

  it.each(['0.9.9', 'unknown'])('downloads it where the one on PATH is %s', async (version) => {
    const { path: file } = await (await find(version, {})).tool;
    expect(file).toMatch(/\/trivy$/);
    expect(await systemExec({ argv: [file], env: {} })).toMatchObject({
      code: 0,
      stdout: 'Version: 1.2.3\n',
    });
  });

  it('never uses a version that is known to be poisoned', async () => {
    const { tool } = await find('1.5.0', { refused: { '1.5.0': 'evil' } }, { verified: false });
    await expect(tool).rejects.toMatchObject({
      code: 'TOOL_MISSING',
      message: expect.stringContaining('never used: evil'),
    });
  });

  it('refuses other content than the committed checksum, and asks the next mirror', async () => {
    const { tool, lines } = await find(
      undefined,
      {},
      { urls: [`${base}/evil`, `${base}/busy`, `${base}/good`] },
    );
    await expect(tool).resolves.toMatchObject({ version: '1.2.3' });
    expect(asked).toEqual(['/evil', '/busy', '/busy', '/busy', '/good']);
    expect(lines.join()).toContain(sha256(program('6.6.6')));
  });

  it('fails when no mirror has the right content', async () => {
    const { tool } = await find(undefined, {}, { urls: [`${base}/evil`, `${base}/missing`] });
    await expect(tool).rejects.toMatchObject({ code: 'TOOL_MISSING' });
  });

  it('does not download by a checksum nobody confirmed', async () => {
    const { tool } = await find(undefined, {}, { verified: false });
    await expect(tool).rejects.toMatchObject({
      code: 'TOOL_MISSING',
      hint: expect.stringContaining('1.2.3'),
    });
    expect(asked).toEqual([]);
  });

  it('has a checksum in the lock wherever an entry is verified, and sources for it', () => {
    for (const { downloads, sources } of Object.values<LockedTool>(toolLock))
      for (const download of Object.values(downloads))
        if (download?.verified) {
          expect(download.sha256).toMatch(/^[a-f0-9]{64}$/);
          expect(sources.length).toBeGreaterThanOrEqual(2);
        }
  });
});

describe('versions', () => {
  it.each([
    ['github.com/docker/buildx v0.37.2 abc', '0.37.2'],
    ['v4.3.1+g0000', '4.3.1'],
    ['Version: dev', undefined],
    ['127.0.0.1', undefined],
  ])('are read from %j', (text, version) => expect(readVersion(text)).toBe(version));

  it('are compared by number', () => {
    expect(compareVersions('1.10.0', '1.9.9')).toBeGreaterThan(0);
    expect(compareVersions('1.2.3', '1.2.3')).toBe(0);
    expect(compareVersions('0.9', '0.9.1')).toBeLessThan(0);
  });
});
