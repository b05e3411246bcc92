import { describe, expect, it } from '@jest/globals';
import { conflictsOf, conflictTable } from '../../../src/kube/conflicts.ts';
import { hooksFor, isHook, isTestHook } from '../../../src/kube/hooks.ts';
import { adoptedFields, hasPredecessor } from '../../../src/kube/managed-fields.ts';
import type { KubeObject } from '../../../src/kube/object.ts';
import { inWaves } from '../../../src/kube/order.ts';
import { KubeStatusError } from '../../../src/kube/status-error.ts';

const object = (apiVersion: string, kind: string, metadata: object = {}): KubeObject => ({
  apiVersion,
  kind,
  metadata: { name: kind.toLowerCase(), ...metadata },
});

it('applies in waves: what others need first, what can block others last', () => {
  const objects = [
    object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration'),
    object('example.com/v1', 'Widget'),
    object('apps/v1', 'Deployment'),
    object('v1', 'Service'),
    object('v1', 'ConfigMap'),
    object('apiextensions.k8s.io/v1', 'CustomResourceDefinition'),
    object('v1', 'Namespace'),
    object('batch/v1', 'Job'),
  ];
  expect(inWaves(objects, (one) => one).map((wave) => wave.map(({ kind }) => kind))).toEqual([
    ['Namespace'],
    ['CustomResourceDefinition'],
    ['ConfigMap'],
    ['Service'],
    ['Deployment', 'Job'],
    ['Widget'],
    ['ValidatingWebhookConfiguration'],
  ]);
});

describe('hooks', () => {
  const hook = (name: string, when: string, weight?: string) =>
    object('batch/v1', 'Job', {
      name,
      annotations: { 'helm.sh/hook': when, ...(weight ? { 'helm.sh/hook-weight': weight } : {}) },
    });

  it('run in the order of their weight, then of their name', () => {
    const all = [
      hook('z', 'pre-install', '5'),
      hook('b', 'pre-install, pre-upgrade'),
      hook('a', 'pre-upgrade'),
      hook('n', 'pre-upgrade', '-1'),
    ];
    const names = (operation: 'install' | 'upgrade') =>
      hooksFor(all, 'pre', operation).map((one) => one.object.metadata.name);
    expect(names('install')).toEqual(['b', 'z']);
    expect(names('upgrade')).toEqual(['n', 'a', 'b']);
    expect(hooksFor(all, 'post', 'upgrade')).toEqual([]);
  });

  it('know what the release’s Secrets hold, to keep it out of the log', () => {
    const data = { password: Buffer.from('hunter2-of-the-chart').toString('base64') };
    const secret = { ...object('v1', 'Secret', { name: 's' }), data };
    const empty = { ...object('v1', 'Secret', { name: 'e' }), data: null };
    const odd = { ...object('v1', 'Secret', { name: 'o' }), data: { port: 1 } };
    // A chart renders what it likes.
    const all = [hook('a', 'pre-install'), secret, empty, odd] as KubeObject[];
    const [first] = hooksFor(all, 'pre', 'install');
    expect(first?.hide('as hunter2-of-the-chart')).toBe('as ***');
  });

  it('are told from tests and from ordinary objects', () => {
    expect(
      [hook('t', 'test'), hook('t', 'test-success,test-failure'), hook('t', 'test,pre-install')].map(
        isTestHook,
      ),
    ).toEqual([true, true, false]);
    expect([hook('h', 'pre-install'), object('v1', 'Pod')].map(isHook)).toEqual([true, false]);
  });
});

describe('conflicts', () => {
  it('name the field, who set it and when', () => {
    const live = object('apps/v1', 'Deployment', {
      namespace: 'shop',
      managedFields: [{ manager: 'kubectl', subresource: 'scale', time: '2026-01-01T00:00:00Z' }],
    });
    const message = 'conflict with "kubectl" with subresource "scale" using apps/v1';
    const error = new KubeStatusError({
      ...{ where: 'x', status: 409, reason: 'Conflict', said: 'conflict' },
      causes: [{ reason: 'FieldManagerConflict', message, field: '.spec.replicas' }],
    });
    expect(conflictTable(conflictsOf(error, live))).toBe(
      'Deployment shop/deployment  .spec.replicas  kubectl (scale)  2026-01-01T00:00:00Z',
    );
  });
});

describe('managed fields', () => {
  it('of Helm and kubectl are merged into ours, those of others stay', () => {
    const controller = { manager: 'kube-controller-manager', operation: 'Update', subresource: 'status' };
    const live = object('apps/v1', 'Deployment', {
      managedFields: [
        {
          manager: 'helm',
          operation: 'Update',
          fieldsV1: { 'f:spec': { 'f:replicas': {}, 'f:template': { 'f:a': {} } } },
        },
        { manager: 'flotilla', operation: 'Apply', fieldsV1: { 'f:spec': { 'f:template': { 'f:b': {} } } } },
        controller,
      ],
    });
    expect(hasPredecessor(live)).toBe(true);
    const [ours, ...others] = adoptedFields(live);
    expect(ours).toMatchObject({
      ...{ manager: 'flotilla', operation: 'Apply', apiVersion: 'apps/v1' },
      fieldsV1: { 'f:spec': { 'f:replicas': {}, 'f:template': { 'f:a': {}, 'f:b': {} } } },
    });
    expect(others).toEqual([controller]);
  });
});
