import type { Clock } from '../core/clock.ts';
import { type ActionError, isActionError } from '../core/errors.ts';
import { checkNames } from './check-names.ts';
import { type ContentCheck, startCheck } from './content-check.ts';
import type { ContentSource } from './content-source.ts';
import {
  type PushItem,
  type PushResult,
  type PushState,
  type PushTarget,
  repositoryIn,
} from './push-plan.ts';
import { createPushProgress, type RegistryProgress } from './push-progress.ts';
import { pushContent } from './push-registry.ts';
import { createRegistryClient, type RegistryClient, type RegistryPorts } from './registry-client.ts';
import { waitForReplicas } from './replicas.ts';
import { push, union } from './scope.ts';
import { type MayTag, writeTags } from './tag-phase.ts';
import { knownTags, lookUpTags, type TagsBefore } from './tags-before.ts';

export interface PushOptions {
  readonly ports: RegistryPorts;
  /** Keeps a tag where it is by answering false, as for a tag that already names a later release. */
  readonly mayTag?: MayTag;
}

/**
 * Pushes every item to every registry, all at the same time and each at its own pace. Tags are written last, and only
 * when every required registry holds everything; a registry that failed gets none. Failures of registries are in the
 * results (see `judgePush`); thrown are `LAYOUT_INVALID` and `REFERENCE_INVALID`, before a byte has been sent, and the signal's reason.
 */
export async function pushToAll(
  content: ContentSource,
  items: readonly PushItem[],
  targets: readonly PushTarget[],
  { ports, mayTag = async () => true }: PushOptions,
): Promise<PushResult[]> {
  checkNames(items, targets);
  const { clock, log, signal } = ports;
  const names = targets.map(({ endpoint }) => endpoint.name);
  const progress = createPushProgress(log, clock, names);
  const check = startCheck(content, items);
  progress.start();
  try {
    const runs = await allSettled(
      targets.map((target) =>
        runContent(target, content, items, check, progress.registry(target.endpoint.name), ports),
      ),
    );
    await check.close();
    signal?.throwIfAborted();
    const ready = runs.every(({ error, endpoint }) => error === undefined || !endpoint.required);
    return await allSettled(
      runs.map((run) =>
        ready && run.error === undefined
          ? runTags(run, items, mayTag, ports)
          : Promise.resolve(resultOf(run, clock)),
      ),
    );
  } finally {
    progress.stop();
  }
}

/** Like Promise.all, but what fails first does not leave the others at work behind its back. */
async function allSettled<T>(work: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}

interface Run extends Pick<PushTarget, 'endpoint' | 'tagStored'> {
  readonly client: RegistryClient;
  readonly progress: RegistryProgress;
  readonly startedAt: number;
  /** What the tags named when the push began; see `knownTags`. */
  readonly tags?: TagsBefore;
  readonly error?: ActionError;
}

async function runContent(
  target: PushTarget,
  content: ContentSource,
  items: readonly PushItem[],
  check: ContentCheck,
  progress: RegistryProgress,
  ports: RegistryPorts,
): Promise<Run> {
  const { endpoint, tagStored } = target;
  const abort = new AbortController();
  const signal = ports.signal === undefined ? abort.signal : AbortSignal.any([ports.signal, abort.signal]);
  const scopes = items.map((item) => push(repositoryIn(endpoint, item))).reduce(union, new Map());
  const client = createRegistryClient(endpoint, { ...ports, signal, scopes });
  const started = { endpoint, client, progress, startedAt: ports.clock.now() };
  const run = tagStored === undefined ? started : { ...started, tagStored };
  try {
    const pause = (ms: number) => ports.clock.sleep(ms, signal);
    const tags = lookUpTags(client, items);
    const change = await pushContent(client, target, items, { content, progress, check, abort, pause });
    if (target.replicas !== undefined) progress.phase('replicating');
    await waitForReplicas(target, items, { ...ports, signal });
    return { ...run, tags: await tags(change) };
  } catch (error) {
    ports.signal?.throwIfAborted();
    progress.phase('failed');
    if (!isActionError(error)) throw error;
    return { ...run, error };
  }
}

async function runTags(
  run: Run,
  items: readonly PushItem[],
  mayTag: MayTag,
  { clock, signal }: RegistryPorts,
): Promise<PushResult> {
  run.progress.phase('tagging');
  const client = run.tags === undefined ? run.client : knownTags(run.client, run.tags);
  // Whether a tag may move is decided by what is there now.
  const { tags, error } = await writeTags(
    client,
    items,
    (_known, tag) => mayTag(run.client, tag),
    (ms) => clock.sleep(ms, signal),
    run.tagStored,
  );
  run.progress.phase(error === undefined ? 'done' : 'failed');
  return { ...resultOf(run, clock), state: error === undefined ? 'complete' : 'incomplete', tags, error };
}

function resultOf({ endpoint, progress, startedAt, error }: Run, clock: Clock): PushResult {
  const state: PushState = error === undefined ? 'held' : 'failed';
  const seconds = (clock.now() - startedAt) / 1000;
  const { name: registry, required } = endpoint;
  return { registry, required, state, seconds, tags: [], error, ...progress.counts };
}
