import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Descriptor, emptyContent } from '../../../src/oci/descriptor.ts';
import { createLayout, type LayoutWriter } from '../../../src/oci/layout-writer.ts';
import { mediaTypes } from '../../../src/oci/media-types.ts';

export const bundleType = 'application/vnd.dev.sigstore.bundle.v0.3+json';

export interface Sample {
  readonly dir: string;
  readonly writer: LayoutWriter;
  /** The layer that every platform of every service begins with. */
  readonly base: Descriptor;
  /** Index descriptors by service. */
  readonly services: Readonly<Record<string, Descriptor>>;
}

/** A new layout of two-platform services on one base layer, each manifest with a signature as referrer. */
export async function sampleLayout(names: readonly string[], baseBytes = 200_000): Promise<Sample> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'layout-'));
  const writer = await createLayout(dir);
  const base = await writer.blob(randomBytes(baseBytes), mediaTypes.layer);
  const services: Record<string, Descriptor> = {};
  for (const name of names) services[name] = await addService(writer, name, base);
  return { dir, writer, base, services };
}

export async function addService(writer: LayoutWriter, name: string, base: Descriptor): Promise<Descriptor> {
  const children: Descriptor[] = [];
  for (const architecture of ['amd64', 'arm64']) {
    const text = JSON.stringify({ architecture, os: 'linux', config: { Labels: { name } } });
    const config = await writer.blob(Buffer.from(text), mediaTypes.config);
    const layer = await writer.blob(randomBytes(20_000), mediaTypes.layer);
    const document = { schemaVersion: 2, mediaType: mediaTypes.manifest, config, layers: [base, layer] };
    const child = await writer.manifest(document, { listed: false });
    children.push({ ...child, platform: { os: 'linux', architecture } });
  }
  const document = { schemaVersion: 2, mediaType: mediaTypes.index, manifests: children };
  const index = await writer.manifest(document, { refName: name });
  for (const subject of [index, ...children]) await addSignature(writer, subject, name);
  return index;
}

export async function addSignature(
  writer: LayoutWriter,
  { mediaType, digest, size }: Descriptor,
  text: string,
): Promise<Descriptor> {
  const config = await writer.blob(emptyContent, mediaTypes.empty);
  const bundle = await writer.blob(Buffer.from(JSON.stringify({ signed: text })), bundleType);
  return writer.manifest({
    schemaVersion: 2,
    mediaType: mediaTypes.manifest,
    artifactType: bundleType,
    config,
    layers: [bundle],
    subject: { mediaType, digest, size },
  });
}
