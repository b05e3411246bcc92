import { z } from 'zod';
import { authorization, type Exchange, type Reply } from '../http/exchange.ts';
import { azure } from '../identities.ts';
import { registryError } from '../registry/errors.ts';
import type { Caller, RegistryKind } from '../registry/kind.ts';
import type { Action, Route } from '../registry/route.ts';
import { covers, type Grants } from '../registry/scopes.ts';
import type { Storage } from '../registry/storage.ts';
import type { Directory } from './directory.ts';
import { answerMetadata, type Locks, type MetadataRoute, parseMetadataRoute } from './registry-metadata.ts';
import { answerExchange, answerToken, readRegistryToken } from './registry-tokens.ts';

const accessSchema = z.array(z.object({ type: z.string(), name: z.string(), actions: z.array(z.string()) }));

/** ACR's front: tokens from /oauth2/exchange and /oauth2/token, repositories created by the first push. */
export function azureRegistry(directory: Directory, storage: Storage, locks: Locks): RegistryKind {
  return {
    host: azure.registry,
    absoluteLocations: false,
    uploadLocation: (name, id) => `/v2/${name}/blobs/uploads/${id}?_nouploadcache=false&_state=local`,
    uploadIn: () => undefined,
    emptyRepositories: false,
    chunkStatus: 202,
    answerOther: async (exchange) => {
      const { pathname } = exchange.url;
      if (pathname === '/oauth2/exchange') return answerExchange(exchange, directory);
      if (pathname === '/oauth2/token') return answerToken(exchange, directory);
      const route = parseMetadataRoute(pathname);
      if (!route) return undefined;
      return refuseMetadata(exchange, directory, route) ?? answerMetadata(exchange, storage, locks, route);
    },
    authenticate: (exchange, route) => authenticate(exchange, directory, route),
    refuseRepository: () => undefined,
    judgeChunk: () => 'store',
    mayMount: () => true,
    refuseManifest: ({ name }) => (locks.has(name) ? disallowed() : undefined),
    refuseDeletion: async (name) => (locks.has(name) ? disallowed() : undefined),
    onStored: () => undefined,
  };
}

/** What ACR answers to a write or a deletion that a lock forbids. */
function disallowed(): Reply {
  const message = 'The operation is disallowed on this registry, repository or image.';
  return registryError(405, 'DENIED', `${message} View troubleshooting steps at https://aka.ms/acr/faq`);
}

function authenticate(exchange: Exchange, directory: Directory, route: Route): Caller | Reply {
  const needed = neededFor(exchange.method);
  const grants = grantsOf(exchange, directory);
  if (!grants)
    return challenge(exchange, route.kind === 'base' ? undefined : `repository:${route.name}:${needed}`);
  return {
    refuse: (repository: string, action: Action) => {
      if (covers(grants, repository, action)) return undefined;
      return challenge(exchange, `repository:${repository}:${needed}`, 'insufficient_scope');
    },
  };
}

function neededFor(method: string): string {
  if (method === 'DELETE') return 'delete';
  return method === 'GET' || method === 'HEAD' ? 'pull' : 'pull,push';
}

function refuseMetadata(exchange: Exchange, directory: Directory, route: MetadataRoute): Reply | undefined {
  const grants = grantsOf(exchange, directory);
  const [name, action] =
    route.name === undefined ? ['registry:catalog', '*' as const] : [route.name, 'metadata_read' as const];
  const allowed = grants !== undefined && covers(grants, name, action);
  const scope = route.name === undefined ? 'registry:catalog:*' : `repository:${name}:metadata_read`;
  return allowed ? undefined : challenge(exchange, scope, grants && 'insufficient_scope');
}

function grantsOf(exchange: Exchange, directory: Directory): Grants | undefined {
  const claims = readRegistryToken(
    directory,
    authorization(exchange.request, 'Bearer') ?? '',
    'access_token',
  );
  const access = accessSchema.safeParse(claims?.['access']);
  if (!access.success) return undefined;
  return new Map(
    access.data.map(({ type, name, actions }) => [
      type === 'registry' ? `registry:${name}` : name,
      new Set(actions),
    ]),
  );
}

function challenge(exchange: Exchange, scope: string | undefined, error?: string): Reply {
  const parts = [`realm="${exchange.origin}/oauth2/token"`, `service="${azure.registry}"`];
  if (scope !== undefined) parts.push(`scope="${scope}"`);
  if (error !== undefined) parts.push(`error="${error}"`);
  const message = 'authentication required, visit https://aka.ms/acr/authorization for more information.';
  return registryError(401, 'UNAUTHORIZED', message, { 'www-authenticate': `Bearer ${parts.join(',')}` });
}
