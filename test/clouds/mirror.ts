import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { baseImage } from './base-image/build.ts';
import {
  type Descriptor,
  mediaTypes,
  writeBlob,
  writeImage,
  writeLayer,
  writeLayout,
} from './base-image/layout.ts';
import { until } from './cluster/api.ts';
import type { Surroundings } from './cluster/control-plane.ts';
import { freePorts } from './free-ports.ts';
import { startDetached } from './processes.ts';
import { command } from './toolchain/command.ts';

/** The plain registry of a stack and what it holds. */
export interface Mirror {
  /** host:port, http. */
  readonly address: string;
  readonly pauseImage: string;
  /** The two-architecture Node base, by digest. */
  readonly baseImage: string;
}

/** Starts the mirror and fills it: the pause image, the Node base and the advisory database. */
export async function startMirror(
  dir: string,
  around: Surroundings,
  say: (text: string) => void,
): Promise<Mirror> {
  const work = path.join(dir, 'mirror');
  await mkdir(work, { recursive: true });
  const [port] = await freePorts(1);
  const address = `127.0.0.1:${port}`;
  const server = await startDetached({
    name: 'mirror',
    argv: [path.join(around.bin, 'registry-server'), address],
    env: around.env,
    cwd: work,
    logs: path.join(dir, 'logs'),
  });
  await around.started(server);
  await until('the mirror', 10, async () => (await fetch(`http://${address}/v2/`)).ok);
  const [pause, base] = await Promise.all([
    pauseImage(work, around.bin),
    baseImage(say),
    advisories(work, around.bin),
  ]);
  await Promise.all([
    pushLayout(address, 'pause', '1', pause),
    pushLayout(address, 'trivy-db', '2', path.join(work, 'trivy-db')),
  ]);
  const digest = await pushLayout(address, 'node', '24', base);
  return { address, pauseImage: `${address}/pause:1`, baseImage: `${address}/node@${digest}` };
}

async function pauseImage(work: string, bin: string): Promise<string> {
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
async function advisories(work: string, bin: string): Promise<void> {
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
}

/** Pushes the one entry of a layout under a tag: blobs, then manifests, then the tag. Resolves to its digest. */
async function pushLayout(address: string, repository: string, tag: string, layout: string): Promise<string> {
  const base = `http://${address}/v2/${repository}`;
  const read = (digest: string) => readFile(path.join(layout, 'blobs/sha256', digest.replace('sha256:', '')));
  const send = async (url: string, type: string, body: Uint8Array<ArrayBuffer>, method = 'PUT') => {
    const response = await fetch(url, { method, headers: { 'content-type': type }, body });
    if (!response.ok)
      throw new Error(`${method} ${url} was answered ${response.status}: ${await response.text()}`);
    return response;
  };
  const pushManifest = async (descriptor: Descriptor, reference: string): Promise<void> => {
    const content = await read(descriptor.digest);
    // Written by this project's own layout writer.
    const parsed = JSON.parse(content.toString()) as {
      config?: Descriptor;
      layers?: Descriptor[];
      manifests?: Descriptor[];
    };
    for (const child of parsed.manifests ?? []) await pushManifest(child, child.digest);
    const blobs = [...(parsed.layers ?? []), ...(parsed.config === undefined ? [] : [parsed.config])];
    for (const { digest } of blobs) {
      const url = `${base}/blobs/uploads/?digest=${encodeURIComponent(digest)}`;
      await send(url, 'application/octet-stream', new Uint8Array(await read(digest)), 'POST');
    }
    await send(`${base}/manifests/${reference}`, descriptor.mediaType, new Uint8Array(content));
  };
  const index = JSON.parse(await readFile(path.join(layout, 'index.json'), 'utf8')) as {
    manifests: [Descriptor];
  };
  await pushManifest(index.manifests[0], tag);
  return index.manifests[0].digest;
}
