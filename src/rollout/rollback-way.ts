import { ActionError } from '../core/errors.ts';
import type { Deployment } from '../release/deployment.ts';
import { releaseId } from '../release/release.ts';
import { composeRelease } from './composite.ts';
import type { PerCluster } from './each-cluster.ts';
import { findRelease, type History, lastVerified, live, rollbackTargets } from './history.ts';
import type { LedgerPage } from './ledger.ts';
import type { StoredRelease } from './manifest-store.ts';
import { crossedMigrations } from './migrations.ts';
import { describeChanges, type Plan, type Target } from './target.ts';

/** What a person asks for. */
export interface Wish {
  /** Id, its beginning, or sequence number; each cluster's last verified release before the live one without it. */
  readonly release: string | undefined;
  /** Services that go back alone; none means the whole application. */
  readonly services: readonly string[];
  /** Go back even where the data was migrated since. */
  readonly acrossMigrations: boolean;
  /** Only say what would be refused. */
  readonly dryRun: boolean;
}

/** The release a cluster goes to. */
export type Destination = Pick<Deployment, 'release' | 'sequence' | 'commit'>;

/** One cluster's way to an older release, proven before the first write. */
export interface Way {
  readonly from: Deployment | undefined;
  readonly to: Destination;
  readonly stored: StoredRelease;
  readonly plan: Plan;
  /** What is put together out of two releases, in words; undefined for a release as it was delivered. */
  readonly composed: string | undefined;
}

/**
 * Finds the release a cluster goes to, reads its manifests back, proves that its images can be pulled and tries it on
 * the server. `RELEASE_REFUSED` where the ledger knows no such release or a migration lies between, `RELEASE_INVALID`
 * where its manifests are gone, `IMAGE_UNAVAILABLE`.
 */
export async function findWay(
  target: Target,
  { entries }: LedgerPage,
  wish: Wish,
  signal: AbortSignal,
): Promise<Way> {
  const older = await findStored(target, entries, wish);
  await checkMigrations(target, entries, older, wish);
  const { stored, composed } = await compose(target, entries, older, wish);
  await target.provePullable(stored.objects, signal);
  const plan = await target.planBack(stored);
  const { sequence, source } = stored.release;
  target.log.info(`${nameOf(sequence, composed)} would bring: ${describeChanges(plan.changes)}`);
  const to = { release: releaseId(stored.release), sequence, commit: source.commit };
  return { from: live(entries), to, stored, plan, composed };
}

/** `release 8 with order-service of release 5` */
export const nameOf = (sequence: number, composed: string | undefined): string =>
  composed === undefined ? `release ${sequence}` : `release ${sequence} with ${composed}`;

/** The older release: the named one, or the newest that stands and, where services go back alone, has them otherwise. */
async function findStored(target: Target, history: History, wish: Wish): Promise<StoredRelease> {
  const { services } = wish;
  const candidates =
    wish.release === undefined ? rollbackTargets(history) : [findRelease(history, wish.release)];
  const [first] = candidates;
  if (first === undefined) throw unknownRelease(history, wish.release);
  if (services.length === 0 || wish.release !== undefined) return target.store.read(first.release);
  const { release: base } = await target.store.read(baseOf(history).release);
  for (const candidate of candidates) {
    if (candidate === undefined) continue;
    const stored = await target.store.read(candidate.release);
    const own = stored.release.services;
    if (services.some((name) => own[name]?.digest !== base.services[name]?.digest)) return stored;
  }
  throw new ActionError(
    'RELEASE_REFUSED',
    `every release that was verified there has ${services.join(', ')} as the live one has it`,
    { hint: 'Roll back the whole application, or deliver a fixed release.' },
  );
}

/**
 * The verified release that services of an older one are put into. It must be live, or else a try to do just this
 * that did not get to its end: what was put together of a release has its commit and number.
 */
function baseOf(history: History): Deployment {
  const [base, current] = [lastVerified(history), live(history)];
  if (base !== undefined && base.sequence === current?.sequence && base.commit === current.commit)
    return base;
  throw new ActionError(
    'RELEASE_REFUSED',
    `release ${current?.sequence ?? ''} is live but was not verified: services of another cannot be put into it`,
    { hint: 'Roll back the whole application.' },
  );
}

function unknownRelease(history: History, wanted: string | undefined): ActionError {
  const known = history.filter(({ state }) => state === 'verified').map(({ sequence }) => sequence);
  return new ActionError(
    'RELEASE_REFUSED',
    wanted === undefined
      ? 'no release was verified there before the live one'
      : `release ${wanted} was never verified there`,
    {
      hint:
        known.length > 0
          ? `Its ledger calls these verified: ${[...new Set(known)].join(', ')}. Name one in the input \`release\`.`
          : 'Its ledger calls no release verified; deliver one instead.',
    },
  );
}

async function checkMigrations(
  target: Target,
  history: History,
  older: StoredRelease,
  { acrossMigrations, dryRun }: Wish,
): Promise<void> {
  const crossed = await crossedMigrations(history, target.store, older);
  if (crossed.length === 0) return;
  const { sequence } = older.release;
  const line = `the data was migrated since release ${sequence} served: ${crossed.join(', ')}`;
  if (acrossMigrations || dryRun) {
    target.log.warning(acrossMigrations ? line : `would be refused: ${line}`);
    return;
  }
  throw new ActionError('RELEASE_REFUSED', line, {
    hint: `See that release ${sequence} works with the data as it is now, or bring the data back first; then run again with \`across-migrations: true\`.`,
  });
}

/** The older release itself, or the live one with some services of it. */
async function compose(
  target: Target,
  history: History,
  older: StoredRelease,
  { services }: Wish,
): Promise<Pick<Way, 'stored' | 'composed'>> {
  if (services.length === 0) return { stored: older, composed: undefined };
  const base = await target.store.read(baseOf(history).release);
  const stored = composeRelease(base, older, services);
  return { stored, composed: `${services.join(', ')} of release ${older.release.sequence}` };
}

/** The one release all go to. Clusters that would go to different releases by themselves need a person who names one: `RELEASE_REFUSED`. */
export function agree(ways: PerCluster<Way>): Destination | undefined {
  const targets = [...ways].map(([cluster, { to }]) => ({ cluster, to }));
  if (new Set(targets.map(({ to }) => to.release)).size > 1) {
    const list = [...ways]
      .map(
        ([cluster, { to, composed }]) =>
          `${cluster} to ${nameOf(to.sequence, composed).slice('release '.length)}`,
      )
      .join(', ');
    throw new ActionError('RELEASE_REFUSED', `The clusters would go to different releases: ${list}`, {
      hint: 'Name one in the input `release`, or roll the clusters back one by one.',
    });
  }
  return targets[0]?.to;
}
