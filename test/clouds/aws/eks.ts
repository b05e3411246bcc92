import { randomUUID } from 'node:crypto';
import { readCluster } from '../clusters.ts';
import { type Exchange, json, type Reply, readBody } from '../http/exchange.ts';
import { aws } from '../identities.ts';
import { type Account, policies, refusal } from './account.ts';
import { sessionArn } from './sessions.ts';
import { verifySignature } from './sigv4.ts';

/** Answers EKS's REST API: DescribeCluster, with the endpoint and authority of the real cluster. */
export async function answerEks(exchange: Exchange, account: Account, dir: string): Promise<Reply> {
  const { method, url, request } = exchange;
  const signed = { method, url, headers: request.headers, body: await readBody(request) };
  const verdict = verifySignature(signed, { service: 'eks', region: aws.region }, account);
  if (!verdict.ok) {
    if (verdict.reason === 'missing')
      return failure(403, 'MissingAuthenticationTokenException', 'Missing Authentication Token');
    if (verdict.reason === 'unknown-key' || verdict.reason === 'expired-token') {
      return failure(
        403,
        'UnrecognizedClientException',
        'The security token included in the request is invalid.',
      );
    }
    return failure(
      403,
      'InvalidSignatureException',
      'The request signature we calculated does not match the signature you provided.',
    );
  }
  const name = /^\/clusters\/([^/]+)$/.exec(url.pathname)?.[1];
  if (name === undefined || method !== 'GET') return failure(404, 'NotFoundException', 'unknown operation');
  const arn = `arn:aws:eks:${aws.region}:${aws.account}:cluster/${name}`;
  if (!policies[verdict.session.duty].includes('eks:DescribeCluster')) {
    return failure(
      403,
      'AccessDeniedException',
      refusal(sessionArn(verdict.session), 'eks:DescribeCluster', arn),
    );
  }
  const cluster = name === aws.cluster ? await readCluster(dir, 'aws') : undefined;
  if (!cluster) return failure(404, 'ResourceNotFoundException', `No cluster found for name: ${name}.`);
  return json(200, {
    cluster: {
      ...{ name, arn, status: 'ACTIVE', version: cluster.version ?? '1.34', endpoint: cluster.server },
      certificateAuthority: { data: Buffer.from(cluster.caPem).toString('base64') },
      resourcesVpcConfig: {
        endpointPublicAccess: true,
        endpointPrivateAccess: false,
        publicAccessCidrs: ['0.0.0.0/0'],
      },
      accessConfig: { authenticationMode: 'API' },
      ...{ createdAt: account.clock.now() / 1000, platformVersion: 'eks.1', tags: {} },
    },
  });
}

function failure(status: number, type: string, message: string): Reply {
  return json(status, { message }, { 'x-amzn-errortype': type, 'x-amzn-requestid': randomUUID() });
}
