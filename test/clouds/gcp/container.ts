import { readCluster } from '../clusters.ts';
import { authorization, type Exchange, json, type Reply } from '../http/exchange.ts';
import { gcp, groupsOf } from '../identities.ts';
import type { ClusterUser } from '../token-review.ts';
import { googleError, permissionDenied, unauthenticated } from './errors.ts';
import type { AccessTokens } from './tokens.ts';

/** Answers the GKE API: clusters.get, with the endpoint and authority of the real cluster. */
export async function answerContainer(exchange: Exchange, tokens: AccessTokens, dir: string): Promise<Reply> {
  const caller = tokens.find(authorization(exchange.request, 'Bearer') ?? '');
  if (!caller) return unauthenticated();
  const name = exchange.url.pathname.slice('/v1/'.length);
  const [, project, location, id] =
    /^projects\/([^/]+)\/locations\/([^/]+)\/clusters\/([^/]+)$/.exec(name) ?? [];
  if (id === undefined || exchange.method !== 'GET') return googleError('NOT_FOUND', 'Method not found.');
  if (!caller.principal.permissions.includes('container.clusters.get')) {
    return googleError('PERMISSION_DENIED', `Required "container.clusters.get" permission(s) for "${name}".`);
  }
  if (project !== gcp.project && project !== gcp.number)
    return permissionDenied('container.clusters.get', name);
  const cluster = location === gcp.location && id === gcp.cluster ? await readCluster(dir, 'gcp') : undefined;
  if (!cluster) return googleError('NOT_FOUND', `Not found: ${name}.`);
  const endpoint = new URL(cluster.server).host;
  return json(200, {
    ...{
      name: id,
      location,
      status: 'RUNNING',
      endpoint,
      currentMasterVersion: cluster.version ?? '1.34.4-gke.1',
    },
    masterAuth: { clusterCaCertificate: Buffer.from(cluster.caPem).toString('base64') },
    controlPlaneEndpointsConfig: {
      ipEndpointsConfig: {
        enabled: true,
        enablePublicEndpoint: true,
        publicEndpoint: endpoint,
        privateEndpoint: '',
      },
      dnsEndpointConfig: { endpoint: `gke-local.${gcp.location}.gke.goog`, allowExternalTraffic: false },
    },
    selfLink: `https://container.googleapis.com/v1/${name}`,
    resourceLabels: {},
  });
}

/** Who an opaque Google access token stands for in the cluster; the reason where it is refused. */
export function authenticateClusterToken(token: string, tokens: AccessTokens): ClusterUser | string {
  const found = tokens.find(token);
  if (!found) return 'the access token is unknown or has expired';
  const { name, groupsOf: duty } = found.principal;
  return { username: name, uid: name, groups: groupsOf(duty) };
}
