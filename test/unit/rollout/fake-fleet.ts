import { systemClock } from '../../../src/core/clock.ts';
import { ActionError } from '../../../src/core/errors.ts';
import { deliver } from '../../../src/rollout/deliver.ts';
import type { DeliverOptions } from '../../../src/rollout/delivery.ts';
import type { Outcome } from '../../../src/rollout/outcome.ts';
import { type RollbackOptions, type RollbackOutcome, rollback } from '../../../src/rollout/rollback.ts';
import type { Target } from '../../../src/rollout/target.ts';
import { type FakeTarget, fakeTarget, release } from './fake-target.ts';

const origin = { environment: 'production', actor: 'ada', run: 'https://ci.example/1' };

/** Three clusters, and short ways to deliver to them and to roll them back. */
export function fakeFleet(names: readonly string[] = ['aws', 'gcp', 'azure']) {
  let runs = 0;
  const targets = names.map((name) => fakeTarget(name, () => `acme/shop/${runs}/1#test`));
  const byName = (name: string): FakeTarget => {
    const target = targets.find(({ cluster }) => cluster === name);
    if (target === undefined) throw new Error(`no cluster ${name}`);
    return target;
  };
  const fleet = {
    targets,
    byName,
    cancel: new AbortController(),
    deliver: async (
      sequence: number,
      options: Partial<DeliverOptions> = {},
      ports: { grace?: AbortSignal } = {},
      on: readonly Target[] = targets,
    ): Promise<Outcome> => {
      runs += 1;
      for (const target of targets) target.rendering = release(sequence);
      return deliver(
        on,
        release(sequence),
        {
          origin,
          onFailure: 'all-or-nothing',
          onCancel: 'leave',
          waves: undefined,
          bakeMs: 0,
          freeze: [],
          reason: undefined,
          migrations: 'hold',
          force: false,
          byHand: false,
          dryRun: false,
          lockWaitMs: 0,
          ...options,
        },
        { clock: systemClock, signal: fleet.cancel.signal, ...ports },
      );
    },
    rollback: async (options: Partial<RollbackOptions> = {}, on = targets): Promise<RollbackOutcome> => {
      runs += 1;
      return rollback(
        on,
        {
          origin,
          release: undefined,
          services: [],
          acrossMigrations: false,
          reason: 'orders fail',
          dryRun: false,
          holdMs: 3_600_000,
          lockWaitMs: 0,
          ...options,
        },
        { clock: systemClock, signal: fleet.cancel.signal },
      );
    },
    /** Resolves once every cluster was written to, so that a failure strikes when all are under way. */
    everywhere: async (sequence: number) => {
      while (targets.some((target) => target.live() !== sequence))
        await new Promise((resolve) => setImmediate(resolve));
    },
    /** What each cluster serves, in the order of the names. */
    live: () => targets.map((target) => target.live()),
    histories: () => Promise.all(targets.map((target) => target.history())),
    cancelNow: () => fleet.cancel.abort(new ActionError('INTERRUPTED', 'The job was cancelled')),
    /** True when no cluster holds the lock. */
    unlocked: () =>
      targets.every(({ client }) => {
        const lease = client.objects.get('Lease.coordination.k8s.io/shop/flotilla-shop');
        return lease === undefined || !JSON.stringify(lease.spec).includes('holderIdentity');
      }),
  };
  return fleet;
}
