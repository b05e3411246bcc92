import path from 'node:path';
import { startDetached } from '../processes.ts';
import type { Process } from '../stack.ts';
import type { Pki } from './pki.ts';
import { apiServerPort, type ClusterPlan } from './plan.ts';

/** What the programs of a cluster share: where they are, what they log to and the mark they carry. */
export interface Surroundings {
  readonly bin: string;
  readonly env: Record<string, string>;
  /** Takes note of a process as soon as it runs. */
  readonly started: (process: Process) => Promise<void>;
  /** Fails, with the end of its log, when one of the processes has ended: waiting on would be in vain. */
  readonly requireAlive: () => void;
}

export interface EtcdPorts {
  readonly client: number;
  readonly peer: number;
}

export async function startEtcd(plan: ClusterPlan, ports: EtcdPorts, around: Surroundings): Promise<void> {
  const client = `http://127.0.0.1:${ports.client}`;
  const peer = `http://127.0.0.1:${ports.peer}`;
  await start(plan, around, 'etcd', [
    'etcd',
    `--data-dir=${path.join(plan.dir, 'etcd')}`,
    `--name=${plan.id}`,
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=${plan.id}=${peer}`,
    // A cluster that lives for minutes may lose its last writes with the machine.
    '--unsafe-no-fsync',
    '--logger=zap',
    '--log-level=warn',
  ]);
}

export async function startApiServer(
  plan: ClusterPlan,
  pki: Pki,
  etcd: EtcdPorts,
  authentication: readonly string[],
  around: Surroundings,
): Promise<void> {
  const kubeletClient = pki.clients['apiserver-kubelet-client'];
  await start(plan, around, 'kube-apiserver', [
    path.join(around.bin, 'kube-apiserver'),
    `--etcd-servers=http://127.0.0.1:${etcd.client}`,
    `--bind-address=${plan.network.host}`,
    `--advertise-address=${plan.network.host}`,
    `--secure-port=${apiServerPort}`,
    `--cert-dir=${path.join(plan.dir, 'pki')}`,
    `--tls-cert-file=${pki.apiserver.certificate}`,
    `--tls-private-key-file=${pki.apiserver.key}`,
    `--client-ca-file=${pki.authority.certificate}`,
    `--kubelet-certificate-authority=${pki.authority.certificate}`,
    `--kubelet-client-certificate=${kubeletClient.certificate}`,
    `--kubelet-client-key=${kubeletClient.key}`,
    // Logs, exec and port-forward go to the node's address; its name is in no DNS.
    '--kubelet-preferred-address-types=InternalIP',
    '--authorization-mode=Node,RBAC',
    '--enable-admission-plugins=NodeRestriction',
    '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
    `--service-account-signing-key-file=${pki.serviceAccount.key}`,
    `--service-account-key-file=${pki.serviceAccount.certificate}`,
    `--service-cluster-ip-range=${plan.network.services}`,
    '--allow-privileged=true',
    '--profiling=false',
    ...authentication,
  ]);
}

/** The controller manager and the scheduler. */
export async function startControllers(
  plan: ClusterPlan,
  pki: Pki,
  kubeconfigs: { readonly manager: string; readonly scheduler: string },
  around: Surroundings,
): Promise<void> {
  await Promise.all([
    start(plan, around, 'kube-controller-manager', [
      path.join(around.bin, 'kube-controller-manager'),
      `--kubeconfig=${kubeconfigs.manager}`,
      '--bind-address=127.0.0.1',
      // Neither serves anything that the clouds use.
      '--secure-port=0',
      `--service-account-private-key-file=${pki.serviceAccount.key}`,
      `--root-ca-file=${pki.authority.certificate}`,
      '--use-service-account-credentials=true',
      '--leader-elect=false',
    ]),
    start(plan, around, 'kube-scheduler', [
      path.join(around.bin, 'kube-scheduler'),
      `--kubeconfig=${kubeconfigs.scheduler}`,
      '--bind-address=127.0.0.1',
      '--secure-port=0',
      '--leader-elect=false',
    ]),
  ]);
}

/** Starts a program of a cluster and has it noted. */
export async function start(
  plan: ClusterPlan,
  around: Surroundings,
  name: string,
  argv: readonly [string, ...string[]],
): Promise<void> {
  const logs = path.join(plan.dir, 'logs');
  const started = await startDetached({
    name: `${plan.cloud}-${name}`,
    argv,
    env: around.env,
    cwd: plan.dir,
    logs,
  });
  await around.started(started);
}
