import { describe, expect, it } from '@jest/globals';
import { explainRefusal } from '../../../src/kube/immutable.ts';

const refused = (kind: string, said: string) =>
  explainRefusal({ apiVersion: 'v1', kind, metadata: { name: 'x' } }, said);

describe('a refusal', () => {
  // test/integration/kube/charts.test.ts asks a real server for each.
  it.each([
    [
      'Service',
      'spec.clusterIPs[0]: Invalid value: ["10.96.0.9"]: may not change once set',
      'leave the field out',
    ],
    [
      'StatefulSet',
      "spec: Forbidden: updates to statefulset spec for fields other than 'replicas' are forbidden",
      'pods and volumes stay',
    ],
    ['Deployment', 'spec.selector: Invalid value: {}: field is immutable', '--cascade=orphan'],
    ['ConfigMap', 'data: Forbidden: field is immutable when `immutable` is set', 'another name'],
    ['RoleBinding', 'roleRef: Invalid value: {}: cannot change roleRef', 'keeps its role'],
    [
      'PersistentVolumeClaim',
      'spec: Forbidden: spec is immutable after creation except resources.requests',
      'only grow',
    ],
  ])('of a %s that must stay as it was made names the way out', (kind, said, remedy) => {
    expect(refused(kind, said)).toBe(`${said} (${refused(kind, said).slice(said.length + 2, -1)})`);
    expect(refused(kind, said)).toContain(remedy);
  });

  it('by a webhook names it, and that its policy decides', () => {
    const said = 'admission webhook "policy.sigstore.dev" denied the request: failed policy: signed';
    expect(refused('Deployment', said)).toBe(
      `${said} (deliver what the policy behind webhook policy.sigstore.dev asks for, such as a signed image, or change it)`,
    );
  });

  it('of any other kind stays as the server says it', () => {
    expect(refused('Service', 'spec.ports: Required value')).toBe('spec.ports: Required value');
    expect(refused('Gadget', 'spec: field is immutable')).toBe('spec: field is immutable');
  });
});
