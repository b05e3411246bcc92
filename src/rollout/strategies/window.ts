import type { TrackNames } from '../../analysis/analysis.ts';
import type { KubeClient } from '../../kube/client.ts';
import { objectKey } from '../../kube/object.ts';
import { ownPods } from '../../kube/shift-state.ts';
import { podNames, type Track, trackName } from '../../kube/tracks.ts';
import type { SmokeWay } from '../../smoke/way.ts';
import type { Beside } from './beside.ts';
import type { ShiftContext } from './context.ts';
import { prove } from './proof.ts';
import type { Shifting } from './shifting.ts';

/** Milliseconds between two smoke tests while the old pods wait. */
const askAgainMs = 5_000;
/** What answered well a moment ago gets no longer than this to do so again, in milliseconds: users are on it. */
const patienceMs = 5_000;

export interface WatchedWindow {
  /** As people are told. */
  readonly step: string;
  /** Milliseconds. */
  readonly forMs: number;
  readonly track: Track;
  /** The way to the new pods, while the usual ones also lead to old ones. */
  readonly way: SmokeWay | undefined;
}

/**
 * A time in which new pods have traffic and the old ones can have it back: the smoke test goes on asking, and metrics
 * are watched where there are any. The first failure of either ends it: `SMOKE_FAILED`, `ANALYSIS_FAILED`.
 */
export async function watchWindow(
  shifting: readonly Shifting[],
  beside: Beside,
  { step, forMs, track, way }: WatchedWindow,
  context: ShiftContext,
  signal: AbortSignal,
): Promise<void> {
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  const tracks =
    context.watch &&
    (await Promise.all(shifting.map((one) => trackNames(one, beside, track, context.client))));
  const watched = tracks && context.watch?.({ step, forMs, tracks }, either);
  try {
    await Promise.all([watched, keepAsking(forMs, way, context, either)]);
  } finally {
    over.abort();
    await watched?.catch(() => undefined);
  }
}

async function keepAsking(
  forMs: number,
  way: SmokeWay | undefined,
  context: ShiftContext,
  signal: AbortSignal,
): Promise<void> {
  const { clock } = context;
  const end = clock.now() + forMs;
  for (;;) {
    const left = end - clock.now();
    if (left <= 0) return;
    await clock.sleep(Math.min(askAgainMs, left), signal);
    await prove(context, signal, way, patienceMs);
  }
}

/** What queries may name of the new pods and the old ones. */
async function trackNames(
  { ref, services }: Shifting,
  beside: Beside,
  track: Track,
  client: KubeClient,
): Promise<TrackNames> {
  const { name, namespace = '' } = ref;
  const [service = name] = services.map((one) => one.ref.name);
  const names = { workload: name, namespace, cluster: client.name };
  const trackRef = { ...ref, name: trackName(name, track) };
  const live = await client.get(trackRef);
  const young = live && (await ownPods(client, live));
  return {
    // Series of an earlier attempt's pods, which bear the same name but for the hash, outlive them by a while.
    canary: { ...names, pods: podNames(trackRef.name, young?.hash), service: trackName(service, track) },
    stable: { ...names, pods: podNames(name, beside.hashes.get(objectKey(ref))), service },
  };
}
