import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

/** How a backup program can be wrong. */
export interface VeleroFaults {
  /** Kind that is not brought back. */
  readonly lose?: string;
  /** What was written last is not in the backup. */
  readonly stale?: boolean;
  /** Phase that restores end in, in place of Completed. */
  readonly phase?: string;
  readonly delayMs?: number;
}

export interface StandInVelero {
  stop(): Promise<void>;
}

const kinds = ['configmaps', 'secrets', 'services', 'serviceaccounts', 'deployments.apps'];
const list = z.object({
  items: z.array(
    z.looseObject({ metadata: z.object({ name: z.string() }), status: z.looseObject({}).optional() }),
  ),
});

/** Carries out the backups and restores of a cluster by copying objects from namespace to namespace. */
export function createStandInVelero(
  kubectl: (args: readonly string[], input?: string) => Promise<string>,
  faults: VeleroFaults,
): StandInVelero {
  let stopped = false;
  const read = async (...args: string[]) =>
    list.parse(JSON.parse(await kubectl(['get', ...args, '-o', 'json']))).items;
  const end = (kind: string, name: string, phase: string) =>
    kubectl([
      '-n',
      'velero',
      'patch',
      kind,
      name,
      '--type=merge',
      '-p',
      JSON.stringify({ status: { phase } }),
    ]);

  const restore = async (name: string) => {
    await kubectl(['create', 'namespace', name]);
    for (const kind of kinds.filter((one) => one !== faults.lose)) {
      for (const { metadata, status: _, ...object } of await read(kind, '-n', 'delivery-platform')) {
        if (['kube-root-ca.crt', 'default'].includes(metadata.name)) continue;
        if (faults.stale && metadata.name === 'restore-drill-marker')
          object['data'] = { word: 'of last year' };
        const copy = JSON.stringify({ ...object, metadata: { name: metadata.name, namespace: name } });
        await kubectl(['create', '-f', '-'], copy);
      }
    }
  };

  const work = async () => {
    const seen = new Set(
      (await read('backups.velero.io', '-n', 'velero')).map(({ metadata }) => metadata.name),
    );
    const done = new Set(
      (await read('restores.velero.io', '-n', 'velero')).map(({ metadata }) => metadata.name),
    );
    while (!stopped) {
      for (const { metadata } of await read('backups.velero.io', '-n', 'velero')) {
        if (seen.has(metadata.name)) continue;
        seen.add(metadata.name);
        await end('backups.velero.io', metadata.name, 'Completed');
      }
      for (const { metadata } of await read('restores.velero.io', '-n', 'velero')) {
        if (done.has(metadata.name)) continue;
        done.add(metadata.name);
        await sleep(faults.delayMs ?? 0);
        await restore(metadata.name);
        await end('restores.velero.io', metadata.name, faults.phase ?? 'Completed');
      }
      await sleep(300);
    }
  };
  const working = work();
  return {
    stop: async () => {
      stopped = true;
      await working;
    },
  };
}
