import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { KubeClient } from '../../../src/kube/client.ts';
import { applySetId, extentOf, obsolete, readInventory, union } from '../../../src/kube/inventory.ts';
import type { KubeObject } from '../../../src/kube/object.ts';

const object = (kind: string, name: string, namespace = 'shop', apiVersion = 'v1'): KubeObject => ({
  apiVersion,
  kind,
  metadata: { name, namespace },
});
const anyObject = fc
  .tuple(
    fc.constantFrom('ConfigMap', 'Secret', 'Namespace', 'PersistentVolumeClaim'),
    fc.constantFrom('a', 'b', 'c'),
  )
  .map(([kind, name]) => object(kind, name));
const nameOf = ({ kind, metadata: { name } }: KubeObject) => `${kind} ${name}`;

describe('inventory', () => {
  it('has the id KEP-3659 prescribes', () => {
    // base64url(sha256('flotilla-shop.production.ConfigMap.'))
    expect(applySetId({ application: 'shop', namespace: 'production' })).toBe(
      'applyset-CPS8Eg4vPmvj6X2SuxRimGjIoQiS65u7r0auZ_HClLk-v1',
    );
  });

  it('prunes members that are not wanted any more, and never what holds data', () => {
    fc.assert(
      fc.property(fc.array(anyObject), fc.array(anyObject), (members, wanted) => {
        const names = new Set(wanted.map(nameOf));
        const expected = members.filter(
          (member) => !names.has(nameOf(member)) && /ConfigMap|Secret/.test(member.kind),
        );
        expect(obsolete(members, wanted).map(nameOf)).toEqual(expected.map(nameOf));
      }),
    );
  });

  it('takes an object at another version of its group for the same', () => {
    const before = object('CronJob', 'a', 'shop', 'batch/v1beta1');
    expect(obsolete([before], [object('CronJob', 'a', 'shop', 'batch/v1')])).toEqual([]);
  });

  it('covers old and new places', () => {
    const before = extentOf(
      [object('Secret', 'a'), object('Role', 'r', 'other', 'rbac.authorization.k8s.io/v1')],
      'shop',
    );
    expect(before).toEqual({ kinds: ['Role.rbac.authorization.k8s.io', 'Secret'], namespaces: ['other'] });
    const after = extentOf([object('ConfigMap', 'a')], 'shop');
    expect(union(before, after).kinds).toEqual(['ConfigMap', 'Role.rbac.authorization.k8s.io', 'Secret']);
  });

  it('leaves out what a controller made with the labels of a member', async () => {
    const controller = { uid: 'u', kind: 'Ingress', name: 'web', controller: true };
    const by = (manager: string) => [{ manager, operation: 'Apply', fieldsV1: {} }];
    const certificate = (name: string, metadata: object): KubeObject => ({
      ...object('Certificate', name, 'shop', 'cert-manager.io/v1'),
      metadata: { name, namespace: 'shop', ...metadata },
    });
    const parent = {
      ...object('ConfigMap', 'flotilla-web'),
      metadata: {
        name: 'flotilla-web',
        annotations: { 'applyset.kubernetes.io/contains-group-kinds': 'Certificate.cert-manager.io' },
      },
    };
    const client = {
      get: async () => parent,
      apiVersions: async () => ['cert-manager.io/v1/Certificate'],
      scopeOf: async () => 'Namespaced',
      list: async () => [
        certificate('ours', { managedFields: by('flotilla') }),
        certificate('adopted', { managedFields: by('flotilla'), ownerReferences: [controller] }),
        certificate('made', { managedFields: by('cert-manager'), ownerReferences: [controller] }),
        certificate('restored', { managedFields: by('velero') }),
      ],
    };
    // Nothing but these is asked of a client here.
    const found = await readInventory(client as unknown as KubeClient, {
      application: 'web',
      namespace: 'shop',
    });
    expect(found?.members.map(({ metadata }) => metadata.name)).toEqual(['ours', 'adopted', 'restored']);
  });
});
