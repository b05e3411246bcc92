import type { Clock } from '../core/clock.ts';
import { ActionError, messageOf } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { KubeClient } from './client.ts';
import {
  clockSlackMs,
  field,
  isEarlierAttempt,
  isHeld,
  type Lock,
  lapsesAt,
  leaseObject,
  microTime,
  refOfLease,
  runKey,
} from './lease-object.ts';
import type { KubeObject } from './object.ts';
import { isKubeStatus } from './status-error.ts';

export interface LeasePorts {
  readonly clock: Clock;
  readonly log: Log;
  /** Ends the waiting for a lock. */
  readonly signal: AbortSignal;
  /** Whether the run at an address is known to have ended; false where nothing is known. Without it nobody is asked. */
  readonly hasEnded?: ((run: string) => Promise<boolean>) | undefined;
}

/** A lock that is held and kept alive in the background until it is released. */
export interface HeldLease {
  readonly lock: Lock;
  /** Milliseconds spent waiting for somebody else to let go. */
  readonly waitedMs: number;
  /**
   * Awaited before every write: proves that the lock was still ours at most ten seconds ago. `CLUSTER_CHANGED` when
   * it is not. Right after a lock was taken early it waits until its last holder's proof has run out. Rejects once
   * `signal` has aborted.
   */
  guard(signal?: AbortSignal): Promise<void>;
  /** Lets go. Never throws: a Lease that cannot be released lapses by itself. */
  release(): Promise<void>;
}

/**
 * Seconds a holder may be silent before its lock may be taken, slack for clocks that differ not counted. A write that
 * was proven ten seconds after the last renewal and is tried for as long as the transport tries it arrives before.
 */
export const leaseSeconds = 60;
const renewMs = 15_000;
const freshMs = 10_000;
const pollMs = 2_000;
const sayMs = 15_000;
/** How often in a row somebody may touch the Lease before a write to it is given up. */
const touches = 10;

/**
 * Takes the lock of an application in a cluster, a Lease in its namespace; waits up to `waitMs` for another holder
 * and says so at a human pace. `CLUSTER_LOCKED` names the holder's run. A Lease is free when it has no holder, when
 * its last renewal is a full duration and slack for clocks that differ ago (by its own times, or by having watched it
 * stand still for that long), or earlier, when its run is known to have ended: an earlier attempt
 * of this very run, or one of which `hasEnded` says so.
 */
export async function acquireLease(
  client: KubeClient,
  lock: Lock,
  waitMs: number,
  ports: LeasePorts,
): Promise<HeldLease> {
  const { clock, log, signal } = ports;
  const began = clock.now();
  const askEnded = endedAsker(ports);
  let saidAt = Number.NEGATIVE_INFINITY;
  let seen = { version: '', since: began };
  for (;;) {
    signal.throwIfAborted();
    const current = await client.get(refOfLease(lock));
    const version = current?.metadata.resourceVersion ?? '';
    if (version !== seen.version) seen = { version, since: clock.now() };
    const stoodStill = clock.now() - seen.since;
    const lapsed =
      current === undefined ||
      !isHeld(current, lock, clock.now()) ||
      stoodStill >= leaseSeconds * 1000 + clockSlackMs;
    if (lapsed || isEarlierAttempt(current, lock) || (await askEnded(current))) {
      const taken = await take(client, lock, current, clock.now());
      if (taken !== undefined) {
        if (current !== undefined && field(current, 'holderIdentity') !== undefined)
          log.warning(`took over the lock that ${holderOf(current)} left behind`);
        // A run that has ended may have left a process that does not know it: its last proof lets it write until then.
        const writesFrom = lapsed ? began : clock.now() + Math.max(0, freshMs - stoodStill);
        return hold(client, lock, taken, { waitedMs: clock.now() - began, writesFrom }, ports);
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

/** Asks whether the run that holds a Lease has ended, no more often than every fifteen seconds. */
function endedAsker({ clock, hasEnded }: LeasePorts): (lease: KubeObject) => Promise<boolean> {
  let askedAt = Number.NEGATIVE_INFINITY;
  return async (lease) => {
    const run = lease.metadata.annotations?.[runKey];
    if (hasEnded === undefined || run === undefined || clock.now() - askedAt < sayMs) return false;
    askedAt = clock.now();
    return hasEnded(run);
  };
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
  { waitedMs, writesFrom }: { readonly waitedMs: number; readonly writesFrom: number },
  { clock, log }: LeasePorts,
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
        // Somebody touched it and left it ours: that is no reason to lose it.
        if (current !== undefined && field(current, 'holderIdentity') === lock.holder) {
          if (attempt === touches) throw error;
          lease = current;
        } else {
          lost = new ActionError(
            'CLUSTER_CHANGED',
            `${client.name}: the lock ${lock.namespace}/${lock.name} was taken by ${current ? holderOf(current) : 'nobody; it is gone'}`,
            { hint: 'Nothing more is written here. Look at that run; then run this one again.' },
          );
          throw lost;
        }
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
    guard: async (signal) => {
      signal?.throwIfAborted();
      if (lost !== undefined) throw lost;
      if (clock.now() < writesFrom) await clock.sleep(writesFrom - clock.now(), signal);
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
      if (!isKubeStatus(error, 409) || attempt === touches) throw error;
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
  return lease.metadata.annotations?.[runKey] ?? field(lease, 'holderIdentity') ?? 'nobody';
}
