import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);

export const services = [
  'api-gateway',
  'user-service',
  'order-service',
  'payment-service',
  'delivery-service',
] as const;
export const clouds = ['aws', 'gcp', 'azure'] as const;
export const namespace = 'delivery-platform';
export type CloudName = (typeof clouds)[number];

const deployments = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string() }),
      spec: z.object({
        replicas: z.number().default(1),
        template: z.object({ spec: z.object({ containers: z.array(z.object({ image: z.string() })) }) }),
      }),
      status: z.object({ readyReplicas: z.number().default(0), updatedReplicas: z.number().default(0) }),
    }),
  ),
});

/** Clusters to look into: a stack's, or others. */
export interface Clusters {
  readonly clouds: Readonly<Record<CloudName, { readonly cluster: { readonly adminKubeconfig: string } }>>;
}

/** One service in one cluster, as kubectl sees it. */
export interface Running {
  readonly cloud: CloudName;
  readonly service: string;
  readonly image: string;
  /** Digest of the image index the Deployment names. */
  readonly digest: string;
  readonly ready: number;
  readonly wanted: number;
}

/** What runs in every cluster, asked with kubectl and the cluster's own administrator: not with the suite. */
export async function whatRuns(stack: Clusters, bin: string): Promise<Running[]> {
  const perCloud = await Promise.all(
    clouds.map(async (cloud) => {
      const text = await kubectl(stack, bin, cloud, ['get', 'deployments', '--output', 'json']);
      return deployments.parse(JSON.parse(text)).items.map(({ metadata, spec, status }) => {
        const image = spec.template.spec.containers[0]?.image ?? '';
        const digest = image.split('@')[1] ?? '';
        return {
          cloud,
          service: metadata.name,
          image,
          digest,
          ready: status.readyReplicas,
          wanted: spec.replicas,
        };
      });
    }),
  );
  return perCloud.flat();
}

/** Runs kubectl as the administrator of a cluster, in the sample's namespace. */
export async function kubectl(
  stack: Clusters,
  bin: string,
  cloud: CloudName,
  args: string[],
): Promise<string> {
  const kubeconfig = stack.clouds[cloud].cluster.adminKubeconfig;
  const { stdout } = await run(
    path.join(bin, 'kubectl'),
    ['--kubeconfig', kubeconfig, '--namespace', namespace, ...args],
    { env: { PATH: process.env['PATH'], HOME: '/nonexistent' }, maxBuffer: 64 * 1024 * 1024 },
  );
  return stdout;
}
