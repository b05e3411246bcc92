import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { adoptBuild } from '../../../src/image/adopt-build.ts';
import { openLayout } from '../../../src/oci/layout.ts';
import { createLayout, type LayoutWriter } from '../../../src/oci/layout-writer.ts';
import { mediaTypes } from '../../../src/oci/media-types.ts';

describe('the build of a service, taken into the release', () => {
  let dir: string;
  let built: LayoutWriter;
  let target: LayoutWriter;
  beforeEach(async () => {
    dir = await mkdtemp(path.join(os.tmpdir(), 'adopt-'));
    built = await createLayout(path.join(dir, 'built'));
    target = await createLayout(path.join(dir, 'target'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  /** An image whose config says `architecture`. */
  async function image(architecture: string, listed: boolean) {
    const config = await built.blob(
      Buffer.from(JSON.stringify({ os: 'linux', architecture })),
      mediaTypes.config,
    );
    const layer = await built.blob(Buffer.alloc(100, architecture), mediaTypes.layer);
    const document = {
      schemaVersion: 2,
      mediaType: mediaTypes.manifest,
      config,
      layers: [layer],
      annotations: { a: 'b' },
    };
    return built.manifest(document, listed ? { refName: 'latest' } : { listed: false });
  }

  /** An index as BuildKit writes it; a pair is the platform announced and the one in the config. */
  async function index(...pairs: [string, string][]) {
    const manifests = [];
    for (const [announced, real] of pairs)
      manifests.push({ ...(await image(real, false)), platform: { os: 'linux', architecture: announced } });
    return built.manifest(
      { schemaVersion: 2, mediaType: mediaTypes.index, manifests },
      { refName: 'latest' },
    );
  }
  const adopt = (...platforms: string[]) => adoptBuild('api', platforms, built.dir, target);

  it('keeps the digest of the index and knows its platforms', async () => {
    const { digest } = await index(['amd64', 'amd64'], ['arm64', 'arm64']);
    const adopted = await adopt('linux/arm64', 'linux/amd64');
    expect(adopted.digest).toBe(digest);
    expect(Object.keys(adopted.platforms)).toEqual(['linux/arm64', 'linux/amd64']);
    expect(adopted.sizes['linux/arm64']).toBeGreaterThan(100);
    expect((await openLayout(target.dir)).roots.get('api')?.digest).toBe(digest);
  });

  it('takes a build that keeps its blobs in the release’s layout', async () => {
    const { digest } = await index(['amd64', 'amd64']);
    await cp(path.join(built.dir, 'blobs'), path.join(target.dir, 'blobs'), { recursive: true });
    await rm(path.join(built.dir, 'blobs'), { recursive: true });
    await symlink(path.join(target.dir, 'blobs'), path.join(built.dir, 'blobs'));
    expect((await adopt('linux/amd64')).digest).toBe(digest);
  });

  it('wraps a build for one platform in an index with its annotations', async () => {
    const { digest } = await image('arm64', true);
    const adopted = await adopt('linux/arm64');
    const layout = await openLayout(target.dir);
    const root = layout.roots.get('api');
    expect(adopted.platforms).toEqual({ 'linux/arm64': digest });
    expect(root?.digest).toBe(adopted.digest);
    const { manifest } = await layout.manifest(root ?? { mediaType: '', digest: '', size: 0 });
    expect(manifest.children).toMatchObject([{ digest, platform: { architecture: 'arm64' } }]);
    expect(manifest.annotations).toEqual({ a: 'b' });
  });

  it('refuses a platform that is missing, one too many, and one that is not what it says', async () => {
    await index(['amd64', 'amd64']);
    await expect(adopt('linux/amd64', 'linux/arm64')).rejects.toMatchObject({ code: 'PLATFORM_UNSUPPORTED' });
    await index(['amd64', 'amd64'], ['arm64', 'arm64']);
    await expect(adopt('linux/amd64')).rejects.toMatchObject({ code: 'PLATFORM_UNSUPPORTED' });
    await index(['amd64', 'amd64'], ['arm64', 'riscv64']);
    await expect(adopt('linux/amd64', 'linux/arm64')).rejects.toMatchObject({ code: 'PLATFORM_UNSUPPORTED' });
    await index(['riscv64', 'arm64']);
    await expect(adopt('linux/arm64')).rejects.toMatchObject({ code: 'PLATFORM_UNSUPPORTED' });
  });
});
