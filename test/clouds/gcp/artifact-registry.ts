import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { authorization, type Exchange, json, parseJson, type Reply, readBody } from '../http/exchange.ts';
import type { Storage } from '../registry/storage.ts';
import { answerImages } from './docker-images.ts';
import { googleError, permissionDenied, unauthenticated } from './errors.ts';
import type { Operations } from './operations.ts';
import { type ArtifactRepositories, newRepository } from './repositories.ts';
import { answerTags } from './tags.ts';
import type { AccessTokens, Principal } from './tokens.ts';
import { answerVersions } from './versions.ts';

export interface ArtifactRegistry {
  readonly clock: Clock;
  readonly tokens: AccessTokens;
  readonly repositories: ArtifactRepositories;
  readonly storage: Storage;
  readonly operations: Operations;
}

const createSchema = z.object({
  format: z.union([z.literal('DOCKER'), z.literal(1)]),
  dockerConfig: z.object({ immutableTags: z.boolean().default(false) }).nullish(),
  labels: z.record(z.string(), z.string()).nullish(),
  kmsKeyName: z.string().nullish(),
});

/** Answers Artifact Registry's REST API, as far as the official client in REST mode is used. */
export async function answerArtifactRegistry(exchange: Exchange, state: ArtifactRegistry): Promise<Reply> {
  const caller = state.tokens.find(authorization(exchange.request, 'Bearer') ?? '');
  if (!caller) return unauthenticated();
  const { principal } = caller;
  const path = decodeURIComponent(exchange.url.pathname).slice('/v1/'.length);
  const [, parent = '', id, rest = ''] =
    /^(projects\/[^/]+\/locations\/[^/]+)\/repositories(?:\/([^/:]+)(.*))?$/.exec(path) ?? [];
  if (parent === '') return answerOperation(exchange, state, path);
  if (id === undefined) {
    return exchange.method === 'POST'
      ? create(exchange, state, principal, parent)
      : list(state, principal, parent);
  }
  const name = `${parent}/repositories/${id}`;
  if (rest === ':testIamPermissions') return testPermissions(exchange, principal);
  const permission = permissionFor(exchange.method, rest);
  if (!principal.permissions.includes(permission)) return permissionDenied(permission, name);
  const repository = state.repositories.get(name);
  if (!repository) return googleError('NOT_FOUND', `Requested entity was not found: ${name}`);
  if (rest === '') return json(200, repository);
  if (rest.startsWith('/dockerImages'))
    return answerImages(exchange, state, name, rest.slice('/dockerImages'.length));
  const [, encoded, area, last] = /^\/packages\/([^/]+)\/(tags|versions)(?:\/(.+))?$/.exec(rest) ?? [];
  if (encoded === undefined) return googleError('NOT_FOUND', 'Method not found.');
  const image = decodeURIComponent(encoded);
  return area === 'tags'
    ? answerTags(exchange, state, name, image, last)
    : answerVersions(exchange, state, name, image, last);
}

function permissionFor(method: string, rest: string): string {
  if (rest.startsWith('/dockerImages'))
    return `artifactregistry.dockerimages.${rest === '/dockerImages' ? 'list' : 'get'}`;
  const area = /^\/packages\/[^/]+\/(tags|versions)/.exec(rest)?.[1];
  if (area === undefined) return 'artifactregistry.repositories.get';
  const verbs: Readonly<Record<string, string>> = { POST: 'create', PATCH: 'update', DELETE: 'delete' };
  return `artifactregistry.${area}.${verbs[method] ?? (rest.endsWith(`/${area}`) ? 'list' : 'get')}`;
}

async function create(
  exchange: Exchange,
  state: ArtifactRegistry,
  principal: Principal,
  parent: string,
): Promise<Reply> {
  const permission = 'artifactregistry.repositories.create';
  if (!principal.permissions.includes(permission)) return permissionDenied(permission, parent);
  const id =
    exchange.url.searchParams.get('repositoryId') ?? exchange.url.searchParams.get('repository_id') ?? '';
  const body = createSchema.safeParse(parseJson(await readBody(exchange.request)));
  if (!body.success || !/^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/.test(id)) {
    return googleError('INVALID_ARGUMENT', `invalid repository "${id}" or format`);
  }
  const name = `${parent}/repositories/${id}`;
  if (state.repositories.has(name))
    return googleError('ALREADY_EXISTS', `the repository already exists: ${name}`);
  const { dockerConfig, labels, kmsKeyName } = body.data;
  const settings = { ...(labels ? { labels } : {}), ...(kmsKeyName ? { kmsKeyName } : {}) };
  const repository = {
    ...newRepository(state.clock, name, dockerConfig?.immutableTags),
    ...settings,
  };
  state.repositories.set(name, repository);
  const type = 'type.googleapis.com/google.devtools.artifactregistry.v1.Repository';
  return state.operations.start(parent, { response: { '@type': type, ...repository } });
}

function list(state: ArtifactRegistry, principal: Principal, parent: string): Reply {
  const permission = 'artifactregistry.repositories.list';
  if (!principal.permissions.includes(permission)) return permissionDenied(permission, parent);
  return json(200, {
    repositories: [...state.repositories.values()].filter(({ name }) => name.startsWith(`${parent}/`)),
  });
}

async function testPermissions(exchange: Exchange, principal: Principal): Promise<Reply> {
  const body = z
    .object({ permissions: z.array(z.string()) })
    .safeParse(parseJson(await readBody(exchange.request)));
  if (!body.success) return googleError('INVALID_ARGUMENT', 'Request contains an invalid argument.');
  return json(200, {
    permissions: body.data.permissions.filter((permission) => principal.permissions.includes(permission)),
  });
}

function answerOperation(exchange: Exchange, { operations }: ArtifactRegistry, path: string): Reply {
  if (!/\/operations\/[^/]+$/.test(path) || exchange.method !== 'GET')
    return googleError('NOT_FOUND', 'Method not found.');
  return operations.answer(path);
}
