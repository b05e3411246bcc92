import { follows } from '../../kube/led-pods.ts';
import { lead } from '../../kube/selector-shift.ts';
import type { Track } from '../../kube/tracks.ts';
import { allEnded, permit, type Writing } from '../../kube/writing.ts';
import { seconds } from '../phases.ts';
import type { Beside } from './beside.ts';
import type { StrategyContext } from './context.ts';

/** Leads every Service to the new pods, all at once, with whatever else the release changes of it. */
export async function flip(
  { services }: Beside,
  track: Track,
  { client, clock, log }: StrategyContext,
  writing: Writing,
): Promise<void> {
  if (services.length === 0) return;
  const began = clock.now();
  await allEnded(
    services.map(async ({ ref, wanted, before }) => {
      const service = wanted ?? before;
      if (service === undefined) return;
      await permit(writing);
      await client.apply(lead(service, { track }, before), { force: true });
      if (!(await follows(client, ref, { track }, writing)))
        log.warning(`could not see the endpoints of Service ${ref.name} follow`);
    }),
  );
  const what = services.length === 1 ? '1 service' : `${services.length} services`;
  log.info(`traffic of ${what} is on the new pods (${seconds(clock.now() - began)})`);
}
