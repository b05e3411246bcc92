import { stringify } from 'yaml';
import { type ClusterAddress, readCluster } from '../clusters.ts';
import { authorization, type Exchange, json, type Reply } from '../http/exchange.ts';
import { azure } from '../identities.ts';
import type { StoredMetrics } from '../stored-metrics.ts';
import { type Directory, dutyOfToken, objectId, resources } from './directory.ts';
import { armError } from './errors.ts';
import { answerMetrics, metricsPath } from './monitor.ts';

const group = `/subscriptions/${azure.subscription}/resourceGroups/${azure.resourceGroup}`;
const provider = 'Microsoft.ContainerService/managedClusters';

/** Answers Azure Resource Manager: the managed cluster, the kubeconfig of its users, and metrics of resources. */
export async function answerManagement(
  exchange: Exchange,
  directory: Directory,
  dir: string,
  metrics: StoredMetrics,
): Promise<Reply> {
  const token = authorization(exchange.request, 'Bearer');
  if (token === undefined) {
    const challenge = {
      'www-authenticate': `Bearer authorization_uri="${directory.base}/${azure.tenant}", error="invalid_token"`,
    };
    return armError(
      401,
      'AuthenticationFailed',
      "Authentication failed. The 'Authorization' header is missing.",
      challenge,
    );
  }
  const duty = dutyOfToken(directory, token, 'management');
  if (duty === undefined) return armError(401, 'InvalidAuthenticationToken', 'The access token is invalid.');
  if (!exchange.url.searchParams.has('api-version')) {
    const message = 'The api-version query parameter (?api-version=) is required for all requests.';
    return armError(400, 'MissingApiVersionParameter', message);
  }
  const { pathname } = exchange.url;
  if (!pathname.toLowerCase().startsWith(`/subscriptions/${azure.subscription}/`)) {
    const id = pathname.split('/')[2] ?? '';
    return armError(404, 'SubscriptionNotFound', `The subscription '${id}' could not be found.`);
  }
  const who = `The client '${azure.clients[duty]}' with object id '${objectId(duty)}'`;
  const measured = metricsPath.exec(pathname)?.[1];
  if (measured !== undefined) {
    if (duty !== 'push') return answerMetrics(exchange, metrics);
    return unauthorized(who, 'Microsoft.Insights/metrics/read', measured);
  }
  const [, name, verb = ''] =
    new RegExp(`^${group}/providers/${provider}/([^/]+)(/[^/]+)?$`, 'i').exec(pathname) ?? [];
  if (name === undefined)
    return armError(404, 'ResourceGroupNotFound', `Resource group of '${pathname}' could not be found.`);
  const scope = `${group}/providers/${provider}/${name}`;
  const action = verb === '' ? `${provider}/read` : `${provider}${verb}/action`;
  if (duty === 'push') return unauthorized(who, action, scope);
  const cluster = name === azure.cluster ? await readCluster(dir, 'azure') : undefined;
  if (!cluster) {
    const message = `The Resource '${provider}/${name}' under resource group '${azure.resourceGroup}' was not found.`;
    return armError(404, 'ResourceNotFound', message);
  }
  if (verb === '' && exchange.method === 'GET') return json(200, describe(scope, cluster));
  if (verb === '/listClusterUserCredential' && exchange.method === 'POST') {
    const value = Buffer.from(stringify(kubeconfig(cluster))).toString('base64');
    return json(200, { kubeconfigs: [{ name: 'clusterUser', value }] });
  }
  return armError(405, 'MethodNotAllowed', `The request '${exchange.method} ${pathname}' is not allowed.`);
}

function unauthorized(who: string, action: string, scope: string): Reply {
  const what = `does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid.`;
  const advice = 'If access was recently granted, please refresh your credentials.';
  return armError(403, 'AuthorizationFailed', `${who} ${what} ${advice}`);
}

function describe(id: string, cluster: ClusterAddress): unknown {
  const fqdn = new URL(cluster.server).host;
  const version = cluster.version ?? '1.34.4';
  const aad = { managed: true, enableAzureRBAC: false, tenantID: azure.tenant };
  const properties = {
    provisioningState: 'Succeeded',
    powerState: { code: 'Running' },
    kubernetesVersion: version,
    fqdn,
    aadProfile: aad,
  };
  return { id, name: azure.cluster, type: provider, location: azure.region, properties };
}

/** The kubeconfig of a cluster with Entra integration: its user runs kubelogin. */
function kubeconfig(cluster: ClusterAddress): unknown {
  const name = azure.cluster;
  const user = `clusterUser_${azure.resourceGroup}_${name}`;
  const args = ['get-token', '--environment', 'AzurePublicCloud', '--server-id', resources.kubernetes];
  const exec = {
    apiVersion: 'client.authentication.k8s.io/v1beta1',
    command: 'kubelogin',
    args,
    env: null,
    provideClusterInfo: false,
  };
  const authority = Buffer.from(cluster.caPem).toString('base64');
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster: { server: cluster.server, 'certificate-authority-data': authority } }],
    users: [{ name: user, user: { exec } }],
    contexts: [{ name, context: { cluster: name, user } }],
    'current-context': name,
    preferences: {},
  };
}
