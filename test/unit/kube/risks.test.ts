import { describe, expect, it } from '@jest/globals';
import type { Change } from '../../../src/kube/dry-run.ts';
import { type KubeObject, refOf } from '../../../src/kube/object.ts';
import { findRisks } from '../../../src/kube/risks.ts';

const object = (kind: string, more: object, apiVersion = 'v1'): KubeObject => ({
  apiVersion,
  kind,
  metadata: { name: 'x', namespace: 'shop' },
  ...more,
});

function change(
  live: KubeObject | undefined,
  after: KubeObject | undefined,
  more: Partial<Change> = {},
): Change {
  const subject = after ?? live;
  if (subject === undefined) throw new Error('a change is about something');
  const action = after === undefined ? 'prune' : live === undefined ? 'create' : 'update';
  const base = { adopt: false, recreate: false, autoscaled: false, force: false, diff: '' };
  return { ref: refOf(subject), action, object: subject, live, planned: after, ...base, ...more };
}

const deployment = (spec: object) => object('Deployment', { spec }, 'apps/v1');
const role = (...rules: object[]) => object('Role', { rules }, 'rbac.authorization.k8s.io/v1');
const rule = (verbs: string[], resources: string[], apiGroups = ['']) => ({ verbs, resources, apiGroups });
const podsOf = (spec: object) =>
  deployment({ template: { spec: { containers: [{ name: 'app' }], ...spec } } });

describe('a plan flags', () => {
  it.each<[string, KubeObject | undefined, KubeObject | undefined, string]>([
    [
      'fewer replicas',
      deployment({ replicas: 3 }),
      deployment({ replicas: 1 }),
      'replica-drop: replicas 3 → 1',
    ],
    ['replicas left out', deployment({ replicas: 3 }), deployment({}), 'replica-drop: replicas 3 → 1'],
    [
      'a lower ceiling of an autoscaler',
      object('HorizontalPodAutoscaler', { spec: { minReplicas: 2, maxReplicas: 9 } }, 'autoscaling/v2'),
      object('HorizontalPodAutoscaler', { spec: { minReplicas: 2, maxReplicas: 4 } }, 'autoscaling/v2'),
      'replica-drop: maxReplicas 9 → 4',
    ],
    [
      'another selector of a Service',
      object('Service', { spec: { selector: { app: 'web' } } }),
      object('Service', { spec: { selector: { app: 'web', track: 'b' } } }),
      'selector-change: selects app=web,track=b instead of app=web',
    ],
    [
      'a smaller claim',
      object('PersistentVolumeClaim', { spec: { resources: { requests: { storage: '9Gi' } } } }),
      object('PersistentVolumeClaim', { spec: { resources: { requests: { storage: '1Gi' } } } }),
      'pvc: storage 9Gi → 1Gi',
    ],
    [
      'a weaker budget',
      object('PodDisruptionBudget', { spec: { minAvailable: 2 } }, 'policy/v1'),
      object('PodDisruptionBudget', { spec: { minAvailable: 1 } }, 'policy/v1'),
      'pdb: minAvailable 2 → 1',
    ],
    [
      'a right more',
      role(rule(['get'], ['pods'])),
      role(rule(['get'], ['pods']), rule(['delete'], ['deployments'], ['apps'])),
      'rbac-widening: allows delete deployments.apps',
    ],
    ['a powerful new role', undefined, role(rule(['*'], ['pods'])), 'rbac-widening: allows * pods'],
    [
      'somebody more in a binding',
      object(
        'ClusterRoleBinding',
        { subjects: [], roleRef: { kind: 'ClusterRole', name: 'admin' } },
        'rbac/v1',
      ),
      object(
        'ClusterRoleBinding',
        {
          subjects: [{ kind: 'ServiceAccount', namespace: 'shop', name: 'web' }],
          roleRef: { kind: 'ClusterRole', name: 'admin' },
        },
        'rbac/v1',
      ),
      'rbac-widening: gives ClusterRole admin in every namespace to ServiceAccount shop/web',
    ],
    [
      'power over the node',
      podsOf({}),
      podsOf({ hostNetwork: true, volumes: [{ name: 'v', hostPath: { path: '/etc' } }] }),
      'privileged-pod: hostNetwork, hostPath /etc',
    ],
    [
      'a way in from outside',
      object('Service', { spec: {} }),
      object('Service', { spec: { type: 'LoadBalancer' } }),
      'exposure: type ClusterIP → LoadBalancer',
    ],
    [
      'a webhook that must answer',
      undefined,
      object('ValidatingWebhookConfiguration', { webhooks: [{ name: 'guard.example' }] }, 'admission/v1'),
      'admission: guard.example: nothing passes while it does not answer',
    ],
    [
      'what is deleted',
      object('ConfigMap', {}),
      undefined,
      'prune: is no longer in the release and will be deleted',
    ],
  ])('%s', (_what, live, after, expected) => {
    const found = findRisks([change(live, after)]).map(({ kind, text }) => `${kind}: ${text}`);
    expect(found).toEqual([expected]);
  });

  it('what is taken over and what is made anew', () => {
    const live = object('Job', {
      metadata: { name: 'x', labels: { 'app.kubernetes.io/managed-by': 'Helm' } },
    });
    const kinds = findRisks([change(live, live, { adopt: true, recreate: true })]).map(({ kind }) => kind);
    expect(kinds).toEqual(['recreate', 'takeover']);
  });
});

describe('a plan does not flag', () => {
  it.each<[string, KubeObject | undefined, KubeObject | undefined]>([
    ['more replicas', deployment({ replicas: 1 }), deployment({ replicas: 2 })],
    ['a first delivery', undefined, podsOf({ replicas: 2, selector: { matchLabels: { app: 'web' } } })],
    ['a right that a wider one held already', role(rule(['*'], ['*'], ['*'])), role(rule(['get'], ['pods']))],
    ['an ordinary new role', undefined, role(rule(['get'], ['configmaps']))],
    ['powers that were there', podsOf({ hostPID: true }), podsOf({ hostPID: true })],
  ])('%s', (_what, live, after) => {
    expect(findRisks([change(live, after)])).toEqual([]);
  });

  it('what stays as it is', () => {
    expect(findRisks([change(deployment({ replicas: 3 }), deployment({}), { action: 'unchanged' })])).toEqual(
      [],
    );
  });
});
