import { z } from 'zod';
import { ActionError } from '../../core/errors.ts';
import type { CloudPorts, ClusterAccess, ClusterOf } from '../provider.ts';
import type { Renewing } from '../renewing.ts';
import { request } from '../request.ts';
import { googleSaid } from './google-error.ts';
import { type GcpIdentity, googleToken, principalOf } from './identity.ts';
import { apiUrl, universeOf } from './universe.ts';

type GkeCluster = ClusterOf<'gcp'>;

const described = z.object({
  status: z.string().optional(),
  endpoint: z.string().optional(),
  masterAuth: z.object({ clusterCaCertificate: z.string().optional() }).optional(),
  fleet: z.object({ membership: z.string().optional() }).optional(),
  privateClusterConfig: z.object({ privateEndpoint: z.string().optional() }).optional(),
  controlPlaneEndpointsConfig: z
    .object({
      dnsEndpointConfig: z
        .object({ endpoint: z.string().optional(), allowExternalTraffic: z.boolean().optional() })
        .optional(),
      ipEndpointsConfig: z
        .object({ publicEndpoint: z.string().optional(), privateEndpoint: z.string().optional() })
        .optional(),
    })
    .optional(),
});

/** Finds a GKE cluster's API server by the kind of endpoint the fleet file asks for; tokens are Google's own. */
export async function openGke(
  name: string,
  config: GkeCluster,
  identity: GcpIdentity,
  ports: CloudPorts,
): Promise<ClusterAccess> {
  const token = googleToken(identity, ports);
  const found = await describe(name, config, identity, token, ports);
  if (config.endpoint === 'connect-gateway') {
    const { openConnectGateway } = await import('./connect-gateway.ts');
    const server = await openConnectGateway(name, config, found.fleet?.membership, identity, token, ports);
    return { server, token };
  }
  const address = addressOf(found, config.endpoint);
  const ca = found.masterAuth?.clusterCaCertificate;
  // The DNS endpoint bears a public certificate; the cluster's own authority would not vouch for it.
  const needsCa = config.endpoint !== 'dns';
  if (!address || (needsCa && !ca))
    throw new ActionError(
      'CLUSTER_UNREACHABLE',
      `${name}: ${config.cluster} (${found.status ?? 'no status'}) has no ${config.endpoint} endpoint`,
      { hint: `Enable that endpoint, or set \`endpoint\` of cluster ${name} to another kind.` },
    );
  return {
    server: `https://${address}`,
    ca: needsCa ? Buffer.from(ca ?? '', 'base64').toString('utf8') : undefined,
    reach: reachOf(name, config.endpoint, found),
    token,
  };
}

/** Whom the cluster lets reach an endpoint of this kind. */
function reachOf(
  name: string,
  kind: GkeCluster['endpoint'],
  { controlPlaneEndpointsConfig }: z.output<typeof described>,
): string | undefined {
  const { dnsEndpointConfig } = controlPlaneEndpointsConfig ?? {};
  const others = `or set \`endpoint\` of cluster ${name} to connect-gateway${kind === 'dns' ? '' : ' or dns'}`;
  if (kind === 'private') return `Its endpoint is private: let the job run in its network, ${others}.`;
  if (kind === 'dns' && dnsEndpointConfig?.allowExternalTraffic === false)
    return `Its DNS endpoint takes no traffic from outside: set allowExternalTraffic, ${others}.`;
  return undefined;
}

function addressOf(
  { endpoint, privateClusterConfig, controlPlaneEndpointsConfig }: z.output<typeof described>,
  kind: Exclude<GkeCluster['endpoint'], 'connect-gateway'>,
): string | undefined {
  const { dnsEndpointConfig, ipEndpointsConfig } = controlPlaneEndpointsConfig ?? {};
  switch (kind) {
    case 'dns':
      return dnsEndpointConfig?.endpoint;
    case 'private':
      return ipEndpointsConfig?.privateEndpoint ?? privateClusterConfig?.privateEndpoint;
    case 'public':
      return ipEndpointsConfig?.publicEndpoint ?? endpoint;
  }
}

async function describe(
  name: string,
  { project, location, cluster }: GkeCluster,
  identity: GcpIdentity,
  token: Renewing<string>,
  ports: CloudPorts,
): Promise<z.output<typeof described>> {
  const base = ports.endpoints.gcp?.container ?? apiUrl('container', universeOf(identity));
  const path = ['projects', project, 'locations', location, 'clusters', cluster].map(encodeURIComponent);
  const reply = await request(ports, {
    what: 'GKE',
    url: `${base}/v1/${path.join('/')}`,
    init: async () => ({ headers: { authorization: `Bearer ${(await token()).value}` } }),
  });
  if (reply.ok) return described.parse(JSON.parse(reply.text));
  throw new ActionError(
    'CLUSTER_DENIED',
    `${name}: GKE does not show ${cluster} in ${project}/${location}: ${googleSaid(reply.text)}`,
    {
      hint:
        reply.status === 404
          ? `Correct \`project\`, \`location\` and \`cluster\` of cluster ${name} in the fleet file.`
          : `Grant ${principalOf(identity)} the permission container.clusters.get (roles/container.clusterViewer).`,
    },
  );
}
