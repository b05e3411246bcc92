import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { mediaTypes, writeBlob, writeImage, writeLayer, writeLayout } from './base-image/layout.ts';
import { command } from './toolchain/command.ts';

/** Makes the image that holds a pod's namespaces open, as a layout. */
export async function pauseImage(work: string, bin: string): Promise<string> {
  const layout = path.join(work, 'pause');
  const root = path.join(work, 'pause-root');
  await Promise.all([mkdir(layout, { recursive: true }), mkdir(root, { recursive: true })]);
  await writeFile(path.join(root, 'pause'), await readFile(path.join(bin, 'pause')), { mode: 0o755 });
  const layers = [await writeLayer(layout, root)];
  const platform = { os: 'linux', architecture: process.arch === 'arm64' ? 'arm64' : 'amd64' };
  await writeLayout(
    layout,
    await writeImage(layout, platform, layers, { Entrypoint: ['/pause'], User: '65535' }),
  );
  return layout;
}

/** The seeded advisories as the artifact that Trivy pulls. */
export async function advisories(work: string, bin: string): Promise<string> {
  const layout = path.join(work, 'trivy-db');
  const database = path.join(work, 'trivy-db-files');
  await mkdir(layout, { recursive: true });
  const seeds = path.join(import.meta.dirname, 'trivy-db/advisories.json');
  await command([path.join(bin, 'trivy-db'), seeds, database]);
  const { descriptor } = await writeLayer(layout, database);
  const layer = {
    ...descriptor,
    mediaType: 'application/vnd.aquasec.trivy.db.layer.v1.tar+gzip',
    annotations: { 'org.opencontainers.image.title': 'db.tar.gz' },
  };
  const manifest = {
    schemaVersion: 2,
    mediaType: mediaTypes.manifest,
    config: await writeBlob(layout, 'application/vnd.aquasec.trivy.config.v1+json', '{}'),
    layers: [layer],
  };
  await writeLayout(layout, await writeBlob(layout, mediaTypes.manifest, JSON.stringify(manifest)));
  return layout;
}
