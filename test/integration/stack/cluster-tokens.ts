import { readFile } from 'node:fs/promises';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { getGlobalDispatcher } from 'undici';
import { parse } from 'yaml';
import { z } from 'zod';
import { endpoints } from '../../../src/clouds/endpoints.ts';
import { openTokens } from '../../../src/clouds/index.ts';
import type { CloudPorts } from '../../../src/clouds/provider.ts';
import { type ClusterTarget, clusterTarget } from '../../../src/clouds/target.ts';
import { systemClock } from '../../../src/core/clock.ts';
import { aws, azure, type CloudName, type Duty, gcp } from '../../clouds/identities.ts';
import type { Stack } from '../../clouds/index.ts';
import { silentLog } from '../kube/silent-log.ts';

const common = { identity: 'deploy', registry: 'registry' };

function targetOf(cloud: CloudName, duty: Duty): ClusterTarget {
  const targets = {
    aws: {
      config: { cloud, cluster: aws.cluster, region: aws.region, ...common },
      identity: { cloud, role: aws.roles[duty], region: aws.region },
    },
    gcp: {
      config: { cloud, project: gcp.project, location: gcp.location, cluster: gcp.cluster, ...common },
      identity: { cloud, provider: gcp.provider, 'service-account': gcp.serviceAccounts[duty] },
    },
    azure: {
      config: {
        ...{ cloud, subscription: azure.subscription, 'resource-group': azure.resourceGroup },
        ...{ cluster: azure.cluster, ...common },
      },
      identity: { cloud, tenant: azure.tenant, client: azure.clients[duty] },
    },
  };
  return clusterTarget.parse({ name: cloud, ...targets[cloud] });
}

const issued = z.object({ value: z.string() });
const kubeconfig = z.object({
  clusters: z.tuple([z.object({ cluster: z.object({ 'certificate-authority-data': z.string() }) })]),
});

/** Lets this process trust the stack's servers and the API servers of its clusters. */
export async function trust(stack: Stack): Promise<void> {
  const authorities = Object.values(stack.clouds).map(async ({ cluster }) => {
    const { clusters } = kubeconfig.parse(JSON.parse(await readFile(cluster.adminKubeconfig, 'utf8')));
    return Buffer.from(clusters[0].cluster['certificate-authority-data'], 'base64').toString();
  });
  const own = [await readFile(stack.ca, 'utf8'), ...(await Promise.all(authorities))];
  setDefaultCACertificates([...getCACertificates('default'), ...own]);
}

/** The token that the suite itself mints for a cluster from the sample job's identity. */
export async function clusterToken(stack: Stack, cloud: CloudName, duty: Duty): Promise<string> {
  const { requestUrl, requestToken } = stack.github;
  const ports: CloudPorts = {
    fetch,
    dispatcher: async () => getGlobalDispatcher(),
    clock: systemClock,
    log: silentLog,
    endpoints: endpoints.parse(parse(await readFile(stack.endpoints, 'utf8'))),
    idToken: async (audience) => {
      const headers = { authorization: `Bearer ${requestToken}` };
      const answer = await fetch(`${requestUrl}&audience=${audience}`, { headers });
      return issued.parse(await answer.json()).value;
    },
    secret: (name) => {
      throw new Error(`no secret ${name}`);
    },
  };
  const tokens = await openTokens(targetOf(cloud, duty), ports);
  if (tokens === undefined) throw new Error(`${cloud} mints no tokens`);
  return (await tokens()).value;
}
