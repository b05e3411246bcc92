import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TokenCheck } from './cluster/authentication.ts';
import type { Surroundings } from './cluster/control-plane.ts';
import { freeBlocks } from './cluster/network-block.ts';
import { createNodeSpace, type NodeSpace } from './cluster/node-space.ts';
import { type ClusterPlan, planCluster } from './cluster/plan.ts';
import { type RunningCluster, startCluster } from './cluster/start.ts';
import { clustersFile } from './clusters.ts';
import { type CloudName, cloudNames } from './identities.ts';
import type { Mirror } from './mirror.ts';
import type { Services } from './services.ts';
import { exclusively } from './toolchain/exclusive.ts';

/** Audience of AKS tokens: the application that stands for every cluster's API server. */
const aksAudience = '6dae42f8-4368-4678-94ff-3960e28e3630';

/** A cluster with what was planned for it. */
export interface Running extends RunningCluster {
  readonly plan: ClusterPlan;
}

/** Starts the three clusters and tells the clouds' APIs where they are. */
export async function startClusters(
  dir: string,
  services: Services,
  mirror: Mirror,
  around: Surroundings,
  tell: (text: string) => void,
): Promise<Readonly<Record<CloudName, Running>>> {
  const nodes = await createNodes(dir, around, tell);
  const start = async ({ plan, space }: Node): Promise<Running> => {
    const { cloud } = plan;
    const { registry, tokenReview } = services.clouds[cloud];
    const running = await startCluster({
      plan,
      check: checkOf(cloud, tokenReview),
      registry: { host: registry.host, address: registry.address, auth: registry.nodeAuth },
      ca: services.ca,
      mirror: mirror.address,
      pauseImage: mirror.pauseImage,
      space,
      around,
    });
    tell(`${cloud}: ${plan.name} is ready at ${plan.server}`);
    return { plan, ...running };
  };
  const [aws, gcp, azure] = await Promise.all([start(nodes.aws), start(nodes.gcp), start(nodes.azure)]);
  const running = { aws, gcp, azure };
  const addresses = Object.entries(running).map(([cloud, { server, caPem }]) => [cloud, { server, caPem }]);
  await writeFile(path.join(dir, clustersFile), JSON.stringify(Object.fromEntries(addresses)));
  return running;
}

interface Node {
  readonly plan: ClusterPlan;
  readonly space: NodeSpace;
}

/** Plans the clusters on free networks and takes those: one stack of the machine after the other. */
function createNodes(
  dir: string,
  around: Surroundings,
  tell: (text: string) => void,
): Promise<Readonly<Record<CloudName, Node>>> {
  const lock = path.join(tmpdir(), 'flotilla-networks.lock');
  const waiting = (pid: number) => tell(`waiting for process ${pid}, which takes networks`);
  return exclusively(lock, waiting, async () => {
    const blocks = await freeBlocks(cloudNames.length);
    const create = async (cloud: CloudName, at: number): Promise<Node> => {
      const plan = planCluster(cloud, dir, blocks[at] ?? 0);
      return { plan, space: await createNodeSpace(plan, around) };
    };
    const [aws, gcp, azure] = await Promise.all([create('aws', 0), create('gcp', 1), create('azure', 2)]);
    return { aws, gcp, azure };
  });
}

function checkOf(cloud: CloudName, tokenReview: string): TokenCheck {
  return cloud === 'azure'
    ? { kind: 'oidc', issuer: tokenReview, audience: aksAudience }
    : { kind: 'webhook', url: tokenReview };
}
