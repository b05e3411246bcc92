import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/core/clock.ts';
import { createKubeClient, type KubeClient } from '../../../src/kube/client.ts';
import { planApply } from '../../../src/kube/plan.ts';
import { clusterRole, grantsOf, roleBinding } from '../../../src/preflight/rbac.ts';
import { describeRight, rightsIn, rightsOf } from '../../../src/preflight/rights.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { releaseOf, samePort, startShiftRig } from '../rollout/shift-rig.ts';
import { clusters, deliverShop, namespaceOf, startFront } from '../rollout/shop.ts';
import { type ControlPlane, type MemberGroup, poll, startControlPlane } from './control-plane.ts';
import { type Kubelet, running, startKubelet } from './kubelet.ts';
import { silentLog } from './silent-log.ts';

/*
 * The rights the suite asks for, against the server that judges them: with them a delivery gets through, and what is
 * granted is what it asks for.
 */

const deployers = 'flotilla-deployers';
let plane: ControlPlane;
let admin: KubeClient;
let front: { server: Server; url: string };
let kubelets: Kubelet[] = [];
let sequence = 0;

beforeAll(async () => {
  const { bin } = await toolchain();
  plane = await startControlPlane(bin);
  admin = plane.client();
  front = await startFront(admin);
  for (const cluster of clusters)
    await admin.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespaceOf(cluster) } });
  kubelets = clusters.map((cluster) => startKubelet(admin, plane.access, namespaceOf(cluster)));
  for (const kubelet of kubelets) kubelet.behave('web', running());
  await admin.apply(clusterRole('deploy'));
  for (const cluster of clusters) await admin.apply(roleBinding('deploy', namespaceOf(cluster)));
}, 60_000);
afterAll(async () => {
  await Promise.all(kubelets.map((kubelet) => kubelet.stop()));
  front?.server.close();
  await plane?.stop();
});

const deliver = () => {
  sequence += 1;
  const access = plane.member(deployers);
  return deliverShop({ access, sequence, front: front.url, run: `${sequence}/1`, log: silentLog });
};

const { signal } = new AbortController();
const memberClient = (group: MemberGroup) =>
  createKubeClient(plane.member(group), { name: group, clock: systemClock, log: silentLog, signal });

/** Takes one right from the role; resolves when the server knows. */
async function without(right: string): Promise<void> {
  const role = clusterRole('deploy');
  const rules = role.rules.flatMap((rule) =>
    rule.resources.flatMap((resource) => {
      const verbs = rule.verbs.filter((verb) => {
        const [one] = rightsIn([{ ...rule, resources: [resource], verbs: [verb] }]);
        return one !== undefined && describeRight(one) !== right;
      });
      return verbs.length > 0 ? [{ ...rule, resources: [resource], verbs }] : [];
    }),
  );
  await admin.apply({ ...role, rules });
}

describe('the rights of a deployer', () => {
  it('are enough to deliver, for the first time and again', async () => {
    for (const _ of [1, 2]) {
      const outcome = await deliver();
      expect(outcome.error).toBeUndefined();
      expect(outcome.verdict).toBe('verified');
    }
  }, 60_000);

  it('are enough to shift traffic, and a planner’s to plan that', async () => {
    const namespace = 'shifted';
    const rig = await startShiftRig(plane, namespace);
    const client = memberClient('flotilla-deployers');
    const planner = memberClient('flotilla-planners');
    try {
      await admin.apply(clusterRole('plan'));
      for (const duty of ['deploy', 'plan'] as const) await admin.apply(roleBinding(duty, namespace));
      await poll(() => rig.deliver(1, { client, edit: samePort }));
      const strategies = [
        { kind: 'blue-green', window: '1s' },
        { kind: 'canary', steps: [{ weight: 50, pause: '1s' }] },
      ];
      for (const [index, strategy] of strategies.entries()) {
        const sequence = index + 2;
        const target = rig.target(sequence, { client: planner, strategy, edit: samePort });
        const objects = await target.render(signal);
        const plan = await target.planForward({ release: releaseOf(sequence), objects });
        expect(plan.changes.changed).toBeGreaterThan(0);
        await rig.deliver(sequence, { client, strategy, edit: samePort });
        expect([...new Set(await rig.served())]).toEqual([sequence]);
      }
    } finally {
      await Promise.all([client.close(), planner.close()]);
      await rig.stop();
    }
  }, 60_000);

  it('are what a delivery asks for, and nothing it asks for lacks', async () => {
    const granted = new Set(rightsIn(rightsOf('deploy')).map(describeRight));
    const asked = [...(await plane.asked())]
      .filter((line) => line.startsWith(deployers))
      .map((line) => line.slice(deployers.length + 1));
    expect(asked.length).toBeGreaterThan(15);
    expect(asked.filter((right) => !granted.has(right))).toEqual([]);
  });

  it.each([
    'patch deployments.apps',
    'update configmaps',
    'list secrets',
    'update leases.coordination.k8s.io',
    'watch pods',
  ])(
    'are not enough without %s',
    async (right) => {
      await without(right);
      const outcome = await deliver();
      await admin.apply(clusterRole('deploy'), { force: true });
      expect(outcome.verdict).not.toBe('verified');
      expect(String(outcome.error)).toMatch(/cannot/);
    },
    60_000,
  );
});

describe('the rights of a planner', () => {
  it('let it try everything and write nothing', async () => {
    const namespace = namespaceOf(clusters[0]);
    for (const object of grantsOf('plan', namespace)) await admin.apply(object);
    const planner = memberClient('flotilla-planners');
    const settings = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'tried', namespace } };
    try {
      await poll(() => planner.apply(settings, { dryRun: true }));
      // A policy is in force a moment after it was written.
      await poll(async () => {
        const said = await planner.apply({ ...settings, metadata: { name: 'probe', namespace } }).then(
          () => 'written',
          (error: unknown) => String(error),
        );
        await admin.delete({ apiVersion: 'v1', kind: 'ConfigMap', name: 'probe', namespace });
        if (!said.includes('it may only try')) throw new Error(said);
      });
      await expect(planner.apply(settings)).rejects.toThrow(/it may only try/);
      await expect(
        planner.patch({ ...settings, name: 'settings', namespace }, { data: { release: '0' } }),
      ).rejects.toThrow(/it may only try/);
      expect(await admin.get({ ...settings, name: 'tried', namespace })).toBeUndefined();
      const objects = [{ ...settings, metadata: { name: 'tried' } }];
      const { changes } = await planApply(planner, objects, { application: 'other', namespace });
      expect(changes.map(({ action }) => action)).toEqual(['create']);
    } finally {
      await planner.close();
    }
  });
});
