import type { Clock } from '../core/clock.ts';
import { ActionError, messageOf } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { KubeClient } from './client.ts';
import { field, isHeld, type Lock, lapsesAt, leaseObject, microTime, refOfLease } from './lease-object.ts';
import type { KubeObject } from './object.ts';
import { isKubeStatus } from './status-error.ts';

export interface LeasePorts {
  readonly clock: Clock;
  readonly log: Log;
  /** Ends the waiting for a lock and the renewals; what is held is still released afterwards. */
  readonly signal: AbortSignal;
}

/** A lock that is held and kept alive in the background until it is released. */
export interface HeldLease {
  readonly lock: Lock;
  /** Milliseconds spent waiting for somebody else to let go. */
  readonly waitedMs: number;
  /**
   * Awaited before every write: proves that the lock was still ours at most ten seconds ago. `CLUSTER_CHANGED` when
   * it is not.
   */
  guard(): Promise<void>;
  /** Lets go. Never throws: a Lease that cannot be released lapses by itself. */
  release(): Promise<void>;
}

/** Seconds a holder may be silent before its lock may be taken. */
export const leaseSeconds = 60;
const renewMs = 15_000;
const freshMs = 10_000;
const pollMs = 2_000;
const sayMs = 15_000;

/**
 * Takes the lock of an application in a cluster, a Lease in its namespace; waits up to `waitMs` for another holder
 * and says so at a human pace. `CLUSTER_LOCKED` names the holder's run. A Lease is free when it has no holder, when
 * its last renewal is a full duration ago (by its own times with slack for clocks that differ, or by
 * having watched it stand still for that long), or when an earlier attempt of this very run holds it.
 */
export async function acquireLease(
  client: KubeClient,
  lock: Lock,
  waitMs: number,
  ports: LeasePorts,
): Promise<HeldLease> {
  const { clock, log, signal } = ports;
  const began = clock.now();
  let saidAt = Number.NEGATIVE_INFINITY;
  let seen = { version: '', since: began };
  for (;;) {
    signal.throwIfAborted();
    const current = await client.get(refOfLease(lock));
    const version = current?.metadata.resourceVersion ?? '';
    if (version !== seen.version) seen = { version, since: clock.now() };
    const stoodStill = clock.now() - seen.since >= leaseSeconds * 1000;
    if (current === undefined || !isHeld(current, lock, clock.now()) || stoodStill) {
      const taken = await take(client, lock, current, clock.now());
      if (taken !== undefined) {
        if (current !== undefined && field(current, 'holderIdentity') !== undefined)
          log.warning(`took over the lock that ${holderOf(current)} left behind`);
        return hold(client, lock, taken, clock.now() - began, ports);
      }
      continue;
    }
    const waited = clock.now() - began;
    if (waited >= waitMs) throw locked(client, lock, current, waited, clock.now());
    if (clock.now() - saidAt >= sayMs) {
      log.info(`locked by ${holderOf(current)}; waiting, ${Math.round((waitMs - waited) / 1000)} s left`);
      saidAt = clock.now();
    }
    await clock.sleep(Math.min(pollMs, waitMs - waited), signal);
  }
}

/** Undefined when somebody else was faster. */
async function take(
  client: KubeClient,
  lock: Lock,
  current: KubeObject | undefined,
  now: number,
): Promise<KubeObject | undefined> {
  try {
    const wanted = leaseObject(lock, now, leaseSeconds, current);
    return await (current === undefined ? client.create(wanted) : client.replace(wanted));
  } catch (error) {
    // Lost the race: the Lease was created, changed or deleted between the look and the write.
    if (isKubeStatus(error, 409) || (current !== undefined && isKubeStatus(error, 404))) return undefined;
    throw error;
  }
}

function hold(
  client: KubeClient,
  lock: Lock,
  first: KubeObject,
  waitedMs: number,
  { clock, log, signal }: LeasePorts,
): HeldLease {
  let lease = first;
  let confirmedAt = clock.now();
  let lost: ActionError | undefined;
  const stop = new AbortController();
  let renewing: Promise<void> | undefined;

  const renew = (): Promise<void> => {
    renewing ??= renewOnce().finally(() => {
      renewing = undefined;
    });
    return renewing;
  };
  async function renewOnce(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const at = clock.now();
      try {
        lease = await client.replace({ ...lease, spec: { ...specOf(lease), renewTime: microTime(at) } });
        confirmedAt = at;
        return;
      } catch (error) {
        if (!isKubeStatus(error, 409) && !isKubeStatus(error, 404)) throw error;
        const current = await client.get(refOfLease(lock));
        if (current === undefined || field(current, 'holderIdentity') !== lock.holder || attempt === 3) {
          lost = new ActionError(
            'CLUSTER_CHANGED',
            `${client.name}: the lock ${lock.namespace}/${lock.name} was taken by ${current ? holderOf(current) : 'nobody; it is gone'}`,
            { hint: 'Nothing more is written here. Look at that run; then run this one again.' },
          );
          throw lost;
        }
        lease = current;
      }
    }
  }

  const loop = (async () => {
    while (!stop.signal.aborted && lost === undefined) {
      await clock.sleep(renewMs, stop.signal);
      await renew().catch((error: unknown) =>
        log.warning(`the lock could not be renewed: ${messageOf(error)}`),
      );
    }
  })().catch(() => undefined); // the sleep was stopped

  return {
    lock,
    waitedMs,
    guard: async () => {
      signal.throwIfAborted();
      if (lost !== undefined) throw lost;
      if (clock.now() - confirmedAt > freshMs) await renew();
    },
    release: async () => {
      stop.abort();
      await Promise.all([loop, renewing?.catch(() => undefined)]);
      if (lost === undefined)
        await releaseLease(client, lock).catch((error: unknown) =>
          log.warning(`the lock could not be released and lapses in a minute: ${messageOf(error)}`),
        );
    },
  };
}

/** Lets go of a Lease if this holder has it; also for the post step of a job that was killed. */
export async function releaseLease(client: KubeClient, lock: Lock): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    const current = await client.get(refOfLease(lock));
    if (current === undefined || field(current, 'holderIdentity') !== lock.holder) return false;
    const { holderIdentity: _holder, ...rest } = specOf(current);
    try {
      await client.replace({ ...current, spec: { ...rest, leaseDurationSeconds: 1 } });
      return true;
    } catch (error) {
      if (!isKubeStatus(error, 409) || attempt === 3) throw error;
    }
  }
}

const specOf = (lease: KubeObject): Readonly<Record<string, string | number>> =>
  (lease.spec ?? {}) as Readonly<Record<string, string | number>>; // the Lease spec is flat

function locked(client: KubeClient, lock: Lock, lease: KubeObject, waited: number, now: number): ActionError {
  const left = Math.max(0, Math.round((lapsesAt(lease) - now) / 1000));
  return new ActionError(
    'CLUSTER_LOCKED',
    `${client.name}: ${lock.namespace}/${lock.name} is held by ${holderOf(lease)}` +
      (waited > 0 ? ` and was still after ${Math.round(waited / 1000)} s` : ''),
    {
      hint: `Let that run finish. If it is dead its lock lapses by itself${left > 0 ? ` in ${left} s` : ''}; then run this one again.`,
    },
  );
}

/** Who holds a Lease, for a person: the run's address where the holder left one. */
function holderOf(lease: KubeObject): string {
  return lease.metadata.annotations?.['flotilla.dev/run'] ?? field(lease, 'holderIdentity') ?? 'nobody';
}
