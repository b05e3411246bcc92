import { describe, expect, it } from '@jest/globals';
import type { KubeObject } from '../../../src/kube/object.ts';
import type { TrafficShare } from '../../../src/kube/traffic-share.ts';
import { shareVirtualServiceRules } from '../../../src/kube/virtual-service-rules.ts';

const service: KubeObject = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'shop', namespace: 'shop' },
};
const share = (weight: number, header?: TrafficShare['header']): TrafficShare => ({
  canaries: new Map([['shop/web', 'web-canary']]),
  weight,
  header,
});
const to = (host: string, more: object = {}) => ({ destination: { host, ...more } });

describe('a canary’s share in the rules of a VirtualService', () => {
  it('splits a single destination to weights of a hundred', () => {
    const rules = [{ route: [to('web', { port: { number: 80 }, subset: 'v1' })], retries: { attempts: 2 } }];
    expect(shareVirtualServiceRules(service, rules, share(10))).toEqual([
      {
        route: [
          { ...to('web', { port: { number: 80 }, subset: 'v1' }), weight: 90 },
          { ...to('web-canary', { port: { number: 80 } }), weight: 10 },
        ],
        retries: { attempts: 2 },
      },
    ]);
  });

  it('keeps the proportion to other destinations, one without a weight having none', () => {
    const rules = [{ route: [{ ...to('web'), weight: 80 }, { ...to('api'), weight: 20 }, to('old')] }];
    const [rule] = shareVirtualServiceRules(service, rules, share(25)) ?? [];
    expect(rule?.['route']).toEqual([
      { ...to('web'), weight: 6000 },
      { ...to('web-canary'), weight: 2000 },
      { ...to('api'), weight: 2000 },
      { ...to('old'), weight: 0 },
    ]);
  });

  it('puts the header’s rule first and writes hosts as they were written', () => {
    const host = 'web.shop.svc.cluster.local';
    const matches = [{ uri: { prefix: '/' }, headers: { end: { exact: 'user' } } }];
    const rules = [{ name: 'all', match: matches, route: [to(host)] }];
    const shared = shareVirtualServiceRules(service, rules, share(0, { name: 'X-Canary', value: '9' }));
    expect(shared?.[0]).toEqual({
      name: 'all-canary',
      match: [{ uri: { prefix: '/' }, headers: { end: { exact: 'user' }, 'x-canary': { exact: '9' } } }],
      route: [to('web-canary.shop.svc.cluster.local')],
    });
    expect(shared?.[1]?.['match']).toBe(matches);
  });

  it('leaves hosts alone that are not the Service', () => {
    const hosts = ['web.elsewhere', 'web.shop.com', 'api', 'web.elsewhere.svc.cluster.local'];
    expect(
      shareVirtualServiceRules(service, [{ route: hosts.map((host) => to(host)) }], share(10)),
    ).toBeUndefined();
  });
});
