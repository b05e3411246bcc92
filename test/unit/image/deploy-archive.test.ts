import { chmod, mkdir, mkdtemp, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { extract } from 'tar-stream';
import { packDeployArchive } from '../../../src/image/deploy-archive.ts';

describe('the deploy archive', () => {
  let workspace: string;
  const at = (name: string) => path.join(workspace, name);
  const pack = (...paths: string[]) => packDeployArchive(workspace, paths, at('out.tar.gz'));
  beforeEach(async () => {
    workspace = await mkdtemp(path.join(os.tmpdir(), 'archive-'));
    await mkdir(at('chart/templates'), { recursive: true });
    await writeFile(at('chart/Chart.yaml'), 'name: x\n');
    await writeFile(at('chart/templates/a.yaml'), 'a: 1\n');
    await writeFile(at('values.yaml'), 'b: 2\n');
  });
  afterEach(() => rm(workspace, { recursive: true }));

  it('holds files once, sorted, under their paths, without times and owners', async () => {
    await pack('chart/', 'values.yaml', './chart');
    const tar = extract();
    Readable.from([await readFile(at('out.tar.gz'))])
      .pipe(createGunzip())
      .pipe(tar);
    const headers: unknown[] = [];
    for await (const entry of tar) {
      const { name, mode, uid, mtime } = entry.header;
      headers.push([name, mode, uid, mtime?.getTime()]);
      entry.resume();
    }
    expect(headers).toEqual([
      ['chart/Chart.yaml', 0o644, 0, 0],
      ['chart/templates/a.yaml', 0o644, 0, 0],
      ['values.yaml', 0o644, 0, 0],
    ]);
  });

  it('has the same digest for the same content', async () => {
    const first = await pack('chart', 'values.yaml');
    await utimes(at('values.yaml'), 1, 1);
    await chmod(at('values.yaml'), 0o600);
    expect(await pack('values.yaml', 'chart')).toBe(first);
    await writeFile(at('values.yaml'), 'b: 3\n');
    expect(await pack('values.yaml', 'chart')).not.toBe(first);
  });

  it('refuses what is missing and what points elsewhere', async () => {
    await expect(pack('charts')).rejects.toMatchObject({
      code: 'CHART_INVALID',
      message: 'charts is not in the repository',
    });
    await symlink('/etc/passwd', at('chart/link'));
    await expect(pack('chart')).rejects.toMatchObject({ code: 'CHART_INVALID' });
  });
});
