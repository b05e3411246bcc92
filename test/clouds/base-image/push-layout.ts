import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Descriptor } from './layout.ts';

/** Pushes the one entry of a layout under a tag: blobs, then manifests, then the tag. Resolves to its digest. */
export async function pushLayout(
  address: string,
  repository: string,
  tag: string,
  layout: string,
): Promise<string> {
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
