import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { toolchain } from '../clouds/toolchain/index.ts';
import { type ControlPlane, startControlPlane } from '../integration/kube/control-plane.ts';
import { type ShiftRig, startShiftRig } from '../integration/rollout/shift-rig.ts';
import { countedClient, killedClient } from '../support/killed-client.ts';

/*
 * A blue-green delivery is killed at each of its writes in turn, before the write and after it, and each time a whole
 * delivery follows: whatever the moment, somebody always serves, and in the end there is nothing but the release.
 */

const blueGreen = { strategy: { kind: 'blue-green', window: '1s' } };

let plane: ControlPlane;
let rig: ShiftRig;
beforeAll(async () => {
  plane = await startControlPlane((await toolchain()).bin);
}, 60_000);
afterEach(async () => {
  await rig?.stop();
});
afterAll(async () => {
  await plane?.stop();
});

/** Numbers of a delivery's writes. */
async function countWrites(): Promise<number> {
  const { client, writes } = countedClient(plane.client());
  await rig.deliver(2, { ...blueGreen, client });
  return writes();
}

describe.each(['before', 'after'])('a blue-green delivery killed %s each of its writes', (moment) => {
  it('is put right by the next one', async () => {
    rig = await startShiftRig(plane, `kill-${moment}`);
    await rig.deliver(1);
    const writes = await countWrites();
    let sequence = 2;
    for (let fatal = 1; fatal <= writes; fatal++) {
      const client = killedClient(plane.client(), ({ index }) => index === fatal, moment === 'after');
      const stop = rig.watchService();
      await expect(rig.deliver(sequence + 1, { ...blueGreen, client })).rejects.toThrow('killed');
      // Every other time another release follows, else the same one once more.
      sequence += fatal % 2 === 0 ? 2 : 1;
      await rig.deliver(sequence, blueGreen);
      const [seen, standing] = [await stop(), await rig.standing()];
      expect([fatal, seen.includes('[]')]).toEqual([fatal, false]);
      expect([
        fatal,
        standing.filter((line) => line.includes('flotilla.dev') || /preview/.test(line)),
      ]).toEqual([fatal, []]);
      expect(standing).toContain(`Deployment web: 2 of ${sequence}`);
      expect(standing).toContain('HorizontalPodAutoscaler web: at least 1');
    }
  }, 600_000);
});
