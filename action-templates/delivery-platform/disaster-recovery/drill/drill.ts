import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';
import { type Counts, missingRows, objectCounts } from './counts.ts';
import type { Finding, Report } from './report.ts';
import { backupLike, restoreAs, whenCompleted } from './velero.ts';

export interface DrillOptions {
  readonly namespace: string;
  readonly veleroNamespace: string;
  readonly schedule: string;
  readonly objectiveMs: number;
  readonly intervalMs: number;
  readonly rows: { readonly before: Counts | undefined; readonly after: Counts | undefined };
}

const marker = 'restore-drill-marker';

/**
 * Writes a marker, backs up, restores into a namespace of the drill's own, waits until it serves, and compares: the
 * marker, the number of objects of each kind, the rows of the database. The time from the order to restore until all
 * is ready is what the objective is about. Whatever happens, the copy is removed.
 */
export async function restoreDrill(cluster: Cluster, options: DrillOptions): Promise<Report> {
  const { namespace, veleroNamespace, intervalMs, objectiveMs } = options;
  const name = `restore-drill-${new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)}`;
  const word = randomBytes(16).toString('hex');
  const started = new Date().toISOString();
  const findings: Finding[] = [];
  let seconds: number | undefined;
  let deadline = Number.POSITIVE_INFINITY;
  try {
    await cluster.apply({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: marker, namespace },
      data: { word, written: started },
    });
    const before = await objectCounts(cluster, namespace);
    await backupLike(cluster, options.schedule, name, veleroNamespace);
    const backedUp = Date.now() + 3_600_000;
    await whenCompleted(cluster, 'backups.velero.io', name, {
      veleroNamespace,
      intervalMs,
      deadline: backedUp,
    });

    const ordered = Date.now();
    // Twice the objective: how late it is belongs in the report.
    deadline = ordered + 2 * objectiveMs;
    await restoreAs(cluster, name, namespace, name, veleroNamespace);
    await whenCompleted(cluster, 'restores.velero.io', name, { veleroNamespace, intervalMs, deadline });
    await whenServing(cluster, name, { intervalMs, deadline });
    seconds = (Date.now() - ordered) / 1000;

    const { data = {} } = await cluster
      .get('configmaps', marker, name)
      .catch(() => ({ data: {} as Record<string, string> }));
    if (data['word'] !== word)
      findings.push({ what: 'marker', problem: 'what was written before the backup is not there' });
    const after = await objectCounts(cluster, name);
    for (const [kind, count] of Object.entries(before))
      if ((after[kind] ?? 0) < count)
        findings.push({ what: kind, problem: `${after[kind] ?? 0} of ${count} came back` });
    findings.push(...missingRows(options.rows.before, options.rows.after));
    if (seconds * 1000 > objectiveMs)
      findings.push({
        what: 'time',
        problem: `${seconds.toFixed(0)} s, the objective is ${objectiveMs / 1000} s`,
      });
  } catch (error) {
    const what = Date.now() > deadline ? 'time' : 'drill';
    findings.push({ what, problem: error instanceof Error ? error.message : String(error) });
  } finally {
    await cluster.remove('namespaces', name);
    await cluster.remove('configmaps', marker, namespace);
  }
  return {
    name,
    started,
    seconds,
    objectiveSeconds: objectiveMs / 1000,
    findings,
    rows: options.rows.after !== undefined,
  };
}

/** Waits until every Deployment of the copy has all its pods. */
async function whenServing(
  cluster: Cluster,
  namespace: string,
  { intervalMs, deadline }: { readonly intervalMs: number; readonly deadline: number },
): Promise<void> {
  for (;;) {
    const deployments = await cluster.list('deployments.apps', namespace);
    const waiting = deployments.filter(
      ({ spec = {}, status = {} }) => Number(status['readyReplicas'] ?? 0) < Number(spec['replicas'] ?? 1),
    );
    if (waiting.length === 0) return;
    if (Date.now() > deadline)
      throw new Error(`not ready in time: ${waiting.map(({ metadata }) => metadata.name).join(', ')}`);
    await sleep(intervalMs);
  }
}
