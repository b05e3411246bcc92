import { systemClock } from '../../../src/core/clock.ts';
import { ActionError } from '../../../src/core/errors.ts';
import type { KubeObject } from '../../../src/kube/client.ts';
import { acquireLease } from '../../../src/kube/lease.ts';
import type { Release } from '../../../src/release/release.ts';
import { openLedger } from '../../../src/rollout/ledger.ts';
import { openManifestStore, type StoredRelease } from '../../../src/rollout/manifest-store.ts';
import { migrationKey } from '../../../src/rollout/migrations.ts';
import type { Plan, Target } from '../../../src/rollout/target.ts';
import { type MemoryClient, memoryClient } from '../../support/memory-client.ts';
import { recordingLog } from '../../support/recording-log.ts';

/** What may be made to go wrong in one cluster, by the sequence of the release it happens with. */
export interface Faults {
  render?: (sequence: number) => void;
  plan?: (sequence: number | undefined) => void;
  apply?: (sequence: number | undefined) => Promise<void> | void;
  wait?: (sequence: number | undefined, signal: AbortSignal) => Promise<void> | void;
  /** Thrown while a wave is watched. */
  watch?: () => void;
  /** Thrown when the release is made permanent. */
  complete?: (sequence: number | undefined) => Promise<void> | void;
  smoke?: (sequence: number, signal: AbortSignal) => boolean | Promise<boolean>;
}

export interface FakeTarget extends Target {
  readonly client: MemoryClient;
  readonly lines: readonly string[];
  readonly faults: Faults;
  /** What was asked of it after `apply`, in order: `rollOut 7`, `complete 7`, `retreat`, `tidy`. */
  readonly calls: string[];
  /** The release whose objects were last written; undefined when there are none. */
  live(): number | undefined;
  /** `started 7`, `verified 7`… */
  history(): Promise<string[]>;
  /** Migrations that a release brings, by its sequence. */
  readonly migrations: Map<number, string>;
  /** Sequence the next delivery renders. */
  rendering: Release;
  /** What a rendering depends on beside the release. */
  settings: string;
  /** The settings of the objects that were last written. */
  liveSettings(): string | undefined;
}

/** A cluster with a real lock, ledger and store over memory, and an application that is one number. */
export function fakeTarget(cluster: string, holder: () => string): FakeTarget {
  const client = memoryClient(cluster);
  const { log, lines } = recordingLog();
  const faults: Faults = {};
  const calls: string[] = [];
  const ledger = openLedger(client, 'shop', 'shop');
  let live: number | undefined;
  let liveSettings: string | undefined;
  const plan = (stored: StoredRelease | undefined): Plan => {
    const sequence = stored?.release.sequence;
    // What is applied must be what was stored for that release.
    if (stored !== undefined && stored.objects[0]?.data?.['sequence'] !== String(sequence))
      throw new Error('the manifests are another release’s');
    faults.plan?.(sequence);
    return {
      changes: { created: 0, changed: live === sequence ? 0 : 1, unchanged: 0, pruned: 0 },
      diff: `${live} → ${sequence}`,
      apply: async (guard) => {
        await guard();
        await faults.apply?.(sequence);
        live = sequence;
        liveSettings = stored?.objects[0]?.data?.['settings'];
      },
      risks: [],
      rollOut: async (_guard, signal) => {
        calls.push(`rollOut ${sequence}`);
        await faults.wait?.(sequence, signal);
        return [];
      },
      watch: async () => faults.watch?.(),
      complete: async (guard) => {
        calls.push(`complete ${sequence}`);
        await faults.complete?.(sequence);
        await guard();
        if (sequence === undefined) live = undefined;
      },
    };
  };
  const target: FakeTarget = {
    cluster,
    client,
    log,
    lines,
    faults,
    calls,
    ledger,
    store: openManifestStore(client, 'shop', 'shop'),
    migrations: new Map(),
    rendering: release(0),
    settings: 'a',
    live: () => live,
    liveSettings: () => liveSettings,
    history: async () => (await ledger.read()).entries.map(({ state, sequence }) => `${state} ${sequence}`),
    lock: (waitMs, signal) =>
      acquireLease(
        client,
        { namespace: 'shop', name: 'flotilla-shop', holder: holder(), run: 'https://ci.example/1' },
        waitMs,
        { clock: systemClock, log, signal },
      ),
    render: async () => {
      faults.render?.(target.rendering.sequence);
      const { sequence } = target.rendering;
      return [objectOf(sequence, target.settings, target.migrations.get(sequence))];
    },
    provePullable: async () => {},
    planForward: async (rendered) => plan(rendered),
    planBack: async (stored) => plan(stored),
    retreat: async () => {
      calls.push('retreat');
    },
    tidy: async () => {
      calls.push('tidy');
    },
    smoke: async ({ sequence }, signal) => {
      const passed = (await faults.smoke?.(sequence, signal)) ?? true;
      const state = passed ? ('passed' as const) : ('failed' as const);
      const problem = passed ? undefined : 'answered 500';
      return {
        passed,
        seconds: 0.1,
        checks: [{ name: 'version', state, attempts: 1, seconds: 0.1, problem }],
      };
    },
  };
  return target;
}

const objectOf = (sequence: number, settings: string, migrations: string | undefined): KubeObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: {
    ...{ name: 'shop', namespace: 'shop' },
    ...(migrations === undefined ? {} : { annotations: { [migrationKey]: migrations } }),
  },
  data: { sequence: String(sequence), settings },
});

export const doomed = () => {
  throw new ActionError('ROLLOUT_FAILED', 'order-service: exit code 1', { hint: 'Read its log.' });
};

export function release(sequence: number): Release {
  const digest = `sha256:${String(sequence).padStart(64, '0')}`;
  return {
    schemaVersion: 1,
    application: 'shop',
    sequence,
    source: {
      repository: 'acme/shop',
      repositoryId: '1001',
      ref: 'refs/heads/main',
      commit: String(sequence).padStart(40, 'a'),
      run: 'https://github.com/acme/shop/actions/runs/1',
    },
    createdAt: '2026-01-01T00:00:00Z',
    services: { web: { digest, platforms: { 'linux/amd64': digest }, scans: {}, sboms: {} } },
    deploy: { kind: 'helm', archive: digest },
  };
}
