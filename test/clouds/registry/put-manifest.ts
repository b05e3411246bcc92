import { createHash } from 'node:crypto';
import { type Exchange, type Reply, readBody } from '../http/exchange.ts';
import { registryError } from './errors.ts';
import type { IncomingManifest, RegistryKind } from './kind.ts';
import { manifestTypes, parseManifest } from './manifest.ts';
import type { Storage } from './storage.ts';

/** Stores a manifest where the registry's rules and the storage's reference checks let it pass. */
export async function putManifest(
  { kind, storage }: { readonly kind: RegistryKind; readonly storage: Storage },
  exchange: Exchange,
  name: string,
  reference: string,
): Promise<Reply> {
  const body = await readBody(exchange.request);
  const manifest = parseManifest(body);
  if (!manifest) return registryError(400, 'MANIFEST_INVALID', 'manifest invalid');
  const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
  const tagged = reference.includes(':')
    ? undefined
    : await storage.call('HEAD', `/v2/${name}/manifests/${reference}`, { accept: manifestTypes });
  const present = tagged?.status === 200 ? `${tagged.headers['docker-content-digest']}` : undefined;
  const incoming: IncomingManifest = { name, reference, digest, manifest, present };
  const refusal = kind.refuseManifest(incoming);
  if (refusal) return refusal;
  const mediaType = exchange.request.headers['content-type'] ?? '';
  const path = `/v2/${name}/manifests/${reference}`;
  const stored = await storage.call('PUT', path, { 'content-type': mediaType }, body);
  if (stored.status !== 201) {
    const text = stored.body.toString('utf8');
    if (/not found/.test(text)) return registryError(400, 'MANIFEST_BLOB_UNKNOWN', text);
    return {
      status: stored.status >= 500 ? 400 : stored.status,
      headers: { 'content-type': 'application/json' },
      body: text,
    };
  }
  kind.onStored(incoming);
  const headers: Record<string, string> = {
    location: `${kind.absoluteLocations ? exchange.origin : ''}/v2/${name}/manifests/${digest}`,
    'docker-content-digest': digest,
  };
  if (manifest.subject) headers['oci-subject'] = manifest.subject.digest;
  return { status: 201, headers };
}
