import { z } from 'zod';
import { ActionError } from '../core/errors.ts';
import type { KubeClient } from '../kube/client.ts';
import type { KubeObject } from '../kube/object.ts';
import { isKubeStatus } from '../kube/status-error.ts';
import { type Deployment, deployment } from '../release/deployment.ts';
import { canonicalJson } from '../release/release.ts';
import { type History, neededReleases } from './history.ts';

/** Stops deliveries by themselves until it runs out: set by a rollback, so that the next push does not undo it. */
export const hold = z.strictObject({
  reason: z.string(),
  actor: z.string(),
  run: z.string(),
  at: z.iso.datetime(),
  until: z.iso.datetime(),
});
export type Hold = z.output<typeof hold>;

export interface LedgerPage {
  readonly entries: History;
  readonly hold: Hold | undefined;
}

/** The one truth about an application in a cluster: which releases were started, verified, rejected there. */
export interface Ledger {
  read(): Promise<LedgerPage>;
  /** Appends, and sets the hold or, with `null`, lifts it. `CLUSTER_CHANGED` when others keep writing. */
  append(entries: readonly Deployment[], hold?: Hold | null): Promise<LedgerPage>;
}

const bound = 200;
const reasonLimit = 600;
const holdKey = 'flotilla.dev/hold';

/** Name of the ConfigMap that is the ledger of an application. */
export const ledgerName = (application: string): string => `flotilla-ledger-${application}`;

/**
 * The ledger as a ConfigMap `flotilla-ledger-APPLICATION`: one key a line, counting up, written optimistically so
 * that two writers never lose a line. Bounded: the newest 200 lines, and older ones that say where to go back to.
 */
export function openLedger(client: KubeClient, namespace: string, application: string): Ledger {
  const name = ledgerName(application);
  const ref = { apiVersion: 'v1', kind: 'ConfigMap', namespace, name };
  const page = (object: KubeObject | undefined) => ({
    object,
    ...parse(object, `${client.name}: ConfigMap ${namespace}/${name}`),
  });
  const load = async () => page(await client.get(ref));
  /** As last seen. Whether it still is that the server says when it is replaced. */
  let last: ReturnType<typeof page> | undefined;
  return {
    read: async () => {
      last = await load();
      const { lines, hold } = last;
      return { entries: lines.map(([, entry]) => entry), hold };
    },
    append: async (entries, change) => {
      for (let attempt = 1; ; attempt++) {
        const { object, lines, hold: before } = last ?? (await load());
        let number = Number(lines.at(-1)?.[0] ?? 0);
        const added = entries.map((entry) => [key(++number), shorten(entry)] as const);
        const kept = trim([...lines, ...added]);
        const hold = change === undefined ? before : (change ?? undefined);
        const wanted = configMap(object, ref, kept, hold);
        try {
          last = page(await (object === undefined ? client.create(wanted) : client.replace(wanted)));
          return { entries: kept.map(([, entry]) => entry), hold };
        } catch (error) {
          last = undefined;
          const isStale = isKubeStatus(error, 409) || (object !== undefined && isKubeStatus(error, 404));
          if (!isStale || attempt === 10) throw error;
        }
      }
    },
  };
}

type Line = readonly [key: string, entry: Deployment];

const key = (number: number) => String(number).padStart(8, '0');

const shorten = (entry: Deployment): Deployment =>
  entry.reason !== undefined && entry.reason.length > reasonLimit
    ? { ...entry, reason: `${entry.reason.slice(0, reasonLimit - 1)}…` }
    : entry;

function trim(lines: readonly Line[]): readonly Line[] {
  if (lines.length <= bound) return lines;
  const needed = new Set(neededReleases(lines.map(([, entry]) => entry)));
  const recent = lines.length - bound;
  // Of an older release only the line that proves it is worth keeping, and only its last one.
  const proof = (index: number, { release, state }: Deployment) =>
    state === 'verified' &&
    needed.has(release) &&
    !lines.slice(index + 1).some(([, later]) => later.release === release && later.state === 'verified');
  return lines.filter(([, entry], index) => index >= recent || proof(index, entry));
}

function parse(object: KubeObject | undefined, where: string): { lines: Line[]; hold: Hold | undefined } {
  const damaged = (what: string) =>
    new ActionError('RELEASE_INVALID', `${where}: ${what} is not a ledger entry this version reads`, {
      hint: 'Use the version of the suite that wrote it, or remove it if it was written by hand.',
    });
  const lines = Object.entries(object?.data ?? {})
    .filter(([name]) => /^\d{8,}$/.test(name))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([name, text]): Line => {
      const entry = deployment.safeParse(json(text));
      if (!entry.success) throw damaged(name);
      return [name, entry.data];
    });
  const note = object?.metadata.annotations?.[holdKey];
  if (note === undefined) return { lines, hold: undefined };
  const parsed = hold.safeParse(json(note));
  if (!parsed.success) throw damaged(`the annotation ${holdKey}`);
  return { lines, hold: parsed.data };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function configMap(
  current: KubeObject | undefined,
  {
    apiVersion,
    kind,
    namespace,
    name,
  }: { apiVersion: string; kind: string; namespace: string; name: string },
  lines: readonly Line[],
  hold: Hold | undefined,
): KubeObject {
  const { [holdKey]: _before, ...annotations } = current?.metadata.annotations ?? {};
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace,
      ...(current?.metadata.resourceVersion ? { resourceVersion: current.metadata.resourceVersion } : {}),
      labels: { ...current?.metadata.labels, 'app.kubernetes.io/managed-by': 'flotilla' },
      annotations: hold === undefined ? annotations : { ...annotations, [holdKey]: canonicalJson(hold) },
    },
    data: Object.fromEntries(lines.map(([name, entry]) => [name, canonicalJson(entry)])),
  };
}
