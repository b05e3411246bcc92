import { z } from 'zod';
import { ActionError } from '../../core/errors.ts';
import type { CloudPorts, ClusterAccess, ClusterOf } from '../provider.ts';
import { type Renewing, renewing } from '../renewing.ts';
import { brief, request } from '../request.ts';
import { type AwsIdentity, awsSession, principalOf } from './identity.ts';
import { serviceUrl } from './partition.ts';
import { type AwsCredentials, presignedUrl, signedHeaders } from './sigv4.ts';
import { stsUrl } from './web-identity.ts';

type EksCluster = ClusterOf<'aws'>;

/** A token dies 15 minutes after it was signed, whatever the address says; a minute is left for clocks that differ. */
const tokenMs = 14 * 60_000;

const described = z.object({
  cluster: z.object({
    status: z.string(),
    endpoint: z.string().optional(),
    certificateAuthority: z.object({ data: z.string() }).optional(),
    resourcesVpcConfig: z
      .object({
        endpointPublicAccess: z.boolean().optional(),
        publicAccessCidrs: z.array(z.string()).optional(),
      })
      .optional(),
  }),
});
type Described = z.output<typeof described>['cluster'];

/** Finds an EKS cluster's API server and mints tokens for it. */
export async function openEks(
  name: string,
  config: EksCluster,
  identity: AwsIdentity,
  ports: CloudPorts,
): Promise<ClusterAccess> {
  const session = awsSession(identity, ports);
  const { endpoint, ca, reach } = await describe(name, config, identity, session, ports);
  return { server: endpoint, ca, reach, token: eksToken(config, identity, ports, session) };
}

/**
 * Tokens for an EKS cluster: a presigned GetCallerIdentity request that its API server sends to STS to learn who
 * made it, as aws-iam-authenticator has it.
 * https://github.com/kubernetes-sigs/aws-iam-authenticator#api-authorization-from-outside-a-cluster
 */
export function eksToken(
  config: EksCluster,
  identity: AwsIdentity,
  ports: CloudPorts,
  session: Renewing<AwsCredentials> = awsSession(identity, ports),
): Renewing<string> {
  return renewing(async () => {
    const { value: credentials, expiresAt } = await session();
    const now = ports.clock.now();
    const url = presignedUrl(
      {
        method: 'GET',
        url: `${stsUrl(identity, ports)}/?Action=GetCallerIdentity&Version=2011-06-15`,
        headers: { 'x-k8s-aws-id': config.cluster },
      },
      60,
      credentials,
      { service: 'sts', region: identity.region, now },
    );
    const token = `k8s-aws-v1.${Buffer.from(url).toString('base64url')}`;
    ports.log.mask(token);
    return { value: token, expiresAt: Math.min(now + tokenMs, expiresAt) };
  }, ports.clock);
}

async function describe(
  name: string,
  { cluster, region }: EksCluster,
  identity: AwsIdentity,
  session: Renewing<AwsCredentials>,
  ports: CloudPorts,
): Promise<{ endpoint: string; ca: string; reach: string | undefined }> {
  const base = ports.endpoints.aws?.eks ?? serviceUrl('eks', region, identity.fips);
  const url = `${base}/clusters/${encodeURIComponent(cluster)}`;
  const reply = await request(ports, {
    what: 'Amazon EKS',
    url,
    init: async () => {
      const { value: credentials } = await session();
      const scope = { service: 'eks', region, now: ports.clock.now() };
      return { headers: signedHeaders({ method: 'GET', url }, credentials, scope) };
    },
  });
  if (!reply.ok)
    throw new ActionError(
      'CLUSTER_DENIED',
      `${name}: Amazon EKS does not show ${cluster} in ${region}: ${brief(reply.text)}`,
      {
        hint:
          reply.status === 404
            ? `Correct \`cluster\` and \`region\` of cluster ${name} in the fleet file.`
            : `Allow ${principalOf(identity)} the action eks:DescribeCluster on this cluster.`,
      },
    );
  const { status, endpoint, certificateAuthority, ...rest } = described.parse(JSON.parse(reply.text)).cluster;
  if (!endpoint || !certificateAuthority)
    throw new ActionError('CLUSTER_UNREACHABLE', `${name}: ${cluster} is ${status} and has no endpoint`, {
      hint: 'Deliver again when the cluster is ACTIVE.',
    });
  const ca = Buffer.from(certificateAuthority.data, 'base64').toString('utf8');
  return { endpoint, ca, reach: reachOf(rest) };
}

/** Whom EKS lets reach the endpoint: https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html */
function reachOf({ resourcesVpcConfig }: Pick<Described, 'resourcesVpcConfig'>): string | undefined {
  const { endpointPublicAccess = true, publicAccessCidrs = [] } = resourcesVpcConfig ?? {};
  if (!endpointPublicAccess)
    return 'Its endpoint is private: let the job run in the cluster’s network (a self-hosted runner there, input `runs-on`).';
  if (publicAccessCidrs.length === 0 || publicAccessCidrs.includes('0.0.0.0/0')) return undefined;
  return `EKS lets only ${publicAccessCidrs.join(', ')} reach it: add this runner’s address, or run the job inside.`;
}
