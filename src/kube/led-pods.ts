import type { KubeClient, KubeObject, ObjectRef } from './client.ts';
import { at, listAt, textAt } from './fields.ts';
import { hashLabel, type Lead } from './selector-shift.ts';
import { isKubeStatus } from './status-error.ts';
import { trackLabel } from './tracks.ts';
import { until } from './until.ts';
import type { Writing } from './writing.ts';

const pods = { apiVersion: 'v1', kind: 'Pod' };
const slices = { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' };
const serviceLabel = 'kubernetes.io/service-name';

/** How long the endpoints of a Service may take to follow its selector, in milliseconds. */
const patienceMs = 10_000;

/**
 * Waits until a Service really sends its requests to the pods it is led to, and to no others. False where that could
 * not be seen in time, or may not be looked at.
 */
export async function follows(
  client: KubeClient,
  { namespace, name }: ObjectRef,
  to: Lead,
  { clock, signal }: Pick<Writing, 'clock' | 'signal'>,
): Promise<boolean> {
  const wanted = 'hash' in to ? `${hashLabel}=${to.hash}` : `${trackLabel}=${to.track}`;
  const look = async () => {
    const [ready, led] = await Promise.all([
      client.list(slices, { namespace, labelSelector: `${serviceLabel}=${name}` }),
      client.list(pods, { namespace, labelSelector: wanted }),
    ]);
    const names = new Set(led.map(({ metadata }) => metadata.name));
    const serving = ready.flatMap(servingPods);
    return (serving.length > 0 && serving.every((pod) => names.has(pod))) || undefined;
  };
  try {
    return (await until(look, { clock, signal, patienceMs })) ?? false;
  } catch (error) {
    if (isKubeStatus(error, 403)) return false;
    throw error;
  }
}

/** Names of the pods of a slice that get requests. */
const servingPods = (slice: KubeObject): string[] =>
  listAt(slice, 'endpoints')
    .filter((endpoint) => at(endpoint, 'conditions', 'ready') !== false)
    .map((endpoint) => textAt(endpoint, 'targetRef', 'name') ?? '');
