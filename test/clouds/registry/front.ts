import type { Clock } from '../clock.ts';
import type { Exchange, Reply } from '../http/exchange.ts';
import { type Listener, listen } from '../http/listener.ts';
import type { TlsMaterial } from '../tls/certificates.ts';
import { registryError } from './errors.ts';
import { deleteImage } from './images.ts';
import type { Caller, RegistryKind } from './kind.ts';
import { type ObjectStore, startObjectStore } from './object-store.ts';
import { putManifest } from './put-manifest.ts';
import { answerRead } from './reads.ts';
import { relay } from './relay.ts';
import { actionOf, parseRoute, type Route } from './route.ts';
import type { Storage } from './storage.ts';
import { createUploads, type Uploads } from './uploads.ts';

interface Front {
  readonly kind: RegistryKind;
  readonly storage: Storage;
  readonly uploads: Uploads;
  readonly objects: ObjectStore;
}

/** Starts a cloud's registry front and its object store; returns both listeners, the front first. */
export async function startFront(options: {
  readonly name: string;
  readonly kind: RegistryKind;
  readonly storage: Storage;
  readonly tls: TlsMaterial;
  readonly clock: Clock;
}): Promise<readonly [Listener, Listener]> {
  const { name, kind, storage, tls, clock } = options;
  const objects = await startObjectStore({ name, tls, clock, storage });
  const front: Front = { kind, storage, uploads: createUploads(kind, storage), objects };
  const listener = await listen({
    name,
    tls,
    clock,
    handler: (exchange) => answer(front, exchange),
  });
  return [listener, objects.listener];
}

async function answer(front: Front, exchange: Exchange): Promise<Reply | 'sent'> {
  const { kind } = front;
  const other = await kind.answerOther(exchange);
  if (other) return other;
  const route = parseRoute(exchange.url.pathname) ?? uploadRoute(front, exchange.url.pathname);
  if (!route) return registryError(404, 'UNSUPPORTED', 'The operation is unsupported.');
  const caller = kind.authenticate(exchange, route);
  if ('status' in caller) return caller;
  if (route.kind === 'base')
    return { status: 200, headers: { 'docker-distribution-api-version': 'registry/2.0' } };
  const action = actionOf(exchange.method, route);
  const refusal = caller.refuse(route.name, action) ?? kind.refuseRepository(route.name, action);
  return refusal ?? answerRoute(front, exchange, route, caller);
}

/** Some registries let an upload go on outside /v2/. */
function uploadRoute({ kind, uploads }: Front, pathname: string): Route | undefined {
  const id = kind.uploadIn(pathname);
  const name = id === undefined ? undefined : uploads.nameOf(id);
  return id === undefined || name === undefined ? undefined : { kind: 'upload', name, id };
}

async function answerRoute(
  front: Front,
  exchange: Exchange,
  route: Route,
  caller: Caller,
): Promise<Reply | 'sent'> {
  const { uploads } = front;
  const { method } = exchange;
  switch (route.kind) {
    case 'uploads':
      return method === 'POST' ? startUpload(front, exchange, route.name, caller) : unsupported();
    case 'upload':
      return uploads.continue(exchange, route.name, route.id);
    case 'blob':
      return answerBlob(front, exchange, route.name, route.digest);
    case 'manifest':
      if (method === 'PUT') return putManifest(front, exchange, route.name, route.reference);
      if (method === 'DELETE') return deleteManifest(front, route.name, route.reference);
      return answerRead(front, exchange, route);
    case 'tags':
    case 'referrers':
      return answerRead(front, exchange, route);
    case 'base':
      return { status: 200 };
  }
}

/** By digest, with the tags that name it, or a tag alone. */
async function deleteManifest({ kind, storage }: Front, name: string, reference: string): Promise<Reply> {
  const refusal = await kind.refuseDeletion(name, reference);
  if (refusal) return refusal;
  const path = `/v2/${name}/manifests/${reference}`;
  const deleted = reference.includes(':')
    ? await deleteImage(storage, name, reference)
    : (await storage.call('DELETE', path)).status < 300;
  if (deleted) return { status: 202 };
  return registryError(404, 'MANIFEST_UNKNOWN', `manifest ${reference} is not found`);
}

async function startUpload(front: Front, exchange: Exchange, name: string, caller: Caller): Promise<Reply> {
  const { kind, storage, uploads } = front;
  const [digest, from] = [exchange.url.searchParams.get('mount'), exchange.url.searchParams.get('from')];
  if (
    digest !== null &&
    from !== null &&
    kind.mayMount(digest) &&
    caller.refuse(from, 'pull') === undefined
  ) {
    const blob = await storage.call('HEAD', `/v2/${from}/blobs/${digest}`);
    if (blob.status === 200) return uploads.mount(exchange, name, from, digest);
  }
  return uploads.start(exchange, name);
}

async function answerBlob(
  front: Front,
  exchange: Exchange,
  name: string,
  digest: string,
): Promise<Reply | 'sent'> {
  const { storage, objects } = front;
  if (exchange.method !== 'GET' && exchange.method !== 'HEAD') return unsupported();
  const head = await storage.send('HEAD', `/v2/${name}/blobs/${digest}`);
  if (exchange.method === 'HEAD') return relay(head, exchange.response);
  head.resume();
  if (head.statusCode !== 200) return registryError(404, 'BLOB_UNKNOWN', 'blob unknown to registry');
  return {
    status: 307,
    headers: { location: objects.sign(name, digest), 'docker-content-digest': digest },
  };
}

function unsupported(): Reply {
  return registryError(405, 'UNSUPPORTED', 'The operation is unsupported.');
}
