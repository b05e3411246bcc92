import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Exchange, json, parseJson, type Reply, readBody } from '../http/exchange.ts';
import { aws } from '../identities.ts';
import { listImages } from '../registry/images.ts';
import type { Storage } from '../registry/storage.ts';
import { type Account, policies, refusal, repositoryArn } from './account.ts';
import { EcrError } from './ecr-error.ts';
import { type EcrAction, ecrSchemas, isEcrAction } from './ecr-schemas.ts';
import { batchGetImage, checkLayers, describeImages } from './image-operations.ts';
import { putImage } from './put-image.ts';
import { createRepository, describeRepository, findRepository } from './repositories.ts';
import { type Session, sessionArn } from './sessions.ts';
import { type SignatureFailure, verifySignature } from './sigv4.ts';

export interface Ecr {
  readonly account: Account;
  readonly storage: Storage;
}

const target = 'AmazonEC2ContainerRegistry_V20150921.';
const tokenSeconds = 12 * 3600;
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
    const verdict = verifySignature(signed, { service: 'ecr', region: aws.region }, ecr.account);
    if (!verdict.ok) throw new EcrError(...signatureCodes[verdict.reason]);
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

async function answerAction(ecr: Ecr, session: Session, action: EcrAction, body: unknown): Promise<unknown> {
  const { account, storage } = ecr;
  const named = z.object({ repositoryName: z.string() }).safeParse(body);
  const resource = named.success ? repositoryArn(named.data.repositoryName) : '*';
  if (!policies[session.duty].includes(`ecr:${action}`)) {
    throw new EcrError('AccessDeniedException', refusal(sessionArn(session), `ecr:${action}`, resource));
  }
  switch (action) {
    case 'GetAuthorizationToken':
      return authorizationToken(account, session);
    case 'DescribeRepositories': {
      const { repositoryNames } = ecrSchemas[action].parse(body);
      const names = repositoryNames ?? [...account.repositories.keys()];
      return { repositories: names.map((name) => describeRepository(findRepository(account, name))) };
    }
    case 'CreateRepository': {
      const { repositoryName, imageTagMutability } = ecrSchemas[action].parse(body);
      return {
        repository: describeRepository(createRepository(account, repositoryName, imageTagMutability)),
      };
    }
    case 'PutImageTagMutability': {
      const { repositoryName, imageTagMutability } = ecrSchemas[action].parse(body);
      findRepository(account, repositoryName).imageTagMutability = imageTagMutability;
      return { registryId: aws.account, repositoryName, imageTagMutability };
    }
    case 'DescribeImages': {
      const { repositoryName, imageIds } = ecrSchemas[action].parse(body);
      findRepository(account, repositoryName);
      return { imageDetails: await describeImages(storage, repositoryName, imageIds) };
    }
    case 'ListImages': {
      const { repositoryName } = ecrSchemas[action].parse(body);
      findRepository(account, repositoryName);
      const images = await listImages(storage, repositoryName);
      return {
        imageIds: images.flatMap(({ imageDigest, imageTags }) =>
          imageTags.map((imageTag) => ({ imageDigest, imageTag })),
        ),
      };
    }
    case 'BatchGetImage': {
      const { repositoryName, imageIds } = ecrSchemas[action].parse(body);
      findRepository(account, repositoryName);
      return batchGetImage(storage, repositoryName, imageIds);
    }
    case 'BatchCheckLayerAvailability': {
      const { repositoryName, layerDigests } = ecrSchemas[action].parse(body);
      findRepository(account, repositoryName);
      return { layers: await checkLayers(storage, repositoryName, layerDigests), failures: [] };
    }
    case 'PutImage':
      return putImage(
        storage,
        findRepository(account, ecrSchemas[action].parse(body).repositoryName),
        ecrSchemas[action].parse(body),
      );
    case 'DescribeRepositoryCreationTemplates':
      return { registryId: aws.account, repositoryCreationTemplates: [] };
    case 'GetAccountSetting': {
      const { name } = ecrSchemas[action].parse(body);
      return { name, value: account.settings.get(name) ?? 'DISABLED' };
    }
  }
}

function authorizationToken(account: Account, session: Session): unknown {
  const token = account.sessions.mintRegistryToken(sessionArn(session), policies[session.duty], tokenSeconds);
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
