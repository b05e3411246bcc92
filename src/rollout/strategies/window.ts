import type { TrackNames } from '../../analysis/analysis.ts';
import { objectKey } from '../../kube/object.ts';
import { trackName } from '../../kube/tracks.ts';
import type { Beside } from './beside.ts';
import type { ShiftContext } from './context.ts';
import { prove } from './proof.ts';
import type { Shifting } from './shifting.ts';

/** Milliseconds between two smoke tests while the old pods wait. */
const askAgainMs = 5_000;

/**
 * The time in which all traffic is on the new pods and the old ones wait: the smoke test goes on asking, and metrics
 * are watched where there are any. The first failure of either ends it: `SMOKE_FAILED`, `ANALYSIS_FAILED`.
 */
export async function watchWindow(
  shifting: readonly Shifting[],
  beside: Beside,
  forMs: number,
  context: ShiftContext,
  signal: AbortSignal,
): Promise<void> {
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  const tracks = shifting.map((one) => trackNames(one, beside, context.client.name));
  const watched = context.watch?.({ step: 'flip-back window', forMs, tracks }, either);
  try {
    await Promise.all([watched, keepAsking(forMs, context, either)]);
  } finally {
    over.abort();
    await watched?.catch(() => undefined);
  }
}

async function keepAsking(forMs: number, context: ShiftContext, signal: AbortSignal): Promise<void> {
  const { clock } = context;
  const end = clock.now() + forMs;
  for (;;) {
    const left = end - clock.now();
    if (left <= 0) return;
    await clock.sleep(Math.min(askAgainMs, left), signal);
    await prove(context, signal);
  }
}

/** What queries may name of the new pods and the old ones. */
function trackNames({ ref, services }: Shifting, { hashes }: Beside, cluster: string): TrackNames {
  const { name, namespace = '' } = ref;
  const [service = name] = services.map((one) => one.ref.name);
  const names = { workload: name, namespace, cluster };
  const beside = trackName(name, 'preview');
  return {
    canary: { ...names, pods: `${beside}-[a-z0-9]+-[a-z0-9]+`, service: trackName(service, 'preview') },
    stable: { ...names, pods: `${name}-${hashes.get(objectKey(ref))}-[a-z0-9]+`, service },
  };
}
