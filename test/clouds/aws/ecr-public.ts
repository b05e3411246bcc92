import { randomUUID } from 'node:crypto';
import {
  authorization,
  basicCredentials,
  type Exchange,
  json,
  type Reply,
  readBody,
} from '../http/exchange.ts';
import { aws } from '../identities.ts';
import { registryError } from '../registry/errors.ts';
import type { Caller, RegistryKind } from '../registry/kind.ts';
import { type Account, policies, refusal } from './account.ts';
import { sessionArn } from './sessions.ts';
import { verifySignature } from './sigv4.ts';

export const publicHost = 'public.ecr.aws';

/** Both are needed: the first is ECR Public's, the second that of the service that mints the token. */
const loginActions = ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'];
const tokenSeconds = 12 * 3600;

/** Answers ECR Public's API as far as a login goes. It is in one region and for one account's roles. */
export async function answerEcrPublic(exchange: Exchange, account: Account): Promise<Reply> {
  const body = await readBody(exchange.request);
  const { method, url, request } = exchange;
  const scope = { service: 'ecr-public', region: 'us-east-1' };
  const verdict = verifySignature({ method, url, headers: request.headers, body }, scope, account);
  if (!verdict.ok) return refuse('InvalidSignatureException', `the signature is ${verdict.reason}`);
  if (request.headers['x-amz-target'] !== 'SpencerFrontendService.GetAuthorizationToken')
    return refuse('UnknownOperationException', 'unknown operation');
  const arn = sessionArn(verdict.session);
  const granted = policies[verdict.session.duty];
  const lacking = loginActions.find((action) => !granted.includes(action));
  if (lacking !== undefined) return refuse('AccessDeniedException', refusal(arn, lacking, '*'));
  const { password, expires } = account.sessions.mintRegistryToken(arn, granted, tokenSeconds);
  const authorizationToken = Buffer.from(`AWS:${password}`).toString('base64');
  return answer(200, { authorizationData: { authorizationToken, expiresAt: expires / 1000 } });
}

const refuse = (type: string, message: string) => answer(400, { __type: type, message });

const answer = (status: number, value: unknown): Reply =>
  json(status, value, {
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-requestid': randomUUID(),
  });

/** ECR Public's front: a token service, repositories that must be there, nothing to mount and nothing to delete. */
export function publicRegistry(account: Account, repositories: ReadonlySet<string>): RegistryKind {
  const tokens = new Map<string, string>();
  const challenge = (exchange: Exchange) => ({
    'www-authenticate': `Bearer realm="${exchange.origin}/token/",service="${publicHost}",scope="aws"`,
  });
  const answerToken = (exchange: Exchange): Reply => {
    const given = basicCredentials(exchange.request);
    const found = given && account.sessions.findRegistryToken(given.password);
    if (given?.username !== 'AWS' || !found || found.expires <= account.clock.now())
      return registryError(401, 'UNAUTHORIZED', 'Not Authorized');
    const token = randomUUID();
    tokens.set(token, found.arn);
    return json(200, { token });
  };
  const authenticate = (exchange: Exchange): Caller | Reply => {
    const known = tokens.has(authorization(exchange.request, 'Bearer') ?? '');
    if (!known) return registryError(401, 'UNAUTHORIZED', 'Not Authorized', challenge(exchange));
    return { refuse: () => undefined };
  };
  return {
    host: publicHost,
    absoluteLocations: true,
    uploadLocation: (name, id) => `/v2/${name}/blobs/uploads/${id}`,
    uploadIn: () => undefined,
    emptyRepositories: true,
    chunkStatus: 201,
    answerOther: async (exchange) =>
      exchange.url.pathname === '/token/' ? answerToken(exchange) : undefined,
    authenticate,
    refuseRepository: (name) => {
      if (repositories.has(name)) return undefined;
      const [alias = '', ...rest] = name.split('/');
      const message = `The repository with name '${rest.join('/')}' does not exist in the registry with id '${alias}'`;
      return registryError(404, 'NAME_UNKNOWN', message);
    },
    judgeChunk: (_, first) => (first ? 'store' : 'discard'),
    mayMount: () => false,
    refuseManifest: () => undefined,
    refuseDeletion: async () => registryError(405, 'UNSUPPORTED', `${aws.account} deletes by the API`),
    onStored: () => undefined,
  };
}
