import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import type { ClusterAccess } from '../../../src/clouds/provider.ts';
import type { task } from './delivery-process.ts';

export interface DeliveryProcess {
  /** Resolves with its exit code, or null when it was killed. */
  readonly gone: Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
}

/** Starts a delivery of the shop in a process of its own. */
export async function spawnDelivery(
  access: ClusterAccess,
  shop: Omit<z.input<typeof task>, 'server' | 'ca' | 'token'>,
): Promise<DeliveryProcess> {
  const { value: token } = (await access.token?.()) ?? { value: '' };
  const { server, ca } = access;
  const script = path.join(import.meta.dirname, 'delivery-process.ts');
  const child: ChildProcess = spawn(
    process.execPath,
    [script, JSON.stringify({ server, ca, token, ...shop })],
    { stdio: 'inherit' },
  );
  return {
    gone: once(child, 'exit').then(([code]: (number | null)[]) => code ?? null),
    kill: (signal) => {
      child.kill(signal);
    },
  };
}

/** Ends a process as the runner does when a job is cancelled; resolves with how long that took, in milliseconds. */
export async function cancelAsRunner({ gone, kill }: DeliveryProcess): Promise<number> {
  const began = Date.now();
  const stop = new AbortController();
  const later = async () => {
    for (const [ms, signal] of [
      [7_500, 'SIGTERM'],
      [2_500, 'SIGKILL'],
    ] as const) {
      await sleep(ms, undefined, { signal: stop.signal });
      kill(signal);
    }
  };
  kill('SIGINT');
  const ladder = later().catch(() => undefined); // stopped, as the process ended in time
  await gone;
  stop.abort();
  await ladder;
  return Date.now() - began;
}
