import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';

/** Phases after which nothing more happens, by https://velero.io/docs/v1.18/api-types/. */
const ended = ['Completed', 'PartiallyFailed', 'Failed', 'FailedValidation'];

/** Waits until a Backup or Restore has ended. Anything but `Completed` is an error: a part is not the whole. */
export async function whenCompleted(
  cluster: Cluster,
  kind: 'backups.velero.io' | 'restores.velero.io',
  name: string,
  options: { readonly veleroNamespace: string; readonly intervalMs: number; readonly deadline: number },
): Promise<void> {
  for (;;) {
    const { status = {} } = await cluster.get(kind, name, options.veleroNamespace);
    const phase = String(status['phase'] ?? 'New');
    if (phase === 'Completed') return;
    if (ended.includes(phase))
      throw new Error(`${kind} ${name} is ${phase}: velero describe ${name} --details`);
    if (Date.now() > options.deadline) throw new Error(`${kind} ${name} is still ${phase}`);
    await sleep(options.intervalMs);
  }
}

/** What is backed up by a schedule, for a backup now that is kept for a day. */
export async function backupLike(
  cluster: Cluster,
  schedule: string,
  name: string,
  veleroNamespace: string,
): Promise<void> {
  const { spec = {} } = await cluster.get('schedules.velero.io', schedule, veleroNamespace);
  const template = spec['template'];
  if (typeof template !== 'object' || template === null)
    throw new Error(`Schedule ${schedule} has no template`);
  await cluster.apply({
    apiVersion: 'velero.io/v1',
    kind: 'Backup',
    metadata: { name, namespace: veleroNamespace, labels: { 'app.kubernetes.io/part-of': 'restore-drill' } },
    spec: { ...template, ttl: '24h0m0s' },
  });
}

/** Restores one namespace of a backup under another name. */
export async function restoreAs(
  cluster: Cluster,
  backup: string,
  from: string,
  to: string,
  veleroNamespace: string,
): Promise<void> {
  await cluster.apply({
    apiVersion: 'velero.io/v1',
    kind: 'Restore',
    metadata: {
      name: backup,
      namespace: veleroNamespace,
      labels: { 'app.kubernetes.io/part-of': 'restore-drill' },
    },
    spec: {
      backupName: backup,
      includedNamespaces: [from],
      namespaceMapping: { [from]: to },
      // A second route to the copy would take the customers there.
      excludedResources: ['httproutes.gateway.networking.k8s.io', 'nodes', 'events'],
      existingResourcePolicy: 'none',
    },
  });
}
