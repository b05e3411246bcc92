import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pack } from 'tar-stream';
import { packDeployArchive } from '../../../src/image/deploy-archive.ts';
import { unpackDeployArchive } from '../../../src/release/unpack.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'unpack-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** An archive with one entry that no packer of ours would write. */
async function archiveOf(entry: {
  name: string;
  type?: 'file' | 'symlink';
  linkname?: string;
}): Promise<string> {
  const archive = pack();
  const packed = buffer(archive);
  archive.entry(entry, entry.type === 'symlink' ? '' : 'x');
  archive.finalize();
  const bytes = gzipSync(await packed);
  await writeFile(path.join(dir, 'deploy.tar.gz'), bytes);
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

describe('unpackDeployArchive', () => {
  const unpack = (digest: string) =>
    unpackDeployArchive(path.join(dir, 'deploy.tar.gz'), digest, path.join(dir, 'out'));

  it('gives back what was packed', async () => {
    await mkdir(path.join(dir, 'chart/templates'), { recursive: true });
    await writeFile(path.join(dir, 'chart/Chart.yaml'), 'name: shop\n');
    await writeFile(path.join(dir, 'chart/templates/web.yaml'), 'kind: Service\n');
    const digest = await packDeployArchive(dir, ['chart'], path.join(dir, 'deploy.tar.gz'));
    await unpack(digest);
    expect(await readFile(path.join(dir, 'out/chart/templates/web.yaml'), 'utf8')).toBe('kind: Service\n');
  });

  it('refuses an archive the release does not name', async () => {
    await archiveOf({ name: 'chart/Chart.yaml' });
    await expect(unpack(`sha256:${'0'.repeat(64)}`)).rejects.toMatchObject({ code: 'ARTIFACT_MISMATCH' });
    await rm(path.join(dir, 'deploy.tar.gz'));
    await expect(unpack(`sha256:${'0'.repeat(64)}`)).rejects.toMatchObject({ code: 'ARTIFACT_MISMATCH' });
  });

  it.each([
    { name: '../evil' },
    { name: '/etc/evil' },
    { name: 'chart/../../evil' },
    { name: 'link', type: 'symlink' as const, linkname: '/etc/passwd' },
  ])('refuses %j', async (entry) => {
    await expect(unpack(await archiveOf(entry))).rejects.toMatchObject({ code: 'CHART_INVALID' });
  });

  it('refuses what is no archive', async () => {
    await writeFile(path.join(dir, 'deploy.tar.gz'), 'nonsense');
    const digest = `sha256:${createHash('sha256').update('nonsense').digest('hex')}`;
    await expect(unpack(digest)).rejects.toMatchObject({ code: 'CHART_INVALID' });
  });
});
