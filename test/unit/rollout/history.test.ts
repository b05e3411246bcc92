import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Deployment, DeploymentState } from '../../../src/release/deployment.ts';
import { releaseId } from '../../../src/release/release.ts';
import {
  findRelease,
  type History,
  keptReleases,
  lastVerified,
  live,
  neededReleases,
  rollbackTargets,
  unfinished,
} from '../../../src/rollout/history.ts';
import { openLedger } from '../../../src/rollout/ledger.ts';
import { memoryClient } from '../../support/memory-client.ts';
import { release } from './fake-target.ts';

const entry = (sequence: number, state: DeploymentState): Deployment => ({
  schemaVersion: 1,
  release: releaseId(release(sequence)),
  application: 'shop',
  sequence,
  commit: release(sequence).source.commit,
  environment: 'production',
  cluster: 'aws',
  state,
  actor: 'ada',
  at: '2026-01-01T00:00:00Z',
  run: 'https://ci.example/1',
});

/** What may become of a run. */
const events = ['verified', 'returned', 'held', 'killed', 'rolled back', 'rollback killed'] as const;

/** A cluster whose runs end in any way, and what a person who watched them would say of it. */
function watched() {
  const ledger = openLedger(memoryClient(), 'shop', 'shop');
  const stored = new Set<string>();
  let sequence = 0;
  let entries: History = [];
  const seen: { live?: number; proven?: number; open: boolean } = { open: false };
  const append = async (...list: readonly (readonly [number, DeploymentState])[]) => {
    ({ entries } = await ledger.append(list.map(([number, state]) => entry(number, state))));
  };
  const collect = () => {
    const needed = neededReleases(entries);
    for (const id of stored) if (!needed.includes(id)) stored.delete(id);
  };
  const prove = async (number: number) => {
    await append([number, 'verified']);
    Object.assign(seen, { live: number, proven: number });
    collect();
  };
  const deliver = async (event: 'verified' | 'returned' | 'held' | 'killed') => {
    sequence += 1;
    stored.add(releaseId(release(sequence)));
    const base = lastVerified(entries)?.sequence;
    await append([sequence, 'started']);
    seen.live = sequence;
    if (event === 'verified') await prove(sequence);
    if (event === 'held') await append([sequence, 'rejected']);
    if (event === 'returned' && base === undefined)
      await append([sequence, 'rejected'], [sequence, 'rolled-back']);
    if (event === 'returned' && base !== undefined) {
      await append([sequence, 'rejected'], [base, 'started']);
      await append([sequence, 'rolled-back'], [base, 'verified']);
      Object.assign(seen, { live: base, proven: base });
    }
  };
  const goBack = async (killed: boolean) => {
    const [to] = rollbackTargets(entries);
    const from = live(entries)?.sequence;
    if (to === undefined || from === undefined) return false;
    await append([from, 'rolled-back'], [to.sequence, 'started']);
    seen.live = to.sequence;
    if (!killed) await prove(to.sequence);
    return true;
  };
  return {
    seen,
    stored,
    entries: () => entries,
    happen: async (event: (typeof events)[number]) => {
      const open = unfinished(entries);
      if (open !== undefined) await append([open.sequence, 'interrupted']);
      const back = event === 'rolled back' || event === 'rollback killed';
      const happened = back
        ? await goBack(event === 'rollback killed')
        : await deliver(event).then(() => true);
      seen.open = happened && event.endsWith('killed');
    },
  };
}

describe('a history of any runs', () => {
  it('never loses the way back, however it goes on', async () => {
    const runs = fc.array(fc.constantFrom(...events), { minLength: 1, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(runs, async (list) => {
        const cluster = watched();
        for (const event of list) {
          await cluster.happen(event);
          const { seen, stored } = cluster;
          const entries = cluster.entries();
          expect(live(entries)?.sequence).toBe(seen.live);
          expect(lastVerified(entries)?.sequence).toBe(seen.proven);
          expect(unfinished(entries) !== undefined).toBe(seen.open);
          const proven = lastVerified(entries)?.release;
          if (proven !== undefined) expect(stored).toContain(proven);
          for (const id of neededReleases(entries)) expect(stored).toContain(id);
          expect(entries.length).toBeLessThanOrEqual(200 + keptReleases + 1);
        }
      }),
      // A release that was proven long ago, and nothing but failures since: more lines than the ledger keeps.
      { numRuns: 25, endOnFailure: true, examples: [[['verified', ...Array<'held'>(120).fill('held')]]] },
    );
  });

  it('goes back by itself to what stands, newest first, each once', () => {
    const states: readonly (readonly [number, DeploymentState])[] = [
      [1, 'verified'],
      [2, 'verified'],
      [3, 'verified'],
      [3, 'rolled-back'],
      [2, 'started'],
      [2, 'verified'],
      [4, 'started'],
      [4, 'rejected'],
    ];
    const history = states.map(([sequence, state]) => entry(sequence, state));
    expect(rollbackTargets(history).map(({ sequence }) => sequence)).toEqual([2, 1]);
  });

  it('means by a number what was delivered under it, not what was put together of it later', () => {
    const composed = { ...entry(8, 'verified'), release: `sha256:${'c'.repeat(64)}` };
    const history = [entry(8, 'verified'), composed];
    expect(findRelease(history, '8')?.release).toBe(releaseId(release(8)));
    expect(findRelease(history, 'c'.repeat(12))).toBe(composed);
    expect(findRelease(history, 'c'.repeat(11))).toBeUndefined();
    // Another branch may have come to the same number: the newest is meant.
    const other = { ...entry(8, 'verified'), commit: 'e'.repeat(40), release: `sha256:${'e'.repeat(64)}` };
    expect(findRelease([...history, other], '8')).toBe(other);
  });
});
