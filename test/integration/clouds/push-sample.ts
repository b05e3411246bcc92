import { createHash, randomBytes } from 'node:crypto';
import { Agent, fetch } from 'undici';

/** What a sample push left in the registry. */
export interface Pushed {
  readonly digest: string;
  readonly layer: string;
  readonly manifest: string;
}

const mediaType = 'application/vnd.oci.image.manifest.v1+json';
/** Artifact Registry's upload locations do not fit into the default 16 KiB of headers. */
const dispatcher = new Agent({ maxHeaderSize: 64 * 1024 });
const octets = { 'content-type': 'application/octet-stream' };

/** SHA-256 digest of content. */
export function digestOf(content: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/** Opens an upload; resolves to its location. */
export async function openUpload(registry: string, name: string, authorization: string): Promise<string> {
  const headers = { authorization };
  const answer = await fetch(`${registry}/v2/${name}/blobs/uploads/`, {
    method: 'POST',
    headers,
    dispatcher,
  });
  if (answer.status !== 202)
    throw new Error(`upload was not opened: ${answer.status} ${await answer.text()}`);
  return new URL(answer.headers.get('location') ?? '', registry).href;
}

/** Adds the digest to an upload's location. */
export function completing(location: string, digest: string): string {
  return `${location}${location.includes('?') ? '&' : '?'}digest=${digest}`;
}

/** Pushes an image of one random layer, each blob in one request, and tags it. */
export async function pushSample(options: {
  readonly registry: string;
  readonly name: string;
  readonly authorization: string;
  readonly tag: string;
}): Promise<Pushed> {
  const { registry, name, authorization, tag } = options;
  const put = async (content: Uint8Array<ArrayBuffer>) => {
    const location = await openUpload(registry, name, authorization);
    const digest = digestOf(content);
    const headers = { ...octets, authorization };
    const answer = await fetch(completing(location, digest), {
      method: 'PUT',
      body: content,
      headers,
      dispatcher,
    });
    if (answer.status !== 201)
      throw new Error(`blob was not stored: ${answer.status} ${await answer.text()}`);
    return { digest, size: content.length };
  };
  const config = {
    mediaType: 'application/vnd.oci.image.config.v1+json',
    ...(await put(new Uint8Array(Buffer.from('{}')))),
  };
  const layer = {
    mediaType: 'application/vnd.oci.image.layer.v1.tar',
    ...(await put(new Uint8Array(randomBytes(2000)))),
  };
  const manifest = JSON.stringify({ schemaVersion: 2, mediaType, config, layers: [layer] });
  const headers = { authorization, 'content-type': mediaType };
  const url = `${registry}/v2/${name}/manifests/${tag}`;
  const answer = await fetch(url, { method: 'PUT', body: manifest, headers, dispatcher });
  if (answer.status !== 201)
    throw new Error(`manifest was not stored: ${answer.status} ${await answer.text()}`);
  return { digest: digestOf(manifest), layer: layer.digest, manifest };
}
