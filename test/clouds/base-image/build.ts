import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { exclusively } from '../toolchain/exclusive.ts';
import { cacheRoot } from '../toolchain/paths.ts';
import { type Descriptor, mediaTypes, writeBlob, writeImage, writeLayer, writeLayout } from './layout.ts';
import { type Architecture, architectures, fetchDebianPackages, fetchNode } from './packages.ts';
import { layLibraries, layNode } from './root-filesystem.ts';

const config = {
  User: '65532',
  Env: ['PATH=/nodejs/bin:/usr/local/bin:/usr/bin:/bin'],
  Entrypoint: ['/nodejs/bin/node'],
  WorkingDir: '/home/nonroot',
};

/**
 * Assembles the two-architecture Node base for machines that reach no public image: Node from the npm registry, the C
 * library from Debian. Resolves to an OCI layout in the cache, keyed by the sources here.
 */
export async function baseImage(say: (text: string) => void): Promise<string> {
  const layout = path.join(cacheRoot(), 'base-image', await sourceKey());
  if (existsSync(layout)) return layout;
  const lock = path.join(cacheRoot(), 'base-image', 'lock');
  await exclusively(
    lock,
    (pid) => say(`base image: waiting for process ${pid}, which assembles it`),
    async () => {
      if (existsSync(layout)) return;
      say('base image: assembling Node for linux/amd64 and linux/arm64 (once)');
      const work = `${layout}.${process.pid}`;
      await rm(work, { recursive: true, force: true });
      const part = path.join(work, 'layout');
      await mkdir(part, { recursive: true });
      const manifests: Descriptor[] = [];
      for (const architecture of architectures) manifests.push(await assemble(architecture, part, work));
      const index = { schemaVersion: 2, mediaType: mediaTypes.index, manifests };
      await writeLayout(part, await writeBlob(part, mediaTypes.index, JSON.stringify(index)));
      await rename(part, layout);
      await rm(work, { recursive: true, force: true });
    },
  );
  return layout;
}

async function assemble(architecture: Architecture, layout: string, work: string): Promise<Descriptor> {
  const dir = path.join(work, architecture.name);
  const [node, packages] = await Promise.all([
    fetchNode(architecture, path.join(dir, 'npm')),
    fetchDebianPackages(architecture, path.join(dir, 'apt')),
  ]);
  const roots = { libraries: path.join(dir, 'libraries'), node: path.join(dir, 'node') };
  await layLibraries(roots.libraries, packages);
  await layNode(roots.node, node);
  const layers = [await writeLayer(layout, roots.libraries), await writeLayer(layout, roots.node)];
  return writeImage(layout, { os: 'linux', architecture: architecture.name }, layers, config);
}

/** sha256 over the files of this folder. */
async function sourceKey(): Promise<string> {
  const hash = createHash('sha256');
  const dir = import.meta.dirname;
  for (const file of (await readdir(dir)).sort())
    hash.update(file).update(await readFile(path.join(dir, file)));
  return hash.digest('hex').slice(0, 32);
}
