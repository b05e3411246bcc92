import { expect, it } from '@jest/globals';
import type { KubeClient } from '../../../src/kube/client.ts';
import { dryRuns } from '../../../src/kube/dry-runs.ts';
import type { KubeObject } from '../../../src/kube/object.ts';
import { KubeStatusError } from '../../../src/kube/status-error.ts';

const role: KubeObject = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  metadata: { name: 'reader', namespace: 'shop' },
};
const binding: KubeObject = { ...role, kind: 'RoleBinding', metadata: { name: 'web', namespace: 'shop' } };
const account: KubeObject = {
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: 'web', namespace: 'shop' },
};
const pod: KubeObject = { ...account, kind: 'Pod' };

const noRole = 'roles.rbac.authorization.k8s.io "reader" not found';
const noAccount =
  'pods "web" is forbidden: error looking up service account shop/web: serviceaccount "web" not found';

/** A server that has nothing and refuses what it misses something for. */
const refusing = (refusals: Readonly<Record<string, [number, string]>>) =>
  ({
    name: 'aws',
    get: async () => undefined,
    scopeOf: async () => 'Namespaced',
    apply: async (object: KubeObject) => {
      const refusal = refusals[object.kind];
      if (refusal === undefined) return object;
      const [status, said] = refusal;
      throw new KubeStatusError({ where: 'aws', status, reason: 'NotFound', said });
    },
    // Nothing else is asked of a client here.
  }) as unknown as KubeClient;

const ask = (client: KubeClient, objects: readonly KubeObject[]) =>
  dryRuns(client, objects, {
    ...{ setId: 'shop', autoscaled: new Set<string>(), force: false, rollback: false },
    ...{ missing: new Set<string>(), known: () => undefined },
  });

it.each<[string, KubeObject[], [number, string]]>([
  ['a binding to a role', [role, binding], [404, noRole]],
  ['a pod of an account', [account, pod], [403, noAccount]],
])('takes no offence at %s that comes with the same release', async (_what, objects, refusal) => {
  const [needed, needing] = objects;
  const client = refusing({ [needing?.kind ?? '']: refusal });
  expect(await ask(client, objects)).toMatchObject([
    { change: { action: 'create', object: needed } },
    { change: { action: 'create', object: needing }, note: expect.stringContaining('not found') },
  ]);
});

it('refuses what misses something that nobody brings', async () => {
  const client = refusing({ RoleBinding: [404, noRole], Pod: [403, noAccount] });
  const other = { ...role, metadata: { name: 'writer', namespace: 'shop' } };
  expect(await ask(client, [other, binding, pod])).toMatchObject([
    { change: { action: 'create' } },
    { problem: expect.stringContaining('"reader" not found') },
    { problem: expect.stringContaining('"web" not found') },
  ]);
});
