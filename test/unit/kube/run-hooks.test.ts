import { describe, expect, it } from '@jest/globals';
import type { WatchEvent, WatchOptions } from '../../../src/kube/client.ts';
import { hooksFor } from '../../../src/kube/hooks.ts';
import { type KubeObject, objectKey, refOf } from '../../../src/kube/object.ts';
import { runHooks } from '../../../src/kube/run-hooks.ts';
import { fastClock } from '../../support/fast-clock.ts';
import { memoryClient } from '../../support/memory-client.ts';
import { recordingLog } from '../../support/recording-log.ts';

const hook = (kind: string, name: string, policy?: string, rest: object = {}): KubeObject => ({
  apiVersion: { Job: 'batch/v1', CustomResourceDefinition: 'apiextensions.k8s.io/v1' }[kind] ?? 'v1',
  kind,
  metadata: {
    name,
    namespace: 'shop',
    annotations: {
      'helm.sh/hook': 'pre-install',
      ...(policy === undefined ? {} : { 'helm.sh/hook-delete-policy': policy }),
    },
  },
  ...rest,
});
const job = (name: string, policy?: string) => hook('Job', name, policy, { spec: { template: {} } });
const shortLived = (name: string) =>
  hook('Job', name, undefined, { spec: { template: {}, ttlSecondsAfterFinished: 0 } });

/** An object as its controller leaves it once a condition is true. */
const having = (object: KubeObject, type: string): KubeObject => ({
  ...object,
  status: { conditions: [{ type, status: 'True', reason: 'BackoffLimitExceeded', message: 'because' }] },
});
const leaving = (object: KubeObject): KubeObject => ({
  ...object,
  metadata: { ...object.metadata, deletionTimestamp: '2026-01-01T10:00:00Z' },
});

interface Script {
  /** As each look before the write finds the first object; none is there without it. */
  readonly before?: readonly (KubeObject | undefined)[];
  /** What becomes of an object once it is written: as each look finds it, the last one again and again. */
  readonly lives?: (written: KubeObject) => readonly (KubeObject | undefined)[];
  /** What the watch tells from the write on. */
  readonly told?: (written: KubeObject) => readonly WatchEvent[] | Error;
  /** Names of objects the server does not delete. */
  readonly undeletable?: readonly string[];
}

/** Runs hooks against a cluster that does what it is told to, and keeps what was done in its order. */
async function run(objects: readonly KubeObject[], script: Script = {}) {
  const { log, lines } = recordingLog();
  const done: string[] = [];
  const watched: WatchOptions[] = [];
  const looks = new Map<string, (KubeObject | undefined)[]>();
  const [first] = objects;
  if (first !== undefined) looks.set(objectKey(refOf(first)), [...(script.before ?? [])]);
  const written = new Map<string, KubeObject>();
  const lives = script.lives ?? ((object) => [having(object, 'Complete')]);
  const client = Object.assign(memoryClient(), {
    apply: async (object: KubeObject) => {
      done.push(`write ${object.kind} ${object.metadata.name}`);
      const stored = { ...object, metadata: { ...object.metadata, uid: 'uid', resourceVersion: '7' } };
      written.set(object.kind, stored);
      looks.set(objectKey(refOf(object)), [...lives(stored)]);
      return stored;
    },
    get: async (ref: Parameters<typeof objectKey>[0]) => {
      const left = looks.get(objectKey(ref)) ?? [];
      done.push(`look ${ref.kind} ${ref.name}`);
      return left.length > 1 ? left.shift() : left[0];
    },
    delete: async ({ kind, name }: { kind: string; name: string }) => {
      done.push(`delete ${kind} ${name}`);
      if (script.undeletable?.includes(name)) throw new Error(`${name} is held`);
    },
    watch: async function* ({ kind }: { kind: string }, options: WatchOptions) {
      watched.push(options);
      const events = script.told?.(written.get(kind) ?? hook(kind, '')) ?? [];
      if (events instanceof Error) throw events;
      yield* events;
      // Nothing more is told, until nobody listens.
      await new Promise<void>((resolve) => options.signal.addEventListener('abort', () => resolve()));
    },
  });
  const writing = {
    ...{ log, clock: fastClock(5_000), signal: new AbortController().signal },
    guard: async () => undefined,
  };
  const ran = runHooks(client, hooksFor(objects, 'pre', 'install'), 'shop', writing);
  const failure = await ran.then(
    () => undefined,
    (error: Error) => error.message,
  );
  const writes = done.filter((line) => !line.startsWith('look'));
  return { failure, done, writes, lines, watched };
}

describe('deletion', () => {
  const goes = 'hook-succeeded';

  it('of hooks that succeeded waits for the last of them, and goes backwards', async () => {
    const { writes, failure } = await run([
      hook('ServiceAccount', 'admission', goes),
      hook('Role', 'admission', goes),
      job('admission-create', goes),
    ]);
    expect(failure).toBeUndefined();
    expect(writes).toEqual([
      ...['write ServiceAccount admission', 'write Role admission', 'write Job admission-create'],
      ...['delete Job admission-create', 'delete Role admission', 'delete ServiceAccount admission'],
    ]);
  });

  it('after a failure is of the hook that failed, and of those before it that succeeded', async () => {
    const objects = [
      ...[hook('ServiceAccount', 'a', goes), hook('ConfigMap', 'b', 'hook-failed')],
      ...[job('c', 'hook-succeeded,hook-failed'), job('d', goes)],
    ];
    const { writes, failure } = await run(objects, { lives: (object) => [having(object, 'Failed')] });
    expect(failure).toMatch(/Hook Job c failed: BackoffLimitExceeded: because/);
    expect(writes.slice(3)).toEqual(['delete Job c', 'delete ServiceAccount a']);
  });

  it('that is refused does not hide why the hook failed', async () => {
    const { writes, failure, lines } = await run(
      [hook('ServiceAccount', 'a', goes), job('b', 'hook-failed')],
      { lives: (object) => [having(object, 'Failed')], undeletable: ['b'] },
    );
    expect(failure).toMatch(/Hook Job b failed/);
    expect(lines).toContain('warning: a hook was not deleted: b is held');
    expect(writes.at(-1)).toBe('delete ServiceAccount a');
  });

  it('is never of a CustomResourceDefinition', async () => {
    const policies = [undefined, 'before-hook-creation,hook-succeeded,hook-failed'];
    for (const policy of policies) {
      const { writes } = await run([hook('CustomResourceDefinition', 'widgets', policy), job('z', goes)], {
        lives: (object) => [
          having(having(object, 'Complete'), object.kind === 'Job' ? 'Failed' : 'Established'),
        ],
      });
      expect(writes).toEqual(['write CustomResourceDefinition widgets', 'write Job z']);
    }
  });
});

describe('a CustomResourceDefinition', () => {
  const definition = hook('CustomResourceDefinition', 'a');

  it('is established before the next hook runs', async () => {
    const { done, failure } = await run([definition, hook('ConfigMap', 'b', 'none')], {
      lives: (object) => [object, object, having(object, 'Established')],
    });
    expect(failure).toBeUndefined();
    const written = done.indexOf('write CustomResourceDefinition a');
    expect(done.slice(written + 1, done.indexOf('write ConfigMap b'))).toEqual([
      ...Array(3).fill('look CustomResourceDefinition a'),
      'look ConfigMap b',
    ]);
  });

  it('that is not established fails the hooks, and those before it are deleted', async () => {
    const { writes, failure } = await run([hook('ConfigMap', '0', 'hook-succeeded'), definition, job('z')], {
      lives: (object) => [object],
    });
    expect(failure).toMatch(/CustomResourceDefinition a was not established/);
    expect(writes).toEqual(['write ConfigMap 0', 'write CustomResourceDefinition a', 'delete ConfigMap 0']);
  });
});

it('waits for what is still being deleted before it writes', async () => {
  const object = job('a', 'hook-succeeded');
  const { done } = await run([object], { before: [leaving(object), leaving(object), undefined] });
  expect(done.slice(0, 4)).toEqual([...Array(3).fill('look Job a'), 'write Job a']);
});

describe('a Job that its ttlSecondsAfterFinished deletes', () => {
  const ended = (type: string) => (object: KubeObject) => [
    { type: 'MODIFIED', object } as const,
    { type: 'DELETED', object: leaving(having(object, type)) } as const,
  ];

  it('succeeded when it is seen complete while it is being deleted', async () => {
    const { failure } = await run([shortLived('a')], {
      lives: (object) => [object, leaving(having(object, 'Complete')), undefined],
    });
    expect(failure).toBeUndefined();
  });

  it('succeeded when only the watch saw it complete', async () => {
    const { failure, watched } = await run([shortLived('a')], {
      lives: (object) => [object, undefined],
      told: ended('Complete'),
    });
    expect(failure).toBeUndefined();
    expect(watched).toMatchObject([
      { namespace: 'shop', fieldSelector: 'metadata.name=a', resourceVersion: '7' },
    ]);
    expect(watched[0]?.signal.aborted).toBe(true);
  });

  it('failed when the watch saw it fail', async () => {
    const { failure } = await run([shortLived('a')], {
      lives: () => [undefined],
      told: ended('Failed'),
    });
    expect(failure).toMatch(/Hook Job a failed: BackoffLimitExceeded: because/);
  });

  it.each<[string, NonNullable<Script['told']>]>([
    ['says that it was deleted before', ended('Suspended')],
    ['may not be used', () => new Error('forbidden')],
    ['says nothing', () => []],
  ])('failed when it vanishes unseen and the watch %s', async (_what, told) => {
    const { failure } = await run([shortLived('a')], { lives: (object) => [object, undefined], told });
    expect(failure).toMatch('Hook Job a was deleted while it ran');
  });
});

it('does not watch a Job that nothing deletes, and has no excuse for one that vanishes', async () => {
  const { failure, watched } = await run([job('a')], { lives: (object) => [object, undefined] });
  expect(failure).toMatch('Hook Job a was deleted while it ran');
  expect(watched).toEqual([]);
});
