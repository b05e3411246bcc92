import { readFile } from 'node:fs/promises';
import type { Cluster } from './cluster.ts';
import type { Finding } from './report.ts';

/** How many there are of what: rows of a table, objects of a kind. */
export type Counts = Readonly<Record<string, number>>;

/** What a restore must bring back; kinds that controllers derive are left out. */
const kinds = [
  'configmaps',
  'deployments.apps',
  'horizontalpodautoscalers.autoscaling',
  'networkpolicies.networking.k8s.io',
  'persistentvolumeclaims',
  'poddisruptionbudgets.policy',
  'secrets',
  'serviceaccounts',
  'services',
];

/** How many objects of each kind a namespace has. */
export async function objectCounts(cluster: Cluster, namespace: string): Promise<Counts> {
  const counts = await Promise.all(
    kinds.map(async (kind) => [kind, (await cluster.list(kind, namespace)).length] as const),
  );
  return Object.fromEntries(counts);
}

/** Reads lines `TABLE COUNT`, as row-counts.sql prints them; undefined without a file. */
export async function readCounts(file: string | undefined): Promise<Counts | undefined> {
  if (file === undefined) return undefined;
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const [, table, count] = /^\s*(\S+)[\s|]+(\d+)\s*$/.exec(line) ?? [];
      if (table === undefined) throw new Error(`${file}: "${line}" is not TABLE COUNT`);
      return [table, Number(count)];
    }),
  );
}

/**
 * Tables that came back with fewer rows than they had before. More is no loss: the restored copy may be newer than
 * the count.
 */
export function missingRows(before: Counts | undefined, after: Counts | undefined): Finding[] {
  if (before === undefined) return [];
  if (after === undefined)
    return [{ what: 'rows', problem: 'counted before, but not in the restored database' }];
  return Object.entries(before)
    .filter(([table, rows]) => (after[table] ?? -1) < rows)
    .map(([table, rows]) => ({
      what: `table ${table}`,
      problem: `${after[table] ?? 'none'} of ${rows} rows came back`,
    }));
}
