import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Analysis } from '../../../src/analysis/analysis.ts';
import { ActionError } from '../../../src/core/errors.ts';
import { listAt, numberAt } from '../../../src/kube/fields.ts';
import type { Json, KubeObject, ObjectRef } from '../../../src/kube/object.ts';
import { releaseId } from '../../../src/release/release.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { countedClient, killedClient, wasKilled } from '../../support/killed-client.ts';
import { randomFrom, seedOfRun } from '../../support/random.ts';
import { type ControlPlane, poll, startControlPlane } from '../kube/control-plane.ts';
import { define } from '../kube/definitions.ts';
import { running, stuck } from '../kube/kubelet.ts';
import { releaseOf, type ShiftRig, samePort, sequenceOf, startShiftRig } from './shift-rig.ts';

const steps = [
  { weight: 34, pause: '1s' },
  { weight: 50, pause: '1s' },
];
const byReplicas = { strategy: { kind: 'canary', steps }, edit: samePort };
/** Kills of each way; FLOTILLA_KILLS sets another number. */
const kills = Number(process.env['FLOTILLA_KILLS'] ?? 1);
const never = new AbortController().signal;

const failing: Analysis = {
  watch: async () => {
    throw new ActionError('ANALYSIS_FAILED', 'errors: 9 % is more than 1 %');
  },
};

let plane: ControlPlane;
let rig: ShiftRig;
let stopWatching = async () => {};

beforeAll(async () => {
  const { bin } = await toolchain();
  plane = await startControlPlane(bin);
  await define(plane, bin, ['gateway-api-httproutes.yaml', 'gateway-api-grpcroutes.yaml', 'istio.yaml']);
}, 90_000);
afterAll(() => plane?.stop());
afterEach(async () => {
  await stopWatching();
  await rig?.stop();
});

async function shop(namespace: string, edit = (objects: KubeObject[]) => objects): Promise<void> {
  rig = await startShiftRig(plane, namespace);
  await rig.deliver(1, { edit });
}

/** What a cluster holds at rest: exactly the chart's objects. */
const atRest = (sequence: number) => [
  `Deployment web: 2 of ${sequence}`,
  `Deployment worker: 2 of ${sequence}`,
  'HorizontalPodAutoscaler web: at least 1',
  'Service web: {"app":"web"}',
];

/** New pods beyond so many never become Ready. */
const failAfter = (most: number) => {
  const seen = new Set<string>();
  return (pod: KubeObject) => {
    const isNew = sequenceOf(pod) === 2;
    if (isNew) seen.add(pod.metadata.name);
    const broken = stuck({ waiting: { reason: 'CreateContainerConfigError', message: 'no such key' } });
    return (isNew && seen.size > most ? broken : running())(pod);
  };
};

describe('a canary by numbers of pods', () => {
  it('takes a growing share, says which it really is, and leaves exactly the chart’s objects', async () => {
    await shop('pods', samePort);
    const stop = rig.watchService();
    await rig.deliver(2, byReplicas);
    expect(await stop()).toEqual(['[1]', '[1,2]', '[2]']);
    expect(await rig.standing()).toEqual(atRest(2));
    expect(rig.lines.map((line) => line.replace(/^info: test {2}/, ''))).toEqual(
      expect.arrayContaining([
        'shifts: web, worker',
        'the new pods pass the smoke test before they get traffic',
        // An autoscaler decides over the old pods of web; those of worker make room.
        'step 1 of 2, 34 %: web: 1 of 3 pods, 33.3 %',
        'step 1 of 2, 34 %: worker: 1 of 3 pods, 33.3 %',
        'step 2 of 2, 50 %: web: 2 of 4 pods, 50 %',
        'step 2 of 2, 50 %: worker: 1 of 2 pods, 50 %',
      ]),
    );
  });

  it('refuses steps finer than one pod before the first write, with what is possible', async () => {
    await shop('fine', samePort);
    const fine = { edit: samePort, strategy: { kind: 'canary', steps: [{ weight: 10, pause: '1s' }] } };
    await expect(rig.deliver(2, fine)).rejects.toMatchObject({
      code: 'RELEASE_REFUSED',
      message: expect.stringContaining('worker, 2 pods: 10 % asked, possible are 33.3 %, 50 %, 66.7 %'),
    });
    expect(await rig.standing()).toEqual(atRest(1));
  });

  it('refuses before the first write to move a port that old and new pods share', async () => {
    await shop('moved');
    await expect(rig.deliver(2, { strategy: byReplicas.strategy })).rejects.toMatchObject({
      code: 'RELEASE_REFUSED',
      message: expect.stringContaining('Service web, port 80/TCP: from 8001 to 8002'),
    });
    expect(await rig.standing()).toEqual(atRest(1));
  });

  it('gives all traffic back at once, with all the old pods, and keeps the new ones to be looked at', async () => {
    await shop('pods-back', samePort);
    rig.behave('worker', failAfter(1));
    const half = [50, 67].map((weight) => ({ weight, pause: '1s' }));
    const strategy = { kind: 'canary', steps: half };
    await expect(rig.deliver(2, { strategy, edit: samePort })).rejects.toMatchObject({
      code: 'ROLLOUT_FAILED',
    });
    expect(new Set(await rig.served())).toEqual(new Set([1, 2]));
    expect(await rig.standing()).toContain('Deployment worker: 1 of 1');
    const began = Date.now();
    await rig.target(2).retreat(async () => {}, never);
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(new Set(await rig.served())).toEqual(new Set([1]));
    const standing = await rig.standing();
    expect(standing).toContain('Deployment worker: 2 of 1');
    expect(standing.find((line) => line.startsWith('Deployment web-canary: 2 of 2'))).toBeDefined();
    // Nothing leads to a worker: it works as long as it runs.
    expect(standing.find((line) => line.startsWith('Deployment worker-canary: 0 of 2'))).toBeDefined();
    await rig.restore(1);
    expect(await rig.standing()).toEqual(atRest(1));
  });

  it('knows how many old pods there were although a killed run had taken some away', async () => {
    await shop('pods-again', samePort);
    rig.behave('worker', failAfter(1));
    const strategy = { kind: 'canary', steps: [50, 67].map((weight) => ({ weight, pause: '1s' })) };
    await expect(rig.deliver(2, { strategy, edit: samePort })).rejects.toMatchObject({
      code: 'ROLLOUT_FAILED',
    });
    expect(await rig.standing()).toContain('Deployment worker: 1 of 1');
    rig.behave('worker', running());
    const again = rig.deliver(3, { strategy, analysis: failing, edit: samePort });
    await expect(again).rejects.toMatchObject({ code: 'ANALYSIS_FAILED' });
    expect(await rig.standing()).toContain('Deployment worker: 1 of 1');
    await rig.target(3).retreat(async () => {}, never);
    expect(await rig.standing()).toContain('Deployment worker: 2 of 1');
  });
});

/** Rules of a route as they change, and a gateway that takes them in. */
async function watchRoute(ref: ObjectRef, field: string) {
  const client = plane.client();
  const seen: unknown[] = [];
  const stop = new AbortController();
  const ended = (async () => {
    for await (const { object } of client.watch(ref, { namespace: ref.namespace, signal: stop.signal })) {
      const rules = listAt(object, 'spec', field);
      if (JSON.stringify(rules) !== JSON.stringify(seen.at(-1))) seen.push(rules);
      const [parent] = listAt(object, 'status', 'parents');
      const heard = numberAt(parent, 'conditions', 0, 'observedGeneration') ?? 0;
      if (ref.kind === 'HTTPRoute' && heard < (object.metadata.generation ?? 0))
        await client.patchStatus(ref, { status: accepted(object) });
    }
  })();
  stopWatching = async () => {
    stop.abort();
    await ended;
  };
  return async () => {
    const last = await client.get(ref);
    await poll(async () => expect(seen.at(-1)).toEqual(listAt(last, 'spec', field)));
    await stopWatching();
    return { seen, last };
  };
}

const accepted = ({ metadata: { generation } }: KubeObject): Json => ({
  parents: [
    {
      controllerName: 'example.com/gateway',
      parentRef: { name: 'edge' },
      conditions: ['Accepted', 'ResolvedRefs'].map((type) => ({
        type,
        status: 'True',
        reason: type,
        message: '',
        observedGeneration: generation ?? 0,
        lastTransitionTime: new Date().toISOString(),
      })),
    },
  ],
});

const ways = [
  {
    by: 'gateway-api',
    route: { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute' },
    field: 'rules',
    spec: { parentRefs: [{ name: 'edge' }], rules: [{ backendRefs: [{ name: 'web', port: 80 }] }] },
    weights: 'backendRefs',
  },
  {
    by: 'istio',
    route: { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService' },
    field: 'http',
    spec: { hosts: ['shop.example'], http: [{ route: [{ destination: { host: 'web' } }] }] },
    weights: 'route',
  },
] as const;

describe('a canary by routes', () => {
  const weightsOf = (rules: unknown, field: string) =>
    listAt({ rules }, 'rules').map((rule) => listAt(rule, field).map(({ weight }) => weight));

  it.each(ways)('$by: first for a header, then by weights, and the rules are as they were', async (way) => {
    const { by, route, field, spec, weights } = way;
    const namespace = by;
    const withRoute = (objects: KubeObject[]) => [...objects, { ...route, metadata: { name: 'shop' }, spec }];
    await shop(namespace, withRoute);
    const ref = { ...route, namespace, name: 'shop' };
    const before = await plane.client().get(ref);
    const stop = await watchRoute(ref, field);
    await rig.deliver(2, { strategy: { kind: 'canary', by, steps }, edit: withRoute });
    const { seen, last } = await stop();
    expect(seen.slice(1, -1).map((rules) => weightsOf(rules, weights)[1])).toEqual([
      [100, 0],
      [66, 34],
      [50, 50],
    ]);
    expect(JSON.stringify(seen[1])).toContain(releaseId(releaseOf(2)));
    expect(last?.spec).toEqual(before?.spec);
    expect(last?.metadata.annotations).toEqual(before?.metadata.annotations);
    expect(await rig.standing()).toEqual(atRest(2));
    const target = rig.target(2, { edit: withRoute });
    const objects = await target.render(never);
    expect((await target.planForward({ release: releaseOf(2), objects })).diff).toBe('');
  });

  it('asks by the header before anybody else is led to the new pods, and gives routes back', async () => {
    const [{ route, spec, field }] = ways;
    const withRoute = (objects: KubeObject[]) => [...objects, { ...route, metadata: { name: 'shop' }, spec }];
    await shop('header', withRoute);
    const ref = { ...route, namespace: 'header', name: 'shop' };
    const before = await plane.client().get(ref);
    const stop = await watchRoute(ref, field);
    const strategy = { kind: 'canary', by: 'gateway-api', steps };
    const failing = { strategy, edit: withRoute, answers: () => false };
    await expect(rig.deliver(2, failing)).rejects.toMatchObject({ code: 'SMOKE_FAILED' });
    await rig.target(2).retreat(async () => {}, never);
    const { seen, last } = await stop();
    expect(seen.map((rules) => weightsOf(rules, 'backendRefs').at(-1))).toEqual([[1], [100, 0], [1]]);
    expect(last?.spec).toEqual(before?.spec);
  });

  it('shares a route of somebody else, and gives it back as it was', async () => {
    const [{ route, spec, field }] = ways;
    await shop('foreign');
    const ref = { ...route, namespace: 'foreign', name: 'theirs' };
    const before = await plane
      .client()
      .create({ ...route, metadata: { name: ref.name, namespace: ref.namespace }, spec });
    const stop = await watchRoute(ref, field);
    await rig.deliver(2, { strategy: { kind: 'canary', by: 'gateway-api', steps } });
    const { seen, last } = await stop();
    expect(seen.map((rules) => weightsOf(rules, 'backendRefs').at(-1))).toEqual([
      [1],
      [100, 0],
      [66, 34],
      [50, 50],
      [1],
    ]);
    expect([last?.spec, last?.metadata.annotations]).toEqual([before.spec, undefined]);
  });

  it('gives a route of somebody else back before the pods it leads to leave', async () => {
    const [{ route, spec, field }] = ways;
    await shop('tidied');
    const ref = { ...route, namespace: 'tidied', name: 'theirs' };
    await plane.client().create({ ...route, metadata: { name: ref.name, namespace: ref.namespace }, spec });
    const stop = await watchRoute(ref, field);
    const strategy = { kind: 'canary', by: 'gateway-api', steps };
    const killed = rig.deliver(2, { strategy, analysis: failing });
    await expect(killed).rejects.toMatchObject({ code: 'ANALYSIS_FAILED' });
    await rig.target(2).tidy(async () => {}, never);
    const { seen, last } = await stop();
    expect(seen.map((rules) => weightsOf(rules, 'backendRefs').at(-1))).toEqual([
      [1],
      [100, 0],
      [66, 34],
      [1],
    ]);
    expect(last?.metadata.annotations).toBeUndefined();
    expect((await rig.standing()).filter((line) => line.includes('canary'))).toEqual([]);
  });

  it('refuses where no route leads to what shifts', async () => {
    await shop('unrouted');
    await expect(
      rig.deliver(2, { strategy: { kind: 'canary', by: 'gateway-api', steps } }),
    ).rejects.toMatchObject({
      code: 'CHART_INVALID',
      message: expect.stringContaining('No HTTPRoute or GRPCRoute in cluster test leads to a Service of web'),
    });
    expect(await rig.standing()).toEqual(atRest(1));
  });
});

describe('a canary that was killed', () => {
  const [{ route, field, spec }] = ways;
  const withRoute = (objects: KubeObject[]) => [
    ...samePort(objects),
    { ...route, metadata: { name: 'shop' }, spec },
  ];

  it.each(['replicas', 'gateway-api'])(
    'by %s is put right by the next run, whatever the write',
    async (by) => {
      const seed = seedOfRun();
      process.stdout.write(`canary by ${by} killed at writes chosen by FLOTILLA_SEED=${seed}\n`);
      const random = randomFrom(seed);
      const namespace = `killed-${by}`;
      await shop(namespace, withRoute);
      const ref = { ...route, namespace, name: 'shop' };
      const before = await plane.client().get(ref);
      await watchRoute(ref, field);
      const stop = rig.watchService();
      const delivery = { strategy: { kind: 'canary', by, steps }, edit: withRoute };
      const { client: counted, writes } = countedClient(plane.client());
      await rig.deliver(2, { ...delivery, client: counted });
      let sequence = 2;
      for (let killed = 0; killed < kills; ) {
        sequence += 1;
        expect(sequence).toBeLessThan(3 + 5 * kills);
        // After a kill there is less to write or more: one that would come too late is none.
        const fatal = 1 + Math.floor(random() * writes());
        const client = killedClient(plane.client(), ({ index }) => index === fatal, random() < 0.5);
        killed += await wasKilled(rig.deliver(sequence, { ...delivery, client }));
      }
      await rig.deliver(sequence + 1, delivery);
      expect((await stop()).filter((now) => now === '[]')).toEqual([]);
      expect(await rig.standing()).toEqual(atRest(sequence + 1));
      expect((await plane.client().get(ref))?.spec).toEqual(before?.spec);
    },
  );
});
