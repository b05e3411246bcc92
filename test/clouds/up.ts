import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startBuildkit } from './buildkit.ts';
import type { TokenCheck } from './cluster/authentication.ts';
import type { Surroundings } from './cluster/control-plane.ts';
import { freeBlocks } from './cluster/network-block.ts';
import { createNodeSpace, type NodeSpace, requireVisible } from './cluster/node-space.ts';
import { type ClusterPlan, planCluster } from './cluster/plan.ts';
import { type RunningCluster, startCluster } from './cluster/start.ts';
import { clustersFile } from './clusters.ts';
import { type CloudName, cloudNames } from './identities.ts';
import { type Mirror, startMirror } from './mirror.ts';
import { isAlive, mark } from './processes.ts';
import { type CloudServices, type Services, startServices } from './services.ts';
import {
  type Cloud,
  type Process,
  readStack,
  type Stack,
  stackDirectory,
  stateRoot,
  writeStack,
} from './stack.ts';
import { exclusively } from './toolchain/exclusive.ts';
import { toolchain } from './toolchain/index.ts';
import type { Task } from './toolchain/tools.ts';
import { endStack, removeTraces, stackLabel } from './traces.ts';

export interface UpOptions {
  /** Name of the stack; `default` where there is but one. */
  readonly name?: string;
  /** Whose tools are made first. */
  readonly task?: Task;
  readonly say?: (text: string) => void;
}

/** Audience of AKS tokens: the application that stands for every cluster's API server. */
const aksAudience = '6dae42f8-4368-4678-94ff-3960e28e3630';

/**
 * Brings the three clouds up, or finds them up. What an earlier crash left of the same stack is removed first. On a
 * failure everything that was started ends again; the directory stays for its logs, and the error names it.
 */
export async function up(options: UpOptions = {}): Promise<Stack> {
  const { name = 'default', task = 'demo', say = console.error } = options;
  if (process.getuid?.() !== 0)
    throw new Error('The local clouds need root: they make namespaces and interfaces');
  const { bin } = await toolchain(task);
  const dir = stackDirectory(name);
  requireVisible(dir);
  const waiting = (pid: number) => say(`clouds: waiting for process ${pid}, which works on ${name}`);
  return exclusively(path.join(stateRoot(), `${name}.lock`), waiting, async () => {
    const running = await readStack(name);
    if (running?.processes.every(isAlive)) return running;
    await removeTraces(name, dir);
    await mkdir(dir, { recursive: true, mode: 0o700 });
    try {
      return await startStack(name, dir, bin, say);
    } catch (cause) {
      await endStack(name, dir);
      throw new Error(`The local clouds did not come up; their logs are in ${dir}`, { cause });
    }
  });
}

async function startStack(
  name: string,
  dir: string,
  bin: string,
  say: (text: string) => void,
): Promise<Stack> {
  const begin = Date.now();
  const tell = (text: string) => say(`${((Date.now() - begin) / 1000).toFixed(1).padStart(5)} s  ${text}`);
  const processes: Process[] = [];
  const around: Surroundings = {
    bin,
    env: environment(dir),
    started: (process) => {
      processes.push(process);
      return Promise.resolve();
    },
  };
  const [services, mirror, buildkit] = await Promise.all([
    markedServices({ name: stackLabel(name, dir), dir, tools: { bin }, log: tell }, dir),
    startMirror(dir, around, tell),
    startBuildkit(dir, around),
  ]);
  tell(`the mirror and BuildKit answer`);
  const clusters = await startClusters(dir, services, mirror, around, tell);
  const stack: Stack = {
    version: 1,
    name,
    dir,
    ca: services.ca,
    github: services.github,
    clouds: clouds(services, clusters),
    sigstore: services.sigstore,
    buildkit: { address: buildkit },
    mirror: { address: mirror.address },
    baseImage: mirror.baseImage,
    endpoints: services.endpoints,
    processes: [...services.processes, ...processes],
  };
  await writeStack(stack);
  tell(`${name} is up: ${dir}`);
  return stack;
}

/** The environment of every program of the stack: where things are, and the stack's mark. */
function environment(dir: string): Record<string, string> {
  const { PATH = '/usr/bin:/bin', HOME = '/root' } = process.env;
  return { PATH: `${PATH}:/usr/sbin:/sbin`, HOME, [mark]: dir };
}

/** The services' programs inherit the mark from this process, which carries it no longer than that. */
async function markedServices(options: Parameters<typeof startServices>[0], dir: string): Promise<Services> {
  process.env[mark] = dir;
  try {
    return await startServices(options);
  } finally {
    delete process.env[mark];
  }
}

interface Running extends RunningCluster {
  readonly plan: ClusterPlan;
}

async function startClusters(
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

function clouds(services: Services, clusters: Readonly<Record<CloudName, Running>>): Stack['clouds'] {
  const describe = (
    { registry, identity }: CloudServices,
    { plan, server, adminKubeconfig }: Running,
  ): Cloud => ({
    registry: { host: registry.host, address: registry.address, path: registry.path },
    cluster: { name: plan.name, server, adminKubeconfig, region: plan.region },
    identity,
  });
  return {
    aws: describe(services.clouds.aws, clusters.aws),
    gcp: describe(services.clouds.gcp, clusters.gcp),
    azure: describe(services.clouds.azure, clusters.azure),
  };
}
