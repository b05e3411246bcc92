import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Consumer, createConsumer } from '../act/consumer.ts';
import { type Clusters, clouds, namespace, services } from '../act/outside.ts';
import { removeHostsLine } from '../clouds/github/hosts.ts';
import { startServices } from '../clouds/services.ts';
import { startControlPlane } from '../integration/kube/control-plane.ts';
import { running, startKubelet, stuck } from '../integration/kube/kubelet.ts';

/** A git server with a consumer's repository, and three clusters. */
export interface GitOpsClouds extends Clusters {
  readonly ca: string;
  /** Address of the git server. */
  readonly git: string;
  readonly consumer: Consumer;
  /** Commits what was edited and writes the release of that commit down for production; resolves to its digests. */
  release(message: string): Promise<ReadonlyMap<string, string>>;
  end(): Promise<void>;
}

/** A digest that no registry has. */
export const nobodyPushed = `sha256:${'0'.repeat(64)}`;

/**
 * Starts real API servers and controllers without nodes: pods report that they run, but for those of an image that
 * nobody pushed. The digest of a service stands for its directory, so that it changes when that does.
 */
export async function startGitOpsClouds(bin: string): Promise<GitOpsClouds> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'gitops-clouds-'));
  const name = path.basename(dir);
  const stack = path.join(dir, 'stack');
  const { ca, github, processes } = await startServices({ name, dir: stack, tools: { bin }, log: () => {} });
  const planes = await Promise.all(clouds.map(() => startControlPlane(bin)));
  const kubelets = planes.map((plane) => {
    const kubelet = startKubelet(plane.client(), plane.access, namespace);
    for (const service of services)
      kubelet.behave(service, (pod) =>
        JSON.stringify(pod.spec).includes(nobodyPushed)
          ? stuck({ waiting: { reason: 'ImagePullBackOff' } })(pod)
          : running()(pod),
      );
    return kubelet;
  });
  const clusterAt = (at: number) => ({
    cluster: { adminKubeconfig: path.join(planes[at]?.dir ?? '', 'kubeconfig') },
  });
  await mkdir(path.join(stack, 'git'), { recursive: true });
  const consumer = await createConsumer({ dir: stack, github });
  return {
    clouds: { aws: clusterAt(0), gcp: clusterAt(1), azure: clusterAt(2) },
    ca,
    git: github.server,
    consumer,
    release: async (message) => {
      const commit = await consumer.commit(message);
      const built = await Promise.all(services.map((service) => buildOf(consumer.dir, service)));
      const directory = path.join(dir, 'release');
      await mkdir(directory, { recursive: true });
      const record = {
        sequence: 1,
        source: { commit },
        services: Object.fromEntries(built.map(({ service, ...image }) => [service, image])),
      };
      await writeFile(path.join(directory, 'release.json'), JSON.stringify(record));
      await writeDown(consumer, directory);
      await consumer.commit(`${message}: run it on production`);
      return new Map(built.map(({ service, digest }) => [service, digest]));
    },
    end: async () => {
      await Promise.all(kubelets.map((kubelet) => kubelet.stop()));
      await Promise.all(planes.map((plane) => plane.stop()));
      await consumer.remove();
      for (const { pid } of processes) process.kill(pid);
      await removeHostsLine(name);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Runs the template's script that names a release's digests in what Argo CD delivers. */
export async function writeDown(consumer: Consumer, directory: string): Promise<void> {
  const script = path.join(consumer.dir, 'clusters/bump-release.ts');
  await promisify(execFile)(process.execPath, [script, directory, 'production']);
}

/** What a build says of a service: the digest, and the commit that last changed it. */
async function buildOf(cwd: string, service: string) {
  const git = async (...args: string[]) => (await promisify(execFile)('git', args, { cwd })).stdout.trim();
  const [tree, revision] = await Promise.all([
    git('rev-parse', `HEAD:services/${service}`),
    git('log', '-1', '--format=%H', '--', `services/${service}`),
  ]);
  return { service, digest: `sha256:${createHash('sha256').update(tree).digest('hex')}`, revision };
}
