import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { systemClock } from '../../src/core/clock.ts';
import { createKubeClient, type KubeClient } from '../../src/kube/client.ts';
import { toolchain } from '../clouds/toolchain/index.ts';
import { type ControlPlane, poll, startControlPlane } from '../integration/kube/control-plane.ts';
import { type FaultProxy, startFaultProxy } from '../integration/kube/fault-proxy.ts';
import { silentLog } from '../integration/kube/silent-log.ts';

/* A peer that vanished without a word: connections stay open, and nothing comes any more. Takes half a minute. */

const kind = { apiVersion: 'v1', kind: 'ConfigMap' };
const stop = new AbortController();

let plane: ControlPlane;
let proxy: FaultProxy;
let client: KubeClient;

beforeAll(async () => {
  plane = await startControlPlane((await toolchain()).bin);
  proxy = await startFaultProxy(plane.access);
  const ports = { name: 'test', clock: systemClock, log: silentLog, signal: new AbortController().signal };
  client = createKubeClient(proxy.access, ports);
}, 60_000);
afterAll(async () => {
  stop.abort();
  await client?.close();
  await proxy?.stop();
  await plane?.stop();
});

it('is noticed by a watch, which then tells what it missed', async () => {
  const seen: string[] = [];
  const ended = (async () => {
    for await (const { object } of client.watch(kind, { namespace: 'default', signal: stop.signal }))
      seen.push(object.metadata.name);
  })();
  const create = (name: string) =>
    plane.client().create({ ...kind, metadata: { name, namespace: 'default' }, data: {} });
  const isTold = (name: string) =>
    poll(async () => {
      if (!seen.includes(name)) throw new Error(`${name} is not among ${seen.join(', ')}`);
    }, 40_000);
  await create('before');
  await isTold('before');
  proxy.freeze();
  const frozen = Date.now();
  await create('meanwhile');
  await isTold('meanwhile');
  expect(Date.now() - frozen).toBeLessThan(35_000);
  stop.abort();
  await ended;
}, 60_000);
