import { describe, expect, it } from '@jest/globals';
import type { KubeObject } from '../../../src/kube/object.ts';
import { ownedObject } from '../../../src/kube/owned-object.ts';

/** A live object whose fields `fieldsV1` are ours. */
const live = (fieldsV1: unknown, rest: Partial<KubeObject>): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  ...rest,
  metadata: {
    name: 'web',
    namespace: 'shop',
    uid: '1',
    resourceVersion: '7',
    ...rest.metadata,
    managedFields: [
      { manager: 'kube-controller-manager', operation: 'Update', fieldsV1: { 'f:status': {} } },
      { manager: 'flotilla', operation: 'Apply', apiVersion: 'v1', fieldsType: 'FieldsV1', fieldsV1 },
    ],
  },
});

describe('the part of an object that is ours', () => {
  it('is what we set, without what the server and others added', () => {
    const service = live(
      {
        'f:metadata': { 'f:labels': { 'f:app': {} } },
        'f:spec': {
          'f:selector': {},
          'f:ports': { 'k:{"port":80,"protocol":"TCP"}': { '.': {}, 'f:port': {}, 'f:targetPort': {} } },
        },
      },
      {
        metadata: { name: 'web', labels: { app: 'web', 'added-by': 'a-controller' } },
        spec: {
          clusterIP: '10.0.0.1',
          selector: { app: 'web' },
          ports: [
            { port: 80, protocol: 'TCP', targetPort: 8080, nodePort: 30080 },
            { port: 81, protocol: 'TCP', targetPort: 8081 },
          ],
        },
      },
    );
    expect(ownedObject(service)).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', namespace: 'shop', labels: { app: 'web' } },
      spec: { selector: { app: 'web' }, ports: [{ port: 80, protocol: 'TCP', targetPort: 8080 }] },
    });
  });

  it('keeps members of sets and the order of lists', () => {
    const object = live(
      {
        'f:metadata': { 'f:finalizers': { '.': {}, 'v:"b"': {}, 'v:"a"': {} } },
        'f:spec': { 'f:list': { 'k:{"name":"y"}': { 'f:name': {} }, 'k:{"name":"x"}': { 'f:name': {} } } },
      },
      {
        metadata: { name: 'web', finalizers: ['a', 'other', 'b'] },
        spec: { list: [{ name: 'x', more: 1 }, { name: 'z' }, { name: 'y' }] },
      },
    );
    expect(ownedObject(object)).toMatchObject({
      metadata: { finalizers: ['a', 'b'] },
      spec: { list: [{ name: 'x' }, { name: 'y' }] },
    });
  });

  it('is nothing where others made the object', () => {
    const object = live({}, {});
    object.metadata.managedFields = [{ manager: 'helm', operation: 'Update', fieldsV1: { 'f:spec': {} } }];
    expect(ownedObject(object)).toBeUndefined();
  });
});
