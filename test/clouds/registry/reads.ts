import { type Exchange, json, type Reply } from '../http/exchange.ts';
import { registryError } from './errors.ts';
import type { RegistryKind } from './kind.ts';
import { manifestTypes } from './manifest.ts';
import { relay } from './relay.ts';
import type { Route } from './route.ts';
import type { Storage } from './storage.ts';

const indexType = 'application/vnd.oci.image.index.v1+json';

/**
 * Reads a manifest, tags or referrers from the storage. The storage forgets that a repository exists while nothing is
 * in it; the clouds' registries do not, and have a referrers API that answers 200 for any digest.
 */
export async function answerRead(
  { kind, storage }: { readonly kind: RegistryKind; readonly storage: Storage },
  exchange: Exchange,
  route: Extract<Route, { kind: 'manifest' | 'tags' | 'referrers' }>,
): Promise<Reply | 'sent'> {
  const { method, url, request } = exchange;
  const accept = route.kind === 'manifest' ? { accept: request.headers.accept ?? manifestTypes } : {};
  const answer = await storage.send(method, `${url.pathname}${url.search}`, accept);
  if (answer.statusCode !== 404) return relay(answer, exchange.response);
  answer.resume();
  switch (route.kind) {
    case 'manifest':
      return registryError(404, 'MANIFEST_UNKNOWN', `manifest ${route.reference} is not found`);
    case 'tags':
      if (kind.emptyRepositories) return json(200, { name: route.name, tags: [] });
      return registryError(404, 'NAME_UNKNOWN', 'repository name not known to registry');
    case 'referrers':
      return json(
        200,
        { schemaVersion: 2, mediaType: indexType, manifests: [] },
        { 'content-type': indexType },
      );
  }
}
