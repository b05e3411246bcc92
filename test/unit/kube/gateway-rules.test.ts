import { describe, expect, it } from '@jest/globals';
import { shareGatewayRules } from '../../../src/kube/gateway-rules.ts';
import type { KubeObject } from '../../../src/kube/object.ts';
import type { TrafficShare } from '../../../src/kube/traffic-share.ts';

const share = (weight: number, header?: TrafficShare['header']): TrafficShare => ({
  canaries: new Map([['shop/web', 'web-canary']]),
  weight,
  header,
});
const header = { name: 'x-canary', value: 'release-9' };
const route: KubeObject = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'shop', namespace: 'shop', generation: 3 },
};
const web = { name: 'web', port: 80 };
const api = { name: 'api', port: 80 };
const atApi = { matches: [{ path: { type: 'PathPrefix', value: '/api' } }], backendRefs: [api] };

describe('a canary’s share in the rules of a Gateway API route', () => {
  it('splits the backend in two by weight and leaves other rules as they are', () => {
    const rules = [atApi, { backendRefs: [web], timeouts: { request: '5s' } }];
    expect(shareGatewayRules(route, rules, share(10))).toEqual([
      atApi,
      {
        backendRefs: [
          { name: 'web', port: 80, weight: 90 },
          { name: 'web-canary', port: 80, weight: 10 },
        ],
        timeouts: { request: '5s' },
      },
    ]);
  });

  it('keeps the proportion to other backends of the same rule', () => {
    const rules = [
      {
        backendRefs: [
          { ...web, weight: 9 },
          { ...api, weight: 1 },
        ],
      },
    ];
    const [rule] = shareGatewayRules(route, rules, share(50)) ?? [];
    expect(rule?.['backendRefs']).toEqual([
      { ...web, weight: 450 },
      { ...web, name: 'web-canary', weight: 450 },
      { ...api, weight: 100 },
    ]);
  });

  it('splits backends of several namespaces in one route', () => {
    const there = { ...api, namespace: 'orders' };
    const canaries = new Map([...share(10).canaries, ['orders/api', 'api-canary']]);
    const [rule] =
      shareGatewayRules(route, [{ backendRefs: [web, there] }], { ...share(10), canaries }) ?? [];
    expect(rule?.['backendRefs']).toEqual([
      { ...web, weight: 90 },
      { ...web, name: 'web-canary', weight: 10 },
      { ...there, weight: 90 },
      { ...there, name: 'api-canary', weight: 10 },
    ]);
  });

  it('never exceeds the weight the Gateway API allows', () => {
    const rules = [
      {
        backendRefs: [
          { ...web, weight: 1_000_000 },
          { ...api, weight: 500_000 },
        ],
      },
    ];
    const [rule] = shareGatewayRules(route, rules, share(25)) ?? [];
    expect(rule?.['backendRefs']).toEqual([
      { ...web, weight: 750_000 },
      { ...web, name: 'web-canary', weight: 250_000 },
      { ...api, weight: 500_000 },
    ]);
  });

  it('puts the same rule for the header first, with every match of the rule narrowed by it', () => {
    const matches = [
      { path: { value: '/a' }, headers: [{ name: 'X-Canary', value: 'old' }] },
      { path: { value: '/b' } },
    ];
    const shared = shareGatewayRules(route, [{ name: 'all', matches, backendRefs: [web] }], share(0, header));
    const exact = { type: 'Exact', name: 'x-canary', value: 'release-9' };
    expect(shared).toEqual([
      {
        matches: [
          { path: { value: '/a' }, headers: [exact, { name: 'X-Canary', value: 'old' }] },
          { path: { value: '/b' }, headers: [exact] },
        ],
        backendRefs: [{ name: 'web-canary', port: 80 }],
      },
      {
        name: 'all',
        matches,
        backendRefs: [
          { name: 'web', port: 80, weight: 100 },
          { name: 'web-canary', port: 80, weight: 0 },
        ],
      },
    ]);
    const [open] = shareGatewayRules(route, [{ backendRefs: [web] }], share(0, header)) ?? [];
    expect(open?.['matches']).toEqual([{ headers: [exact] }]);
  });

  it('leaves alone what only has the name of the Service', () => {
    const others = [
      { ...web, kind: 'ServiceImport', group: 'multicluster.x-k8s.io' },
      { ...web, namespace: 'elsewhere' },
    ];
    expect(shareGatewayRules(route, [{ backendRefs: others }], share(10))).toBeUndefined();
  });

  it('says so when the route has no room', () => {
    const rules = Array.from({ length: 9 }, () => ({ backendRefs: [web] }));
    expect(() => shareGatewayRules(route, rules, share(10, header))).toThrow(/it would have 18 rules of 16/);
    expect(shareGatewayRules(route, rules, share(10))).toHaveLength(9);
  });
});
