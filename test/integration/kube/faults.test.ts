import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/core/clock.ts';
import { apply } from '../../../src/kube/apply.ts';
import { createKubeClient, type KubeClient, type KubeObject } from '../../../src/kube/client.ts';
import { planApply } from '../../../src/kube/plan.ts';
import { isKubeStatus } from '../../../src/kube/status-error.ts';
import { waitForRollout } from '../../../src/kube/wait.ts';
import type { Deployment } from '../../../src/release/deployment.ts';
import { openLedger } from '../../../src/rollout/ledger.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { type ControlPlane, poll, startControlPlane } from './control-plane.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { type Kubelet, running, startKubelet } from './kubelet.ts';
import { silentLog } from './silent-log.ts';

const namespace = 'default';
const signal = new AbortController().signal;
const kind = { apiVersion: 'v1', kind: 'ConfigMap' };
const writing = { guard: async () => undefined, signal, clock: systemClock, log: silentLog };

let plane: ControlPlane;
let proxy: FaultProxy;
let direct: KubeClient;
let client: KubeClient;
let kubelet: Kubelet;

beforeAll(async () => {
  plane = await startControlPlane((await toolchain()).bin);
  direct = plane.client();
  proxy = await startFaultProxy(plane.access);
  client = createKubeClient(proxy.access, { name: 'test', clock: systemClock, log: silentLog, signal });
  kubelet = startKubelet(direct, plane.access, namespace);
}, 60_000);
afterAll(async () => {
  await kubelet?.stop();
  await client?.close();
  await proxy?.stop();
  await plane?.stop();
});
afterEach(() => proxy.setFault(undefined));

const configMap = (name: string, data: Record<string, string> = {}): KubeObject => ({
  ...{ ...kind, data },
  metadata: { name, namespace },
});

/** A watch of ConfigMaps whose names begin so; `seen` grows as it is told. */
function follow(prefix: string, resourceVersion?: string) {
  const stop = new AbortController();
  const seen: string[] = [];
  const ended = (async () => {
    const options = { namespace, signal: stop.signal, resourceVersion };
    for await (const { type, object } of client.watch(kind, options))
      if (object.metadata.name?.startsWith(prefix)) seen.push(`${type} ${object.metadata.name}`);
  })();
  const has = (event: string) =>
    poll(async () => {
      if (!seen.includes(event)) throw new Error(`${event} is not among ${seen.join(', ')}`);
    });
  return {
    seen,
    has,
    end: async () => {
      stop.abort();
      await ended;
    },
  };
}

const isWatch = (url: string) => url.includes('watch=1');
const watches = () => proxy.requests.filter((request) => isWatch(request) && request.includes('/configmaps'));

describe('a watch', () => {
  it('goes on where its connection is cut, without hearing anything twice', async () => {
    const watch = follow('cut-');
    await direct.create(configMap('cut-1'));
    await watch.has('ADDED cut-1');
    proxy.cut();
    await direct.create(configMap('cut-2'));
    await watch.has('ADDED cut-2');
    await watch.end();
    expect(watch.seen).toEqual(['ADDED cut-1', 'ADDED cut-2']);
  });

  it('lists anew where its place in history is gone', async () => {
    await direct.create(configMap('gone-1'));
    const watch = follow('gone-', '1');
    await watch.has('ADDED gone-1');
    await direct.delete({ ...kind, namespace, name: 'gone-1' });
    await watch.has('DELETED gone-1');
    await watch.end();
  });

  it('goes on with a new token when the old one runs out', async () => {
    const watch = follow('token-');
    await poll(async () => {
      if (watches().length === 0) throw new Error('nobody watches');
    });
    const current = (await proxy.access.token?.())?.value;
    proxy.setFault(({ token }) => (token === current ? { status: 401, reason: 'Unauthorized' } : undefined));
    proxy.cut();
    await direct.create(configMap('token-1'));
    await watch.has('ADDED token-1');
    await watch.end();
    expect((await proxy.access.token?.())?.value).not.toBe(current);
  });
});

describe('a list', () => {
  it('comes page by page, compressed, and whole', async () => {
    const data = { text: 'much of the same '.repeat(60) };
    const names = Array.from({ length: 1_100 }, (_, at) => `page-${at}`);
    await Promise.all(names.map((name) => direct.create(configMap(name, data))));
    proxy.requests.length = 0;
    const found = await client.list(kind, { namespace });
    expect(new Set(found.map(({ metadata }) => metadata.name)).size).toBe(found.length);
    expect(found.length).toBeGreaterThanOrEqual(names.length);
    expect(proxy.requests.filter((one) => one.includes('continue=')).length).toBeGreaterThanOrEqual(2);
    expect([...proxy.encodings]).toEqual(['gzip']);
  });
});

describe('a delivery', () => {
  const deployment = (name: string): KubeObject => ({
    ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name } },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { terminationGracePeriodSeconds: 0, containers: [{ name: 'app', image: 'r.example/app:1' }] },
      },
    },
  });

  async function deliver(application: string) {
    kubelet.behave(application, running());
    const objects = [deployment(application), configMap(`${application}-settings`)];
    const plan = await planApply(client, objects, { application, namespace });
    const applied = await apply(client, plan, writing);
    return waitForRollout(client, applied.objects, {
      ...{ namespace, deadlineMs: 60_000, signal, clock: systemClock, log: silentLog },
    });
  }

  it('asks about the kinds it has to do with, and not for too much at once', async () => {
    proxy.requests.length = 0;
    await deliver('modest');
    const kinds = proxy.requests.map(
      (one) => /\/(?:namespaces\/[^/]+\/)?([a-z]+)(?:\/[^/?]+)?(?:\?|$)/.exec(one)?.[1],
    );
    expect(kinds).not.toContain('statefulsets');
    expect(kinds).not.toContain('secrets');
    expect(proxy.mostAtOnce()).toBeLessThanOrEqual(32);
    expect(proxy.mostAtOnce()).toBeGreaterThan(1);
  });

  it('takes its time where the server asks for that', async () => {
    const refused = new Map<string, number>();
    proxy.setFault(({ method, url }) => {
      const times = (refused.get(`${method} ${url}`) ?? 0) + 1;
      refused.set(`${method} ${url}`, times);
      return times === 1 ? { status: 429, reason: 'TooManyRequests', retryAfter: 0 } : undefined;
    });
    expect((await deliver('throttled')).workloads).toHaveLength(1);
    expect(refused.size).toBeGreaterThan(5);
  });

  it('comes to its end though every connection breaks again and again', async () => {
    let over = false;
    const storm = (async () => {
      while (!over) {
        await sleep(150);
        proxy.cut();
      }
    })();
    try {
      expect((await deliver('stormy')).workloads).toHaveLength(1);
    } finally {
      over = true;
      await storm;
    }
  });

  it('tells a conflict at once, where only its caller can know what to do', async () => {
    await direct.create(configMap('contested'));
    const read = await client.get({ ...kind, namespace, name: 'contested' });
    if (read === undefined) throw new Error('it is gone');
    const writes = Array.from({ length: 10 }, (_, at) =>
      client.replace({ ...read, data: { by: String(at) } }).then(
        () => 'won',
        (error: unknown) => (isKubeStatus(error, 'Conflict') ? 'lost' : error),
      ),
    );
    const results = await Promise.all(writes);
    expect(results.toSorted()).toEqual([...Array<string>(9).fill('lost'), 'won']);
  });

  it('loses no line of the ledger to others that write at the same time', async () => {
    const entry = (sequence: number): Deployment => ({
      ...{ schemaVersion: 1, release: `sha256:${'a'.repeat(64)}`, application: 'shop', environment: 'test' },
      ...{ cluster: 'test', sequence, state: 'started', at: new Date(sequence).toISOString(), actor: 'a' },
      ...{ run: 'https://ci.example/1', commit: 'c'.repeat(40) },
    });
    const numbers = [1, 2, 3, 4];
    await Promise.all(numbers.map((at) => openLedger(client, namespace, 'shop').append([entry(at)])));
    const { entries } = await openLedger(client, namespace, 'shop').read();
    expect(entries.map(({ sequence }) => sequence).toSorted()).toEqual(numbers);
  });
});
