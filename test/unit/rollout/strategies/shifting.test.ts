import { describe, expect, it } from '@jest/globals';
import type { Change } from '../../../../src/kube/dry-run.ts';
import { applySetId, memberLabel } from '../../../../src/kube/inventory.ts';
import { type KubeObject, refOf } from '../../../../src/kube/object.ts';
import type { ApplyPlan } from '../../../../src/kube/plan.ts';
import { chooseShifting, type ShiftRule } from '../../../../src/rollout/strategies/shifting.ts';
import { hastyClock } from '../../../support/manual-clock.ts';
import { type MemoryClient, memoryClient } from '../../../support/memory-client.ts';

const owner = { application: 'shop', namespace: 'shop' };
const member: Record<string, string> = { [memberLabel]: applySetId(owner) };

const deployment = (name: string, image: string, spec: Record<string, never> = {}): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'shop', generation: 4 },
  spec: {
    replicas: 3,
    selector: { matchLabels: { app: name } },
    template: { metadata: { labels: { app: name, tier: 'front' } }, spec: { containers: [{ name, image }] } },
    ...spec,
  },
  status: { observedGeneration: 4, replicas: 3, updatedReplicas: 3, readyReplicas: 3 },
});

const service = (name: string, selector: Record<string, string>, labels = member): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'shop', labels },
  spec: { selector, ports: [{ port: 80 }] },
});

const change = (live: KubeObject | undefined, planned: KubeObject): Change => ({
  ref: refOf(planned),
  action: live === undefined ? 'create' : live === planned ? 'unchanged' : 'update',
  diff: '',
  object: planned,
  live,
  planned,
  force: false,
  adopt: false,
  recreate: false,
  autoscaled: false,
});

/** Of a change of web from one image to another, with what is given beside it. */
async function choose({
  live = deployment('web', 'web:1'),
  planned = deployment('web', 'web:2'),
  services = [service('web', { app: 'web' })],
  strangers = [],
  others = [],
  first = false,
  rule = {},
  settle,
}: {
  live?: KubeObject;
  planned?: KubeObject;
  services?: readonly KubeObject[];
  strangers?: readonly KubeObject[];
  others?: readonly Change[];
  first?: boolean;
  rule?: Partial<ShiftRule>;
  /** What the cluster says later. */
  settle?: (client: MemoryClient) => void;
} = {}) {
  const client = memoryClient();
  for (const object of [...services, ...strangers]) await client.create(object);
  const plan: ApplyPlan = {
    ...owner,
    operation: 'upgrade',
    createNamespace: false,
    first,
    changes: [change(live, planned), ...services.map((one) => change(one, one)), ...others],
    hooks: { pre: [], post: [] },
    risks: [],
    notes: [],
    extent: {
      before: undefined,
      during: { kinds: [], namespaces: [] },
      after: { kinds: [], namespaces: [] },
    },
  };
  settle?.(client);
  const usual = { workloads: undefined, byServices: true, track: 'preview' } as const;
  return chooseShifting(client, plan, { ...usual, ...rule }, hastyClock());
}

const withStatus = (status: Record<string, number>): KubeObject => ({
  ...deployment('web', 'web:1'),
  status: { observedGeneration: 4, replicas: 3, updatedReplicas: 3, readyReplicas: 3, ...status },
});

describe('what shifts', () => {
  it('is a Deployment whose pods change and whose Services mean nobody else', async () => {
    const { shifting, rolling } = await choose();
    expect(shifting.map(({ ref, services }) => [ref.name, services.map((one) => one.ref.name)])).toEqual([
      ['web', ['web']],
    ]);
    expect(rolling).toEqual([]);
  });

  it('has as many new pods as serve now or will, whichever are more', async () => {
    const five = deployment('web', 'web:2', { replicas: 5 as never });
    expect((await choose({ planned: five })).shifting[0]?.replicas).toBe(5);
    const one = deployment('web', 'web:2', { replicas: 1 as never });
    expect((await choose({ planned: one })).shifting[0]?.replicas).toBe(3);
  });

  it('is nothing on a first delivery, and nothing whose pods stay as they are', async () => {
    expect(await choose({ first: true })).toEqual({ shifting: [], rolling: [] });
    const scaled = deployment('web', 'web:1', { replicas: 5 as never });
    expect(await choose({ planned: scaled })).toEqual({ shifting: [], rolling: [] });
  });

  it.each([
    ['no Service of the release selects it', { services: [] }],
    ['no pod of it is Ready', { live: withStatus({ readyReplicas: 0 }) }],
    ['its last rollout is not finished', { live: withStatus({ updatedReplicas: 1 }) }],
    ['its last change is not observed yet', { live: withStatus({ observedGeneration: 3 }) }],
    [
      'two versions of it may not run at once (strategy Recreate)',
      { planned: deployment('web', 'web:2', { strategy: { type: 'Recreate' } as never }) },
    ],
    [
      'Service other, which is not of the application, selects its pods',
      { strangers: [service('other', { tier: 'front' }, {})] },
    ],
    [
      'the release has a Deployment web-preview, the name for what stands beside it',
      { others: [change(undefined, deployment('web-preview', 'api:1'))] },
    ],
    [
      'Service all also selects Deployment api',
      {
        services: [service('all', { tier: 'front' })],
        others: [change(undefined, deployment('api', 'api:1'))],
      },
    ],
  ])('is not what cannot: %s', async (reason, given) => {
    const passing = !/Service|strategy|release/.test(reason);
    expect(await choose(given)).toEqual({ shifting: [], rolling: [{ name: 'web', reason, passing }] });
  });

  it('is a Deployment that was scaled a moment ago, once its controller has seen it', async () => {
    const { shifting } = await choose({
      live: withStatus({ observedGeneration: 3 }),
      settle: (client) => {
        client.get = async () => withStatus({});
      },
    });
    expect(shifting.map(({ ref }) => ref.name)).toEqual(['web']);
  });

  it('refuses a delivery where one that was named cannot, or is not there', async () => {
    await expect(choose({ services: [], rule: { workloads: ['web'] } })).rejects.toMatchObject({
      code: 'CHART_INVALID',
      message: 'Deployment web of cluster aws cannot shift: no Service of the release selects it',
    });
    await expect(choose({ rule: { workloads: ['wbe'] } })).rejects.toMatchObject({
      code: 'CHART_INVALID',
      hint: 'Nothing was changed. Its Deployments are: web.',
    });
  });

  it('lets one that was named roll where it only cannot now, and minds no killed run’s objects', async () => {
    const { rolling } = await choose({
      live: withStatus({ readyReplicas: 0 }),
      rule: { workloads: ['web'] },
    });
    expect(rolling).toEqual([{ name: 'web', reason: 'no pod of it is Ready', passing: true }]);
    const left = service('web-preview', { app: 'web' }, { 'flotilla.dev/track': 'preview' });
    expect((await choose({ strangers: [left] })).shifting).toHaveLength(1);
  });

  it('needs no Service where traffic is led by other means', async () => {
    const { shifting } = await choose({ services: [], rule: { byServices: false } });
    expect(shifting.map(({ ref }) => ref.name)).toEqual(['web']);
  });
});
