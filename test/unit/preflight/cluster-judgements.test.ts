import { describe, expect, it } from '@jest/globals';
import type { KubeObject } from '../../../src/kube/object.ts';
import { parseQuantity } from '../../../src/kube/quantity.ts';
import { judgeVersion } from '../../../src/preflight/kubernetes-version.ts';
import { forbiddenBy } from '../../../src/preflight/pod-security.ts';
import { shortages } from '../../../src/preflight/quota.ts';
import { wantedBy } from '../../../src/preflight/surge.ts';

describe('a quantity', () => {
  it.each([
    ['2', 2],
    ['250m', 0.25],
    ['1Gi', 2 ** 30],
    ['1.5G', 1.5e9],
    ['.5', 0.5],
    ['2e3', 2000],
    ['1E', 1e18],
    ['1E3', 1000],
    ['128974848', 128974848],
    ['', undefined],
    ['1 Gi', undefined],
    ['1gi', undefined],
    ['many', undefined],
  ])('%j is %j', (text, expected) => expect(parseQuantity(text)).toBe(expected));
});

describe('a version', () => {
  it.each([
    ['v1.34.4', 'ok'],
    ['v1.33.2-eks-1a2b3c4', 'ok'],
    ['v1.28.9+k3s1', 'warning'],
    ['v1.45.0', 'warning'],
    ['v1.26.15', 'failed'],
    ['v2.0.0', 'warning'],
    ['unknown', 'warning'],
  ])('%s is %s', (version, verdict) => expect(judgeVersion(version, []).verdict).toBe(verdict));
});

describe('Pod Security', () => {
  const container = {
    name: 'app',
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    },
  };
  it('lets in what keeps to a level', () => {
    expect(forbiddenBy('restricted', { containers: [container] })).toEqual([]);
    const { runAsNonRoot, seccompProfile, ...own } = container.securityContext;
    const pod = { securityContext: { runAsNonRoot, seccompProfile } };
    expect(
      forbiddenBy('restricted', { ...pod, containers: [{ name: 'app', securityContext: own }] }),
    ).toEqual([]);
    expect(forbiddenBy('baseline', { containers: [{ name: 'app' }] })).toEqual([]);
  });

  it.each([
    ['hostNetwork', { hostNetwork: true, containers: [container] }],
    ['hostPath volumes', { volumes: [{ name: 'v', hostPath: { path: '/' } }], containers: [container] }],
    ['host ports', { containers: [{ ...container, ports: [{ hostPort: 80 }] }] }],
    [
      'privileged containers',
      { containers: [container], initContainers: [{ name: 'i', securityContext: { privileged: true } }] },
    ],
  ])('of level baseline refuses %s', (why, spec) => {
    expect(forbiddenBy('baseline', spec)).toEqual([why]);
    expect(forbiddenBy('privileged', spec)).toEqual([]);
  });

  it('of level restricted names all that lacks, once', () => {
    expect(forbiddenBy('restricted', { containers: [{ name: 'a' }, { name: 'b' }] })).toEqual([
      'allowPrivilegeEscalation is not false',
      'capabilities are not dropped',
      'runAsNonRoot is not true',
      'no seccompProfile',
    ]);
  });
});

describe('a quota', () => {
  const deployment = (replicas: number, strategy?: object): KubeObject => ({
    ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' } },
    spec: {
      replicas,
      ...(strategy === undefined ? {} : { strategy: JSON.parse(JSON.stringify(strategy)) }),
      template: { spec: { containers: [{ name: 'a', resources: { requests: { cpu: '250m' } } }] } },
    },
  });
  const quota = (hard: Record<string, string>, used: Record<string, string>, spec = {}): KubeObject => ({
    ...{ apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'q' } },
    spec,
    status: { hard, used },
  });

  it.each([
    [deployment(4), false, 1],
    [deployment(5), false, 2],
    [deployment(4, { rollingUpdate: { maxSurge: 3 } }), false, 3],
    [deployment(4, { rollingUpdate: { maxSurge: '50%' } }), false, 2],
    [deployment(4, { type: 'Recreate' }), false, 0],
    [deployment(4), true, 4],
  ])('is asked for the pods beside (%#)', (object, full, pods) => {
    const wanted = wantedBy([object], full);
    expect([wanted.get('pods'), wanted.get('requests.cpu')]).toEqual([pods, pods * 0.25]);
  });

  it('is short of what is left, under any of its names', () => {
    const wanted = wantedBy([deployment(4)], true);
    expect(shortages([quota({ pods: '10', cpu: '2' }, { pods: '4', cpu: '1500m' })], wanted)).toEqual([
      'q: cpu 0.5 left of 2, 1 more wanted',
    ]);
    expect(shortages([quota({ pods: '8', cpu: '2' }, { pods: '4', cpu: '1' })], wanted)).toEqual([]);
    const scoped = quota({ pods: '1' }, { pods: '1' }, { scopes: ['BestEffort'] });
    expect(shortages([scoped], wanted)).toEqual([]);
  });
});
