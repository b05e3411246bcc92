import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Exchange, json, parseJson, type Reply, readBody } from '../http/exchange.ts';
import { aws } from '../identities.ts';
import type { Storage } from '../registry/storage.ts';
import { type Account, allows, policies, refusal, repositoryArn } from './account.ts';
import { EcrError } from './ecr-error.ts';
import { type EcrAction, ecrSchemas, type ImageAction, isEcrAction } from './ecr-schemas.ts';
import {
  batchDeleteImage,
  batchGetImage,
  checkLayers,
  describeImages,
  describeReplication,
  listImageIds,
} from './image-operations.ts';
import { putImage } from './put-image.ts';
import { describeRepository, findRepository } from './repositories.ts';
import {
  answerCreation,
  getLifecyclePolicy,
  putLifecyclePolicy,
  putTagMutability,
} from './repository-operations.ts';
import { type Session, sessionArn } from './sessions.ts';
import { type SignatureFailure, verifySignature } from './sigv4.ts';

export interface Ecr {
  readonly account: Account;
  readonly storage: Storage;
}

const target = 'AmazonEC2ContainerRegistry_V20150921.';
const tokenSeconds = 12 * 3600;
/** How requests name what they are about. */
const naming = z.object({ repositoryName: z.string(), repositoryNames: z.array(z.string()) }).partial();
const signatureCodes: Readonly<Record<SignatureFailure, readonly [string, string]>> = {
  missing: ['MissingAuthenticationTokenException', 'Missing Authentication Token'],
  incomplete: ['InvalidSignatureException', 'Credential should be scoped to a valid region and service.'],
  'unknown-key': ['UnrecognizedClientException', 'The security token included in the request is invalid.'],
  signature: [
    'InvalidSignatureException',
    'The request signature we calculated does not match the signature you provided.',
  ],
  'expired-request': ['InvalidSignatureException', 'Signature expired'],
  'expired-token': ['ExpiredTokenException', 'The security token included in the request is expired'],
};

/** Answers ECR's JSON API after checking the signature and the role's policy. */
export async function answerEcr(exchange: Exchange, ecr: Ecr): Promise<Reply> {
  const body = await readBody(exchange.request);
  const { method, url } = exchange;
  const signed = { method, url, headers: exchange.request.headers, body };
  try {
    const verdict = verifySignature(signed, { service: 'ecr', region: regionOf(exchange, ecr) }, ecr.account);
    if (!verdict.ok) throw new EcrError(...signatureCodes[verdict.reason]);
    if (ecr.account.throttled.requests > 0) {
      ecr.account.throttled.requests -= 1;
      throw new EcrError('ThrottlingException', 'Rate exceeded');
    }
    const action = `${exchange.request.headers['x-amz-target'] ?? ''}`.replace(target, '');
    if (!isEcrAction(action)) throw new EcrError('UnknownOperationException', `unknown operation ${action}`);
    return reply(200, await answerAction(ecr, verdict.session, action, parseJson(body)));
  } catch (error) {
    if (error instanceof EcrError) return reply(400, { __type: error.code, message: error.message });
    if (error instanceof z.ZodError)
      return reply(400, { __type: 'InvalidParameterException', message: error.message });
    throw error;
  }
}

/** Every region of the account that has a replica answers here. */
function regionOf({ request }: Exchange, { account }: Ecr): string {
  const scope = /Credential=[^/]+\/\d+\/([^/]+)\/ecr\//.exec(request.headers.authorization ?? '')?.[1];
  return scope !== undefined && account.replication.has(scope) ? scope : aws.region;
}

async function answerAction(ecr: Ecr, session: Session, action: EcrAction, body: unknown): Promise<unknown> {
  const { account } = ecr;
  const { repositoryName: one, repositoryNames: many = [] } = naming.safeParse(body).data ?? {};
  const names = one === undefined ? many : [one];
  for (const resource of names.length === 0 ? ['*'] : names.map(repositoryArn))
    if (!allows(session, `ecr:${action}`, resource))
      throw new EcrError('AccessDeniedException', refusal(sessionArn(session), `ecr:${action}`, resource));
  switch (action) {
    case 'GetAuthorizationToken':
      return authorizationToken(account, session);
    case 'DescribeRepositories': {
      const { repositoryNames } = ecrSchemas[action].parse(body);
      const names = repositoryNames ?? [...account.repositories.keys()];
      return { repositories: names.map((name) => describeRepository(findRepository(account, name))) };
    }
    case 'CreateRepository':
      return answerCreation(account, session, body);
    case 'PutImageTagMutability':
      return putTagMutability(account, body);
    case 'PutLifecyclePolicy':
      return putLifecyclePolicy(account, body);
    case 'GetLifecyclePolicy':
      return getLifecyclePolicy(account, body);
    case 'DescribeRepositoryCreationTemplates':
      return { registryId: aws.account, repositoryCreationTemplates: account.templates };
    case 'GetAccountSetting': {
      const { name } = ecrSchemas[action].parse(body);
      return { name, value: account.settings.get(name) ?? 'DISABLED' };
    }
    default:
      return answerImages(ecr, action, body);
  }
}

/** The operations on images, all of which name a repository that must be there. */
async function answerImages({ account, storage }: Ecr, action: ImageAction, body: unknown): Promise<unknown> {
  const repository = findRepository(account, ecrSchemas[action].parse(body).repositoryName);
  const { name } = repository;
  switch (action) {
    case 'DescribeImages':
      return describeImages(storage, name, ecrSchemas[action].parse(body));
    case 'ListImages':
      return listImageIds(storage, name);
    case 'BatchGetImage':
      return batchGetImage(storage, name, ecrSchemas[action].parse(body).imageIds);
    case 'BatchDeleteImage':
      return batchDeleteImage(storage, name, ecrSchemas[action].parse(body).imageIds);
    case 'BatchCheckLayerAvailability':
      return checkLayers(storage, name, ecrSchemas[action].parse(body).layerDigests);
    case 'DescribeImageReplicationStatus':
      return describeReplication(account, storage, name, ecrSchemas[action].parse(body).imageId);
    case 'PutImage':
      return putImage(storage, repository, ecrSchemas[action].parse(body));
  }
}

function authorizationToken(account: Account, session: Session): unknown {
  const { duty, policy } = session;
  const token = account.sessions.mintRegistryToken(sessionArn(session), policies[duty], tokenSeconds, policy);
  const authorization = {
    authorizationToken: Buffer.from(`AWS:${token.password}`).toString('base64'),
    expiresAt: token.expires / 1000,
    proxyEndpoint: `https://${aws.registry}`,
  };
  return { authorizationData: [authorization] };
}

function reply(status: number, value: unknown): Reply {
  return json(status, value, {
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-requestid': randomUUID(),
  });
}
