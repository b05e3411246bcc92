import { expect, it } from '@jest/globals';
import { isAsApplied } from '../../../src/kube/as-applied.ts';
import type { KubeObject } from '../../../src/kube/object.ts';

const stepNames = ['migrate', 'seed'];
const finalizers = ['example.com/a', 'example.com/b'];

function podOf(names: readonly string[], kept: readonly string[] = finalizers): KubeObject {
  const initContainers = names.map((name) => ({ name, image: `registry.example/${name}` }));
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'shop', finalizers: [...kept] },
    spec: { initContainers },
  };
}

/** What the server has after it was applied: our manager owns all that is wanted. */
function applied(object: KubeObject): KubeObject {
  const step = { '.': {}, 'f:image': {}, 'f:name': {} };
  const entries = (prefix: string, keys: readonly unknown[], fields: object) =>
    Object.fromEntries(keys.map((key) => [`${prefix}${JSON.stringify(key)}`, fields]));
  const byName = stepNames.map((name) => ({ name }));
  const fieldsV1 = {
    'f:metadata': { 'f:finalizers': entries('v:', finalizers, {}) },
    'f:spec': { 'f:initContainers': entries('k:', byName, step) },
  };
  const ours = {
    manager: 'flotilla',
    operation: 'Apply',
    apiVersion: 'v1',
    fieldsType: 'FieldsV1',
    fieldsV1,
  };
  return { ...object, metadata: { ...object.metadata, managedFields: [ours] } };
}

const live = applied(podOf(stepNames));

it('knows what is as it was applied', () => {
  expect(isAsApplied(podOf(stepNames), live)).toBe(true);
});

it.each([
  ['init containers in another order', podOf(stepNames.toReversed())],
  ['values in another order', podOf(stepNames, finalizers.toReversed())],
  ['an item less', podOf(stepNames.slice(1))],
  ['an item twice', podOf(['migrate', 'migrate'])],
])('asks the server about %s', (_what, wanted) => {
  expect(isAsApplied(wanted, live)).toBe(false);
});
