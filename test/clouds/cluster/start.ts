import { readFile } from 'node:fs/promises';
import { freePorts } from '../free-ports.ts';
import { adminApi, nodeReady, until } from './api.ts';
import { type TokenCheck, writeAuthentication } from './authentication.ts';
import { createCgroups } from './cgroups.ts';
import { startContainerRuntime } from './container-runtime.ts';
import { type Surroundings, startApiServer, startControllers, startEtcd } from './control-plane.ts';
import { writeKubeconfig } from './kubeconfig.ts';
import { startKubelet } from './kubelet.ts';
import type { NodeSpace } from './node-space.ts';
import { applyBaseObjects } from './objects.ts';
import { createPki } from './pki.ts';
import type { ClusterPlan } from './plan.ts';
import { type NodeRegistry, writeCredentialProvider, writeRegistryHosts } from './registries.ts';
import { startServiceNetwork } from './service-network.ts';

/** What a cluster needs from the stack around it. */
export interface ClusterOptions {
  readonly plan: ClusterPlan;
  readonly check: TokenCheck;
  readonly registry: NodeRegistry;
  /** Certificate authority of the cloud's servers (path). */
  readonly ca: string;
  /** host:port of the plain registry, and the pause image in it. */
  readonly mirror: string;
  readonly pauseImage: string;
  readonly space: NodeSpace;
  readonly around: Surroundings;
}

/** A cluster that takes pods. */
export interface RunningCluster {
  readonly server: string;
  readonly caPem: string;
  readonly adminKubeconfig: string;
}

/** Starts a cluster; resolves when its node is Ready, and Services and DNS run. */
export async function startCluster(options: ClusterOptions): Promise<RunningCluster> {
  const { plan, check, registry, ca, mirror, pauseImage, space, around } = options;
  const [pki, ports] = await Promise.all([createPki(plan), freePorts(2), createCgroups(plan.id)]);
  const [client = 0, peer = 0] = ports;
  const etcd = { client, peer };
  await startEtcd(plan, etcd, around);
  const authentication = await writeAuthentication(plan, check, ca);
  await startApiServer(plan, pki, etcd, authentication, around);
  const [admin, manager, scheduler, kubelet, proxy, dns] = await Promise.all([
    writeKubeconfig(plan, pki, 'admin'),
    writeKubeconfig(plan, pki, 'controller-manager'),
    writeKubeconfig(plan, pki, 'scheduler'),
    writeKubeconfig(plan, pki, 'kubelet'),
    writeKubeconfig(plan, pki, 'kube-proxy'),
    writeKubeconfig(plan, pki, 'coredns'),
  ]);
  const [hosts, credentialProvider] = await Promise.all([
    writeRegistryHosts(plan, registry, mirror, ca),
    writeCredentialProvider(plan, registry),
  ]);
  await startContainerRuntime(plan, space, hosts, pauseImage, around);
  const api = await adminApi(plan, pki);
  await until(
    `${plan.name}: the API server`,
    120,
    around,
    async () => (await api.call('GET', '/readyz')).status === 200,
  );
  await startControllers(plan, pki, { manager, scheduler }, around);
  await startKubelet(plan, pki, space, { kubeconfig: kubelet, credentialProvider }, around);
  await applyBaseObjects(api, plan);
  await startServiceNetwork(plan, space, { proxy, dns }, around);
  await until(`${plan.name}: the node`, 120, around, () => nodeReady(api, plan.node));
  return {
    server: plan.server,
    caPem: await readFile(pki.authority.certificate, 'utf8'),
    adminKubeconfig: admin,
  };
}
