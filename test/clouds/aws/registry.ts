import { basicCredentials, type Exchange, type Reply } from '../http/exchange.ts';
import { aws } from '../identities.ts';
import { registryError } from '../registry/errors.ts';
import type { Caller, RegistryKind } from '../registry/kind.ts';
import { blobsOf } from '../registry/manifest.ts';
import { type Account, mayMoveTag, refusal, repositoryArn } from './account.ts';
import { immutableTag } from './put-image.ts';
import { createdByPush, createRepository } from './repositories.ts';
import { keeps } from './session-policy.ts';

const actionNames = {
  pull: 'ecr:BatchGetImage',
  push: 'ecr:InitiateLayerUpload',
  delete: 'ecr:BatchDeleteImage',
} as const;

/** ECR's front: Basic `AWS:<token>` and no token service, repositories made by the API, broken chunking, picky mounts. */
export function ecrRegistry(account: Account): RegistryKind {
  return {
    host: aws.registry,
    absoluteLocations: true,
    uploadLocation: (name, id) => `/v2/${name}/blobs/uploads/${id}`,
    uploadIn: () => undefined,
    emptyRepositories: true,
    chunkStatus: 201,
    // Images are deleted by the API alone.
    refuseDeletion: async () => registryError(405, 'UNSUPPORTED', 'The operation is unsupported.'),
    answerOther: async () => undefined,
    authenticate: (exchange) => authenticate(exchange, account),
    refuseRepository: (name, action) => {
      if (account.repositories.has(name)) return undefined;
      if (action === 'push' && createdByPush(account, name)) {
        createRepository(account, { name, imageTagMutability: 'MUTABLE' });
        return undefined;
      }
      const message = `The repository with name '${name}' does not exist in the registry with id '${aws.account}'`;
      return registryError(404, 'NAME_UNKNOWN', message);
    },
    // Later chunks are answered like the first and thrown away: https://github.com/aws/containers-roadmap/issues/2831
    judgeChunk: (_, first) => (first ? 'store' : 'discard'),
    mayMount: (digest) => {
      const referenced = [...account.repositories.values()].some((repository) =>
        repository.referenced.has(digest),
      );
      return account.settings.get('BLOB_MOUNTING') === 'ENABLED' && referenced;
    },
    refuseManifest: ({ name, reference, digest, manifest, present }) => {
      if (manifest.mediaType === undefined) {
        const message =
          "Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'";
        return registryError(400, 'MANIFEST_INVALID', message);
      }
      const repository = account.repositories.get(name);
      const movable = repository === undefined || mayMoveTag(repository, reference);
      if (movable || present === undefined || present === digest) return undefined;
      return registryError(400, 'TAG_INVALID', immutableTag(name, reference));
    },
    onStored: ({ name, manifest }) => {
      const referenced = account.repositories.get(name)?.referenced;
      for (const digest of blobsOf(manifest)) referenced?.add(digest);
    },
  };
}

function authenticate(exchange: Exchange, account: Account): Caller | Reply {
  const given = basicCredentials(exchange.request);
  if (given === undefined) {
    const challenge = `Basic realm="${exchange.origin}/",service="ecr.amazonaws.com"`;
    return {
      status: 401,
      headers: { 'www-authenticate': challenge, 'content-type': 'text/plain' },
      body: 'Not Authorized\n',
    };
  }
  const token = given.username === 'AWS' ? account.sessions.findRegistryToken(given.password) : undefined;
  if (!token) return registryError(403, 'DENIED', 'Your Authorization Token is invalid.');
  if (token.expires <= account.clock.now()) {
    const advice = "Please run 'aws ecr get-login --no-include-email' to fetch a new one.";
    return registryError(403, 'DENIED', `Your Authorization Token has expired. ${advice}`);
  }
  return {
    refuse: (repository, action) => {
      const name = actionNames[action];
      const allowed = keeps(token.policy, name, repositoryArn(repository));
      if (token.actions.includes(name) && allowed) return undefined;
      return registryError(403, 'DENIED', refusal(token.arn, name, repositoryArn(repository)));
    },
  };
}
