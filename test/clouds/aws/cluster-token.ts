import { aws, groupsOf } from '../identities.ts';
import type { ClusterUser } from '../token-review.ts';
import type { Account } from './account.ts';
import { sessionArn } from './sessions.ts';
import { verifySignature } from './sigv4.ts';

const prefix = 'k8s-aws-v1.';
const clusterHeader = 'x-k8s-aws-id';
const lifetime = 15 * 60 * 1000;
const parameters = [
  ...['Action', 'Version', 'X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Date', 'X-Amz-Expires'],
  ...['X-Amz-Security-Token', 'X-Amz-Signature', 'X-Amz-SignedHeaders'],
].map((name) => name.toLowerCase());

/**
 * Verifies an EKS bearer token as aws-iam-authenticator does: a presigned GetCallerIdentity URL of this STS, whose
 * signature covers the cluster's name, at most 15 minutes old. Returns the reason where it is refused.
 */
export function authenticateClusterToken(token: string, account: Account, sts: string): ClusterUser | string {
  if (!token.startsWith(prefix)) return `token is missing expected "${prefix}" prefix`;
  let url: URL;
  try {
    url = new URL(Buffer.from(token.slice(prefix.length), 'base64url').toString('utf8'));
  } catch {
    return 'token is not a base64url-encoded URL';
  }
  if (url.origin !== sts) return `unexpected hostname "${url.host}" in pre-signed URL`;
  if (url.pathname !== '/') return 'unexpected path in pre-signed URL';
  for (const name of url.searchParams.keys()) {
    if (!parameters.includes(name.toLowerCase())) return `non-whitelisted query parameter "${name}"`;
  }
  if (url.searchParams.get('Action') !== 'GetCallerIdentity')
    return 'unexpected action parameter in pre-signed URL';
  // The expiry in the URL is not looked at: the authenticator's own 15 minutes after X-Amz-Date hold.
  const headers = { host: url.host, [clusterHeader]: aws.cluster };
  const request = { method: 'GET', url, headers, body: new Uint8Array(), lifetime };
  const verdict = verifySignature(request, { service: 'sts', region: aws.region }, account);
  if (!verdict.ok) return `sts refused the pre-signed URL: ${verdict.reason}`;
  if (!verdict.signedHeaders.includes(clusterHeader))
    return `client did not sign the ${clusterHeader} header`;
  const { session } = verdict;
  return {
    username: sessionArn(session),
    uid: `aws:${aws.account}:${session.name}`,
    groups: groupsOf(session.duty),
  };
}
