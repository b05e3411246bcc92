import { createHash } from 'node:crypto';
import path from 'node:path';
import { aws, azure, type CloudName, gcp } from '../identities.ts';
import { type ClusterNetwork, networkOf } from './network-block.ts';

/** Everything about one cluster that is settled before anything is started. */
export interface ClusterPlan {
  readonly cloud: CloudName;
  readonly name: string;
  readonly region: string;
  readonly node: string;
  /** The node's identity at its cloud, in that cloud's form. */
  readonly providerId: string;
  /** The cluster's directory within the stack's. */
  readonly dir: string;
  readonly stackDir: string;
  /** Short name, one per cluster of the machine: of its cgroup, and of its network interface (at most 15 characters). */
  readonly id: string;
  readonly network: ClusterNetwork;
  /** https URL of the API server. */
  readonly server: string;
}

interface Described {
  readonly name: string;
  readonly region: string;
  readonly providerId: string;
}

const described: Readonly<Record<CloudName, Described>> = {
  aws: {
    name: aws.cluster,
    region: aws.region,
    providerId: `aws:///${aws.region}a/i-0f1077111a0000001`,
  },
  gcp: {
    name: gcp.cluster,
    region: gcp.location,
    providerId: `gce://${gcp.project}/${gcp.location}-b/${gcp.cluster}-node-1`,
  },
  azure: {
    name: azure.cluster,
    region: azure.region,
    providerId: `azure:///subscriptions/${azure.subscription}/resourceGroups/${azure.resourceGroup}/providers/Microsoft.Compute/virtualMachines/${azure.cluster}-node-1`,
  },
};

export const apiServerPort = 6443;

/** The cluster of a cloud in the stack at `stackDir`, on the `block`-th free network. */
export function planCluster(cloud: CloudName, stackDir: string, block: number): ClusterPlan {
  const network = networkOf(block);
  return {
    cloud,
    ...described[cloud],
    node: `${described[cloud].name}-node-1`,
    dir: path.join(stackDir, cloud),
    stackDir,
    id: clusterId(cloud, stackDir),
    network,
    server: `https://${network.host}:${apiServerPort}`,
  };
}

/** Names derived from the stack's directory alone, so that `down` knows them without any record. */
export function clusterId(cloud: CloudName, stackDir: string): string {
  return `${stackId(stackDir)}${cloud}`;
}

/** The cgroup of build steps. */
export function builderGroup(stackDir: string): string {
  return `${stackId(stackDir)}build`;
}

function stackId(stackDir: string): string {
  return `fl${createHash('sha256').update(stackDir).digest('hex').slice(0, 8)}`;
}
