import { describeRef } from './object.ts';
import type { Standing } from './rollout.ts';

export interface RolloutProgress {
  readonly ready: number;
  readonly total: number;
  /** `12/15 ready  order-service 1/2 (waiting: readiness)` */
  readonly line: string;
}

/** Objects named in one line; the rest is counted. */
const mostNamed = 3;

/** Where a rollout stands, in one line. Workloads go by their name alone. */
export function progressOf(standings: readonly Standing[], namespace: string): RolloutProgress {
  const sum = (of: (standing: Standing) => number) => standings.reduce((total, one) => total + of(one), 0);
  const [ready, total] = [sum((one) => one.ready), sum((one) => one.total)];
  const late = standings.filter(({ state }) => state !== 'done');
  const named = late.slice(0, mostNamed).map((one) => {
    const name =
      one.total > 0 && one.live.kind === 'Deployment' ? one.ref.name : describeRef(one.ref, namespace);
    const waiting = one.message === '' ? '' : ` (waiting: ${one.message.split('\n')[0]})`;
    return `${name} ${one.ready}/${one.total}${waiting}`;
  });
  const more = late.length > mostNamed ? [`and ${late.length - mostNamed} more`] : [];
  return { ready, total, line: [`${ready}/${total} ready`, ...named, ...more].join('  ') };
}
