import { z } from 'zod';
import { ActionError, messageOf } from '../../core/errors.ts';
import { maskUser, readKubeconfig } from '../kubeconfig.ts';
import type { CloudPorts, ClusterAccess, ClusterOf } from '../provider.ts';
import type { Renewing } from '../renewing.ts';
import { brief, request } from '../request.ts';
import { authorityOf } from './authority.ts';
import { type AzureIdentity, entraToken, principalOf, scopesOf } from './identity.ts';

type AksCluster = ClusterOf<'azure'>;

const apiVersion = '2024-09-01';
const credentials = z.object({ kubeconfigs: z.array(z.object({ value: z.base64() })).min(1) });
const failure = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** Finds an AKS cluster's API server; its bearer tokens are Entra's for the AKS server application. */
export async function openAks(
  name: string,
  config: AksCluster,
  identity: AzureIdentity,
  ports: CloudPorts,
): Promise<ClusterAccess> {
  const { server, ca } = await describe(name, config, identity, ports);
  return { server, ca, reach: reachOf(server), token: aksToken(identity, ports) };
}

export function aksToken(identity: AzureIdentity, ports: CloudPorts): Renewing<string> {
  return entraToken(scopesOf(identity).kubernetes, identity, ports);
}

/** Only the address and the authority are taken from the kubeconfig; its user would want the az command. */
async function describe(
  name: string,
  { subscription, 'resource-group': group, cluster }: AksCluster,
  identity: AzureIdentity,
  ports: CloudPorts,
): Promise<{ server: string; ca: string | undefined }> {
  const token = entraToken(scopesOf(identity).management, identity, ports);
  const base = ports.endpoints.azure?.management ?? authorityOf(identity).management;
  const path = [
    ...['subscriptions', subscription, 'resourceGroups', group],
    ...['providers', 'Microsoft.ContainerService', 'managedClusters', cluster, 'listClusterUserCredential'],
  ].map(encodeURIComponent);
  const reply = await request(ports, {
    what: 'Azure Resource Manager',
    url: `${base}/${path.join('/')}?api-version=${apiVersion}`,
    init: async () => ({
      method: 'POST',
      headers: { authorization: `Bearer ${(await token()).value}`, 'content-length': '0' },
    }),
  });
  if (!reply.ok)
    throw new ActionError(
      'CLUSTER_DENIED',
      `${name}: Azure does not show cluster ${cluster} in ${group}: ${armSaid(reply.text)}`,
      {
        hint: /local account/i.test(reply.text)
          ? `Enable Entra integration of ${cluster}: with local accounts disabled there is no other way in.`
          : reply.status === 404
            ? `Correct \`subscription\`, \`resource-group\` and \`cluster\` of cluster ${name} in the fleet file.`
            : `Grant ${principalOf(identity)} the role "Azure Kubernetes Service Cluster User Role" on the cluster.`,
      },
    );
  const [first] = credentials.parse(JSON.parse(reply.text)).kubeconfigs;
  const text = Buffer.from(first?.value ?? '', 'base64').toString('utf8');
  try {
    const { cluster: found, user } = readKubeconfig(text);
    maskUser(user, ports.log);
    // A cluster with Entra integration has its users run a program that asks Entra.
    const asksEntra = 'exec' in user || 'auth-provider' in user;
    if (!asksEntra && (user['client-certificate-data'] ?? user.token) !== undefined)
      throw new ActionError('CLUSTER_DENIED', `${name}: ${cluster} does not know Entra’s identities`, {
        hint: `Enable Entra integration: az aks update --resource-group ${group} --name ${cluster} --enable-aad`,
      });
    const ca = found['certificate-authority-data'];
    return { server: found.server, ca: ca && Buffer.from(ca, 'base64').toString('utf8') };
  } catch (cause) {
    if (cause instanceof ActionError) throw cause;
    throw new ActionError(
      'CLUSTER_DENIED',
      `${name}: the kubeconfig of ${cluster} is unusable: ${messageOf(cause)}`,
    );
  }
}

/** A private cluster's name leads somewhere only in networks that are linked to its private DNS zone. */
const reachOf = (server: string): string | undefined =>
  server.includes('.privatelink.')
    ? 'It is a private cluster: let the job run in a network that is linked to its private DNS zone (a self-hosted runner there, input `runs-on`).'
    : undefined;

function armSaid(text: string): string {
  try {
    const { error } = failure.parse(JSON.parse(text));
    return `${error.code}: ${error.message}`;
  } catch {
    return brief(text);
  }
}
