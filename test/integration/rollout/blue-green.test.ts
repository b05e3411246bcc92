import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Analysis, AnalysisWindow } from '../../../src/analysis/analysis.ts';
import { ActionError } from '../../../src/core/errors.ts';
import type { KubeClient } from '../../../src/kube/client.ts';
import { refOf } from '../../../src/kube/object.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { countedClient, killedClient, wasKilled } from '../../support/killed-client.ts';
import { randomFrom, seedOfRun } from '../../support/random.ts';
import { type ControlPlane, poll, startControlPlane } from '../kube/control-plane.ts';
import { running, stuck } from '../kube/kubelet.ts';
import { releaseOf, type ShiftRig, sequenceOf, startShiftRig } from './shift-rig.ts';

/** How many deliveries are killed at one of their writes. */
const kills = 5;

const never = new AbortController().signal;
const blueGreen = { strategy: { kind: 'blue-green', window: '1s' } };

let plane: ControlPlane;
let rig: ShiftRig;

beforeAll(async () => {
  plane = await startControlPlane((await toolchain()).bin);
}, 60_000);
afterAll(async () => {
  await plane?.stop();
});
afterEach(async () => {
  await rig?.stop();
});

/** A fresh application at release 1. */
async function shop(namespace: string): Promise<void> {
  rig = await startShiftRig(plane, namespace);
  await rig.deliver(1);
}

/** What a cluster holds at rest: exactly the chart's objects. */
const atRest = (sequence: number) => [
  `Deployment web: 2 of ${sequence}`,
  `Deployment worker: 2 of ${sequence}`,
  'HorizontalPodAutoscaler web: at least 1',
  'Service web: {"app":"web"}',
];

/** What stands while release 2 is beside release 1, by where the Service leads. */
const beside = (selector: unknown, worker = 2) => [
  'Deployment web-preview: 2 of 2 flotilla.dev/beside',
  'Deployment web: 2 of 1',
  `Deployment worker: 2 of ${worker}`,
  'HorizontalPodAutoscaler web: at least 2 flotilla.dev/held-minimum',
  'Service web-preview: {"app":"web","flotilla.dev/track":"preview"} flotilla.dev/beside',
  `Service web: ${JSON.stringify(selector)} flotilla.dev/stable`,
];
const hashed = (lines: readonly string[]) =>
  lines.map((line) => line.replace(/("pod-template-hash":")[a-z0-9]+/, '$1HASH'));

describe('blue-green', () => {
  it('shifts all traffic at once, and leaves exactly the chart’s objects', async () => {
    await shop('shift');
    const stop = rig.watchService();
    await rig.deliver(2, blueGreen);
    const seen = await stop();
    expect(seen).toEqual(['[1]', '[2]']);
    expect(await rig.standing()).toEqual(atRest(2));
    expect(rig.lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^info: test {2}shifts: web$/),
        expect.stringMatching(/worker rolls: no Service of the release selects it/),
        expect.stringMatching(/traffic of 1 service is on the new pods \(\d+\.\d s\)/),
      ]),
    );
  });

  it('keeps the old pods until it is made permanent, and goes back to them with one patch', async () => {
    await shop('back');
    const target = await rig.deliver(2, blueGreen, false);
    expect(await rig.standing()).toEqual(beside({ app: 'web', 'flotilla.dev/track': 'preview' }));
    expect(await rig.served()).toEqual([2, 2]);
    const began = Date.now();
    await target.retreat(async () => {}, new AbortController().signal);
    expect(await rig.served()).toEqual([1, 1]);
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(hashed(await rig.standing())).toEqual(beside({ app: 'web', 'pod-template-hash': 'HASH' }));
    await rig.restore(1);
    expect(await rig.standing()).toEqual(atRest(1));
  });

  it('never shows users a release that fails beside the old pods', async () => {
    await shop('unseen');
    const stop = rig.watchService();
    rig.behave('web', stuck({ waiting: { reason: 'CreateContainerConfigError', message: 'no such key' } }));
    await expect(rig.deliver(2, blueGreen)).rejects.toMatchObject({ code: 'ROLLOUT_FAILED' });
    await rig.restore(1);
    expect(await stop()).toEqual(['[1]']);
    expect(await rig.standing()).toEqual(atRest(1));
  });

  it('gives traffic back when the release fails with users on it', async () => {
    await shop('window');
    const stop = rig.watchService();
    let asked = 0;
    const answers = () => {
      asked += 1;
      return asked < 2;
    };
    const window = { strategy: { kind: 'blue-green', window: '30s' }, answers };
    await expect(rig.deliver(2, window)).rejects.toMatchObject({ code: 'SMOKE_FAILED' });
    await rig.restore(1);
    expect(await stop()).toEqual(['[1]', '[2]', '[1]']);
    expect(await rig.standing()).toEqual(atRest(1));
  });

  it('gives traffic back when metrics of the new pods fail', async () => {
    await shop('analysis');
    const stop = rig.watchService();
    const watched: AnalysisWindow[] = [];
    const analysis: Analysis = {
      watch: async (window) => {
        watched.push(window);
        throw new ActionError('ANALYSIS_FAILED', 'errors: 9 % is more than 1 %');
      },
    };
    const window = { strategy: { kind: 'blue-green', window: '30s' }, analysis };
    await expect(rig.deliver(2, window)).rejects.toMatchObject({ code: 'ANALYSIS_FAILED' });
    await rig.restore(1);
    expect(await stop()).toEqual(['[1]', '[2]', '[1]']);
    const names = { workload: 'web', namespace: 'analysis', cluster: 'test' };
    expect(watched).toEqual([
      {
        step: 'flip-back window',
        forMs: 30_000,
        tracks: [
          {
            canary: {
              ...names,
              service: 'web-preview',
              pods: expect.stringMatching(/^web-preview-[a-z0-9]{8,10}-\[a-z0-9\]\+$/),
            },
            stable: {
              ...names,
              service: 'web',
              pods: expect.stringMatching(/^web-[a-z0-9]{8,10}-\[a-z0-9\]\+$/),
            },
          },
        ],
      },
    ]);
  });

  it('keeps traffic on the new pods when its promotion fails, until the old release is restored', async () => {
    await shop('promotion');
    const stop = rig.watchService();
    let own = 0;
    const failing = stuck({ waiting: { reason: 'CreateContainerConfigError', message: 'no such key' } });
    rig.behave('web', (pod) => {
      const isOwn = sequenceOf(pod) === 2 && pod.metadata.labels?.['flotilla.dev/track'] === undefined;
      if (isOwn) own += 1;
      // The first comes up, the second does not.
      return (isOwn && own === 2 ? failing : running())(pod);
    });
    await expect(rig.deliver(2, blueGreen)).rejects.toMatchObject({ code: 'ROLLOUT_FAILED' });
    expect(await rig.served()).toEqual([2, 2]);
    await rig.restore(1);
    expect(await stop()).toEqual(['[1]', '[2]', '[1]']);
    expect(await rig.standing()).toEqual(atRest(1));
  });

  it('leaves nothing behind although a controller is a moment late at the end', async () => {
    await shop('late');
    const client = plane.client();
    let isPromoting = false;
    let isLate = false;
    const late: KubeClient = {
      ...client,
      patch: (ref, patch) => {
        isPromoting ||= JSON.stringify(patch).includes('flotilla.dev/promoting');
        return client.patch(ref, patch);
      },
      list: (kind, options) => {
        isLate ||= isPromoting && (options?.labelSelector ?? '').startsWith('flotilla.dev/track,');
        return client.list(kind, options);
      },
      get: async (ref) => {
        const object = await client.get(ref);
        if (!isLate || ref.kind !== 'Deployment' || ref.name !== 'web' || object === undefined) return object;
        [isPromoting, isLate] = [false, false];
        return { ...object, status: {} };
      },
    };
    await rig.deliver(2, { ...blueGreen, client: late });
    expect(await rig.standing()).toEqual(atRest(2));
  });

  it('begins from the Service as it was before a killed run', async () => {
    await shop('begins');
    await rig.deliver(2, blueGreen, false);
    const next = rig.target(3, blueGreen);
    const plan = await next.planForward({ release: releaseOf(3), objects: await next.render(never) });
    await next.retreat(async () => {}, never);
    await plan.apply(async () => {}, never);
    const service = { apiVersion: 'v1', kind: 'Service', namespace: 'begins', name: 'web' };
    expect((await plane.client().get(service))?.spec).toMatchObject({
      selector: { 'pod-template-hash': expect.any(String) },
      ports: [{ targetPort: 8001 }],
    });
    expect(await rig.served()).toEqual([1, 1]);
    await plan.rollOut(async () => {}, never);
    await plan.complete(async () => {}, never);
    expect(await rig.standing()).toEqual(atRest(3));
  });

  it('serves the next release although the old pods broke beside a killed run’s', async () => {
    await shop('broken');
    const failing = stuck({ waiting: { reason: 'CreateContainerConfigError', message: 'no such key' } });
    rig.behave('web', (pod) => (sequenceOf(pod) === 3 ? running() : failing)(pod));
    await expect(rig.deliver(2, blueGreen)).rejects.toMatchObject({ code: 'ROLLOUT_FAILED' });
    const client = plane.client();
    const pods = await client.list(
      { apiVersion: 'v1', kind: 'Pod' },
      { namespace: 'broken', labelSelector: 'app=web,!flotilla.dev/track' },
    );
    await Promise.all(pods.map((pod) => client.delete(refOf(pod))));
    await poll(async () => expect(await rig.served()).toEqual([]));
    await rig.deliver(3, blueGreen, false);
    expect(await rig.served()).toEqual([3, 3]);
    expect(await rig.standing()).toEqual(atRest(3));
  });

  it('leads users to the next release before its smoke test, not to a killed run’s pods', async () => {
    await shop('superseded');
    rig.behave('web', (pod) => {
      const isOwn = pod.metadata.labels?.['flotilla.dev/track'] === undefined;
      const failing = stuck({ waiting: { reason: 'CreateContainerConfigError', message: 'no such key' } });
      return (sequenceOf(pod) === 2 && isOwn ? failing : running())(pod);
    });
    await expect(rig.deliver(2, blueGreen)).rejects.toMatchObject({ code: 'ROLLOUT_FAILED' });
    expect(await rig.served()).toEqual([2, 2]);
    const stop = rig.watchService();
    await rig.deliver(3, blueGreen, false);
    expect(await rig.served()).toEqual([3, 3]);
    expect((await stop()).filter((now) => now === '[]')).toEqual([]);
    expect(await rig.standing()).toEqual(atRest(3));
  });

  it('is put right by the next run, wherever it was killed', async () => {
    const seed = seedOfRun();
    process.stdout.write(`blue-green deliveries are killed at random writes, FLOTILLA_SEED=${seed}\n`);
    const random = randomFrom(seed);
    await shop('killed');
    const stop = rig.watchService();
    const { client: counted, writes } = countedClient(plane.client());
    await rig.deliver(2, { ...blueGreen, client: counted });
    let sequence = 2;
    for (let killed = 0; killed < kills; ) {
      sequence += 1;
      expect(sequence).toBeLessThan(3 + 5 * kills);
      // After a kill there is less to write or more: one that would come too late is none.
      const fatal = 1 + Math.floor(random() * writes());
      const client = killedClient(plane.client(), ({ index }) => index === fatal, random() < 0.5);
      killed += await wasKilled(rig.deliver(sequence, { ...blueGreen, client }));
    }
    await rig.deliver(sequence + 1, blueGreen);
    const seen = await stop();
    // Never nobody, and never a release together with another while pods stand beside.
    expect(seen.filter((now) => now === '[]')).toEqual([]);
    expect(await rig.standing()).toEqual(atRest(sequence + 1));
  });
});
