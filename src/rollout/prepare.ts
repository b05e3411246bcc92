import { isActionError, messageOf } from '../core/errors.ts';
import type { KubeObject } from '../kube/object.ts';
import { releaseId } from '../release/release.ts';
import { admit } from './admission.ts';
import type { Delivery } from './delivery.ts';
import { inEachCluster, type PerCluster } from './each-cluster.ts';
import { readSettled } from './entries.ts';
import type { LedgerPage } from './ledger.ts';
import { get, type Locks } from './locks.ts';
import type { Losses } from './losses.ts';
import { seconds } from './phases.ts';
import { describeChanges, type Plan, type Target } from './target.ts';
import { type Base, findBase } from './way-back.ts';

/** All that is known of a cluster before the first write anywhere. */
export interface Prepared {
  readonly objects: readonly KubeObject[];
  readonly plan: Plan;
  readonly base: Base;
}

/**
 * Asks every ledger, then renders and plans in every cluster. Any failure anywhere is thrown, and nothing has been
 * changed; a cluster that `forgo` goes on without is missing. `superseded` when a later release was verified somewhere
 * while this delivery waited for a lock.
 */
export async function prepare(
  targets: readonly Target[],
  locks: Locks | undefined,
  delivery: Delivery,
  forgo: Losses['forgo'],
): Promise<PerCluster<Prepared> | 'superseded'> {
  const pages = await inEachCluster(
    targets,
    async (target) => {
      const page = await readPage(target, locks, delivery);
      return { page, admitted: ask(target, page, delivery) };
    },
    forgo,
  );
  if ([...pages.values()].some(({ admitted }) => admitted === 'superseded')) return 'superseded';
  const going = targets.filter(({ cluster }) => pages.has(cluster));
  return inEachCluster(
    going,
    (target) =>
      get(delivery.phases, target).record('plan', () => plan(target, get(pages, target).page, delivery)),
    forgo,
  );
}

async function plan(target: Target, page: LedgerPage, { release, signal, now }: Delivery): Promise<Prepared> {
  const began = now();
  const objects = await target.render(signal);
  const [plan, base] = await Promise.all([
    target.planForward({ release, objects }),
    findBase(target, page, release, objects),
    target.provePullable(objects, signal),
  ]);
  target.log.info(`planned in ${seconds(now() - began)}: ${describeChanges(plan.changes)}`);
  return { objects, plan, base };
}

function readPage(target: Target, locks: Locks | undefined, { options, now }: Delivery): Promise<LedgerPage> {
  return locks === undefined
    ? target.ledger.read()
    : readSettled(target, locks.of(target), options.origin, now);
}

function ask(
  target: Target,
  page: LedgerPage,
  { release, options, since, now }: Delivery,
): 'go' | 'superseded' {
  const { force, byHand } = options;
  const candidate = { release: releaseId(release), sequence: release.sequence, force, byHand, since };
  try {
    return admit(page, candidate, now());
  } catch (error) {
    if (!options.dryRun || !isActionError(error)) throw error;
    target.log.warning(`would be refused: ${messageOf(error)}`);
    return 'go';
  }
}
