import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../../../scripts/run-tool.ts';
import type { Release } from '../../../src/release/release.ts';
import type { Stack } from '../../clouds/index.ts';
import { measure } from '../measured-process.ts';
import type { DeployTask } from './task.ts';

const template = path.join(root, 'action-templates/delivery-platform');
const chart = path.join(template, 'helm-charts/delivery-platform');
const services = ['api-gateway', 'delivery-service', 'order-service', 'payment-service', 'user-service'];
const repository = 'bench';

/** A release of the template's five services: an image of each in the stack's mirror. */
export interface Platform {
  /** The release, its chart and the three clusters. */
  readonly task: DeployTask;
  /** The same with a new image of one service. */
  readonly changed: DeployTask;
}

/**
 * Puts the sources of each service upon the base image as its Dockerfile does (which only copies), and pushes them to
 * the mirror, which every node reads.
 */
export async function preparePlatform(stack: Stack, work: string): Promise<Platform> {
  const digests: Record<string, string> = {};
  for (const service of services) digests[service] = await pushService(stack, work, service, 'one');
  const changed = { ...digests, 'order-service': await pushService(stack, work, 'order-service', 'two') };
  const of = (images: Readonly<Record<string, string>>, sequence: number): DeployTask => ({
    ...{ chart, release: 'delivery-platform', namespace: 'bench', record: recordOf(images, sequence) },
    clusters: Object.entries(stack.clouds).map(([name, { cluster }]) => ({
      ...{ name, kubeconfig: cluster.adminKubeconfig },
      registry: { host: stack.mirror.address, path: repository },
      values: [path.join(chart, `values-${name}.yaml`)],
    })),
  });
  return { task: of(digests, 1), changed: of(changed, 2) };
}

async function pushService(stack: Stack, work: string, service: string, version: string): Promise<string> {
  const files = path.join(work, 'files');
  const layer = path.join(work, 'layer.tar');
  await rm(files, { recursive: true, force: true });
  await mkdir(path.join(files, 'app'), { recursive: true });
  for (const name of ['package.json', 'platform', service])
    await cp(path.join(template, 'services', name), path.join(files, 'app', name), { recursive: true });
  await writeFile(path.join(files, 'app/version'), version);
  await measure(['tar', '-C', files, '-cf', layer, 'app'], process.env);
  const image = `${stack.mirror.address}/${repository}/${service}:${version}`;
  const crane = ['crane', '--insecure', '--platform=linux/amd64'] as const;
  await measure([...crane, 'append', '-b', stack.baseImage, '-f', layer, '-t', image], process.env);
  const settings = ['--cmd=main.ts', `--workdir=/app/${service}`, '--user=65532:65532'];
  const environment = ['NODE_ENV=production', 'PORT=8080'].map((entry) => `--env=${entry}`);
  await measure([...crane, 'mutate', image, ...settings, ...environment, '-t', image], process.env);
  return (await measure([...crane, 'digest', image], process.env)).output.trim();
}

/** The record of a release as far as a delivery reads it. */
export function recordOf(digests: Readonly<Record<string, string>>, sequence: number): Release {
  const own = Object.entries(digests).map(([service, digest]) => {
    const revision = digest.slice('sha256:'.length, 'sha256:'.length + 40);
    return [
      service,
      { digest, revision, platforms: { 'linux/amd64': digest }, scans: {}, sboms: {} },
    ] as const;
  });
  return {
    schemaVersion: 1,
    application: 'delivery-platform',
    sequence,
    source: {
      ...{ repository: 'acme/delivery-platform', repositoryId: '1', ref: 'refs/heads/main' },
      ...{ commit: 'c'.repeat(40), run: 'https://ci.example/1' },
    },
    createdAt: '2026-01-01T00:00:00Z',
    services: Object.fromEntries(own),
    deploy: { kind: 'helm', archive: `sha256:${'a'.repeat(64)}` },
  };
}
