import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { KubeObject } from '../../src/kube/object.ts';
import { freePorts } from '../clouds/free-ports.ts';
import { toolchain } from '../clouds/toolchain/index.ts';
import { type ControlPlane, poll, startControlPlane } from '../integration/kube/control-plane.ts';
import { define } from '../integration/kube/definitions.ts';
import { running } from '../integration/kube/kubelet.ts';
import { releaseOf, type ShiftRig, sequenceOf, startShiftRig } from '../integration/rollout/shift-rig.ts';
import { startRequestLoop } from '../support/request-loop.ts';

/*
 * A canary by weights of an HTTPRoute with a real gateway, Traefik: real requests are counted by who answered. Pods
 * are servers of this process, each with an address of its own on a bridge.
 */

const namespace = 'shop';
const link = `fl-gw-${process.pid}`.slice(0, 15);
const run = promisify(execFile);
const kinds = [
  'backendtlspolicies',
  'gatewayclasses',
  'gateways',
  'grpcroutes',
  'httproutes',
  'referencegrants',
];

let plane: ControlPlane;
let rig: ShiftRig;
let traefik: ChildProcess | undefined;
let port = 0;
const servers: Server[] = [];

beforeAll(async () => {
  const { bin } = await toolchain('full');
  await run('ip', ['link', 'add', link, 'type', 'bridge']);
  await run('ip', ['link', 'set', link, 'up']);
  plane = await startControlPlane(bin);
  await define(
    plane,
    bin,
    kinds.map((kind) => `gateway-api-${kind}.yaml`),
  );
  const [free = 0] = await freePorts(1);
  port = free;
  const output = openSync(path.join(plane.dir, 'traefik.log'), 'a', 0o600);
  traefik = spawn(
    path.join(bin, 'traefik'),
    [
      `--entrypoints.web.address=127.0.0.1:${port}`,
      ...['--providers.kubernetesgateway=true', '--providers.kubernetesgateway.statusaddress.ip=127.0.0.1'],
      ...['--providers.providersthrottleduration=100ms', '--log.level=INFO'],
      ...['--global.checknewversion=false', '--global.sendanonymoususage=false'],
    ],
    {
      cwd: plane.dir,
      env: { ...process.env, KUBECONFIG: path.join(plane.dir, 'kubeconfig') },
      stdio: ['ignore', output, output],
    },
  );
  rig = await startShiftRig(plane, namespace);
  rig.behave('web', serve);
  await plane.client().apply({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'GatewayClass',
    metadata: { name: 'edge' },
    spec: { controllerName: 'traefik.io/gateway-controller' },
  });
  await plane.client().apply({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'edge', namespace },
    spec: { gatewayClassName: 'edge', listeners: [{ name: 'web', port, protocol: 'HTTP' }] },
  });
  await rig.deliver(1, { edit: withRoute });
  const loop = ask();
  await loop.seen('1');
  await loop.stop();
}, 900_000);

afterAll(async () => {
  await rig?.stop();
  for (const server of servers) server.close();
  if (traefik?.exitCode === null) {
    const gone = once(traefik, 'exit');
    traefik.kill('SIGKILL');
    await gone;
  }
  await plane?.stop();
  await run('ip', ['link', 'delete', link]);
});

/** A pod that answers with its release, at an address of its own. */
async function serve(pod: KubeObject) {
  const address = `10.250.77.${servers.length + 1}`;
  await run('ip', ['address', 'add', `${address}/32`, 'dev', link]);
  const server = createServer((_, response) => response.end(String(sequenceOf(pod))));
  servers.push(server);
  // The chart has its Service lead to this port.
  server.listen(8000 + sequenceOf(pod), address);
  await once(server, 'listening');
  return { ...Object(running()(pod)), podIP: address, podIPs: [{ ip: address }] };
}

const withRoute = (objects: KubeObject[]): KubeObject[] => [
  ...objects,
  {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'shop' },
    spec: {
      parentRefs: [{ name: 'edge' }],
      hostnames: ['shop.example'],
      rules: [{ backendRefs: [{ name: 'web', port: 80 }] }],
    },
  },
];

const ask = (headers: Record<string, string> = {}) =>
  startRequestLoop({
    url: `http://127.0.0.1:${port}/`,
    rate: 60,
    headers: { host: 'shop.example', ...headers },
    answeredBy: (body) => body,
  });

const strategy = {
  kind: 'canary',
  by: 'gateway-api',
  steps: [
    { weight: 10, pause: '24s' },
    { weight: 50, pause: '24s' },
  ],
};

/** The part of the answers that came from a release while a step was watched, in percent. */
async function shareOf(step: string, loop: ReturnType<typeof ask>, who: string): Promise<number> {
  await poll(async () => expect(rig.lines.join('\n')).toContain(`${step}: watched`), 60_000);
  // What a gateway has accepted it follows a moment later.
  await sleep(1_000);
  const before = loop.counts().answeredBy;
  await sleep(4_000);
  const after = loop.counts().answeredBy;
  const gained = (name: string) => (after[name] ?? 0) - (before[name] ?? 0);
  return (100 * gained(who)) / (gained('1') + gained('2') + gained('3'));
}

describe('a canary behind a real gateway', () => {
  it('gets the share its step says, and every request has a good answer', async () => {
    const loop = ask();
    await loop.seen('1');
    const delivered = rig.deliver(2, { strategy, edit: withRoute });
    const shares = [
      await shareOf('step 1 of 2, 10 %', loop, '2'),
      await shareOf('step 2 of 2, 50 %', loop, '2'),
    ];
    await delivered;
    const before = loop.counts().answeredBy['2'] ?? 0;
    await sleep(1_000);
    const counts = await loop.stop();
    console.log(`shares ${shares.map((share) => share.toFixed(1)).join(', ')} %`, counts);
    expect(Math.abs((shares[0] ?? 0) - 10)).toBeLessThan(4);
    expect(Math.abs((shares[1] ?? 0) - 50)).toBeLessThan(6);
    expect(counts.answeredBy['2']).toBeGreaterThan(before);
    expect([counts.failed, counts.failures]).toEqual([0, []]);
  }, 300_000);

  it('loses it all within five seconds when it is given back', async () => {
    const loop = ask();
    const stop = new AbortController();
    const target = rig.target(3, { strategy, edit: withRoute });
    const objects = await target.render(stop.signal);
    const release = releaseOf(3);
    const plan = await target.planForward({ release, objects });
    const guard = async () => stop.signal.throwIfAborted();
    await plan.apply(guard, stop.signal);
    const ended = plan.rollOut(guard, stop.signal).catch(() => undefined);
    await loop.seen('3');
    stop.abort();
    const began = Date.now();
    await ended;
    await target.retreat(async () => {}, new AbortController().signal);
    await sleep(3_000);
    const last = (loop.span('3')?.last ?? 0) - began;
    console.log(`last answer of the canary ${last} ms after the verdict`);
    const counts = await loop.stop();
    expect(last).toBeLessThan(5_000);
    expect([counts.failed, counts.failures]).toEqual([0, []]);
    await rig.restore(2);
  }, 300_000);
});
