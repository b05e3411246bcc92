import { readFileSync } from 'node:fs';
import { startBuildkit } from './buildkit.ts';
import type { Surroundings } from './cluster/control-plane.ts';
import type { CloudName } from './identities.ts';
import { startMirror } from './mirror.ts';
import { isAlive, mark } from './processes.ts';
import { type CloudServices, type Services, startServices } from './services.ts';
import { type Cloud, type Process, type Stack, writeStack } from './stack.ts';
import { type Running, startClusters } from './start-clusters.ts';
import { stackLabel } from './traces.ts';

/** Starts a stack from nothing: servers, mirror and BuildKit at once, then the three clusters at once. */
export async function startStack(
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
    requireAlive: () => {
      const ended = processes.find((one) => !isAlive(one));
      if (ended !== undefined) throw new Error(`${ended.name} ended (${ended.log}):\n${endOf(ended.log)}`);
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

/** The last lines of a log. */
function endOf(log: string): string {
  return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-5).join('\n');
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

function clouds(services: Services, clusters: Readonly<Record<CloudName, Running>>): Stack['clouds'] {
  const describe = (
    { registry, identity }: CloudServices,
    { plan, server, adminKubeconfig }: Running,
  ): Cloud => ({
    registry: {
      host: registry.host,
      address: registry.address,
      store: registry.store,
      path: registry.path,
    },
    cluster: { name: plan.name, server, adminKubeconfig, region: plan.region },
    identity,
  });
  return {
    aws: describe(services.clouds.aws, clusters.aws),
    gcp: describe(services.clouds.gcp, clusters.gcp),
    azure: describe(services.clouds.azure, clusters.azure),
  };
}
