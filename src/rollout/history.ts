import type { Deployment } from '../release/deployment.ts';

/**
 * What a cluster's ledger means, oldest entry first. A release's life in one cluster:
 *
 *     started ─┬─▶ verified ──▶ rolled-back     it served until something older was put back
 *              ├─▶ rejected ──▶ rolled-back     its rollout or smoke test failed; then the way back succeeded
 *              └─▶ interrupted                  its run ended without a verdict; the next run converges
 *
 * Every write of manifests is preceded by `started` of the release they belong to, a way back included: rejecting 8
 * and returning to 7 reads `started 8, rejected 8, started 7, rolled-back 8, verified 7`.
 */
export type History = readonly Deployment[];

/** How many verified releases stay in reach of a rollback. */
export const keptReleases = 10;

/** The last entry that matches. */
const last = (history: History, ...states: readonly Deployment['state'][]): Deployment | undefined =>
  history.findLast((entry) => states.includes(entry.state));

/** The release that was last proven to serve: where a failed delivery goes back to. */
export const lastVerified = (history: History): Deployment | undefined => last(history, 'verified');

/** The release whose manifests were last written, proven or not. */
export const live = (history: History): Deployment | undefined => last(history, 'started', 'verified');

/** A release that was started and has no verdict: its run was killed. */
export function unfinished(history: History): Deployment | undefined {
  const started = history.findLastIndex(({ state }) => state === 'started');
  const entry = history[started];
  const settled = history
    .slice(started + 1)
    .some(({ release, state }) => release === entry?.release && state !== 'rolled-back');
  return settled ? undefined : entry;
}

/** The last verdict on a release: whether it may be delivered again without being asked twice. */
export const verdictOn = (history: History, release: string): Deployment | undefined =>
  history.findLast((entry) => entry.release === release && entry.state !== 'started');

/** True for a release that was proven and not taken back since. */
const stands = (history: History, release: string): boolean => {
  const verdict = history.findLast((entry) => entry.release === release && isJudgement(entry));
  return verdict?.state === 'verified';
};
const isJudgement = ({ state }: Deployment) =>
  state === 'verified' || state === 'rejected' || state === 'rolled-back';

/** Where a rollback may go by itself, newest first: releases verified before the live one and not taken back. */
export function rollbackTargets(history: History): readonly Deployment[] {
  const current = live(history)?.release;
  const verified = history.filter(
    ({ release, state }) => state === 'verified' && release !== current && stands(history, release),
  );
  return verified
    .toReversed()
    .filter(({ release }, at, all) => all.findIndex((one) => one.release === release) === at);
}

/**
 * The entry a person means by a release id, its beginning (12 digits or more), or a sequence number. Where services
 * were put back alone, several releases of one commit have the same number: it means the one that was delivered.
 */
export function findRelease(history: History, wanted: string): Deployment | undefined {
  const verified = history.filter(({ state }) => state === 'verified');
  if (/^\d{1,10}$/.test(wanted)) {
    const found = verified.findLast(({ sequence }) => sequence === Number(wanted));
    const delivered = verified.find(
      ({ sequence, commit }) => sequence === found?.sequence && commit === found.commit,
    );
    return verified.findLast(({ release }) => release === delivered?.release);
  }
  const digits = wanted.replace(/^sha256:/, '');
  return digits.length < 12
    ? undefined
    : verified.findLast(({ release }) => release.startsWith(`sha256:${digits}`));
}

/** Releases whose manifests must be kept, newest first: the last verified ones and whatever is live. */
export function neededReleases(history: History): string[] {
  const verified = history.filter(({ state }) => state === 'verified').map(({ release }) => release);
  const newest = [...new Set(verified.toReversed())].slice(0, keptReleases);
  const current = live(history)?.release;
  return current === undefined ? newest : [...new Set([current, ...newest])];
}
