import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { authorization, basicCredentials, type Exchange, json, type Reply } from '../http/exchange.ts';
import { gcp } from '../identities.ts';
import { registryError } from '../registry/errors.ts';
import { parentsOf } from '../registry/images.ts';
import type { Caller, RegistryKind } from '../registry/kind.ts';
import type { Action, Route } from '../registry/route.ts';
import { covers, type Grants, narrow, parseScopes } from '../registry/scopes.ts';
import type { Storage } from '../registry/storage.ts';
import { type ArtifactRepositories, repositoryOfImage } from './repositories.ts';
import type { AccessTokens } from './tokens.ts';

interface RegistryToken {
  readonly grants: Grants;
  readonly expires: number;
}

const permissions: Readonly<Record<Action, string>> = {
  pull: 'artifactregistry.repositories.downloadArtifacts',
  push: 'artifactregistry.repositories.uploadArtifacts',
  delete: 'artifactregistry.repositories.deleteArtifacts',
};
const tokenSeconds = 3600;
/** Above the 16 KiB that Node's HTTP client takes for all headers by default. */
const locationPadding = 20 * 1024;

/** Artifact Registry's front: a token service at /v2/token, monolithic uploads, very long upload locations. */
export function artifactRegistry(state: {
  readonly clock: Clock;
  readonly tokens: AccessTokens;
  readonly repositories: ArtifactRepositories;
  readonly storage: Storage;
}): RegistryKind {
  const issued = new Map<string, RegistryToken>();

  const challenge = (exchange: Exchange, scope: string): Record<string, string> => ({
    'www-authenticate': `Bearer realm="${exchange.origin}/v2/token",service="${gcp.registry}"${scope}`,
  });

  const answerToken = (exchange: Exchange): Reply => {
    if (exchange.method !== 'GET') return registryError(404, 'UNSUPPORTED', 'not found');
    const given = basicCredentials(exchange.request);
    const access = given?.username === 'oauth2accesstoken' ? state.tokens.find(given.password) : undefined;
    if (!access) return registryError(401, 'UNAUTHORIZED', 'authentication failed');
    const allowed = (_: string, action: string) =>
      (action === 'pull' || action === 'push' || action === 'delete') &&
      access.principal.permissions.includes(permissions[action]);
    const token = randomBytes(96).toString('base64url');
    const grants = narrow(parseScopes(exchange.url.searchParams.getAll('scope')), allowed);
    issued.set(token, { grants, expires: Math.min(access.expires, state.clock.now() + tokenSeconds * 1000) });
    return json(200, {
      token,
      access_token: token,
      expires_in: tokenSeconds,
      issued_at: new Date(state.clock.now()).toISOString(),
    });
  };

  const authenticate = (exchange: Exchange, route: Route): Caller | Reply => {
    const token = issued.get(authorization(exchange.request, 'Bearer') ?? '');
    if (!token || token.expires <= state.clock.now()) {
      const scope = route.kind === 'base' ? '' : `,scope="repository:${route.name}:pull"`;
      return registryError(401, 'UNAUTHORIZED', 'authentication required', challenge(exchange, scope));
    }
    return {
      refuse: (repository, action) => {
        if (covers(token.grants, repository, action)) return undefined;
        const message = `Permission "${permissions[action]}" denied on resource "${repository}" (or it may not exist)`;
        return registryError(403, 'DENIED', message);
      },
    };
  };

  return {
    host: gcp.registry,
    absoluteLocations: false,
    uploadLocation: (name, id) => {
      const [project = '', repository = ''] = name.split('/');
      const session = randomBytes(locationPadding).toString('base64url').slice(0, locationPadding);
      return `/artifacts-uploads/namespaces/${project}/repositories/${repository}/uploads/${id}.${session}`;
    },
    uploadIn: (pathname) => /^\/artifacts-uploads\/.+\/uploads\/([0-9a-f-]+)\./.exec(pathname)?.[1],
    emptyRepositories: false,
    chunkStatus: 202,
    answerOther: async (exchange) =>
      exchange.url.pathname === '/v2/token' ? answerToken(exchange) : undefined,
    authenticate,
    refuseRepository: (name) => {
      if (repositoryOfImage(state.repositories, name)) return undefined;
      return registryError(404, 'NAME_UNKNOWN', `Repository "${name.split('/')[1] ?? name}" not found`);
    },
    // One streamed PATCH is how docker and crane upload and is taken; a sequence of chunks is not.
    judgeChunk: (exchange, first) => {
      if (first && exchange.request.headers['content-range'] === undefined) return 'store';
      return registryError(
        400,
        'UNSUPPORTED',
        'Chunked uploads are not supported; upload the blob in one request.',
      );
    },
    mayMount: () => true,
    refuseManifest: ({ name, reference, digest, present }) => {
      const immutable = repositoryOfImage(state.repositories, name)?.dockerConfig.immutableTags ?? false;
      if (!immutable || present === undefined || present === digest) return undefined;
      return registryError(
        400,
        'MANIFEST_INVALID',
        `the repository has enabled tag immutability: ${reference}`,
      );
    },
    refuseDeletion: async (name, reference) => {
      const parents = await parentsOf(state.storage, name, reference);
      if (parents.length === 0) return undefined;
      const message = `Manifest is still referenced by parent images: ${parents.join(', ')}`;
      return registryError(400, 'GOOGLE_MANIFEST_DANGLING_PARENT_IMAGE', message);
    },
    onStored: () => undefined,
  };
}
