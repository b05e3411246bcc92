import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { KubeObject } from '../../../src/kube/object.ts';
import { podNames, trackDeployment, trackName, trackService } from '../../../src/kube/tracks.ts';

const owner = { application: 'shop', namespace: 'shop' };
const deployment: KubeObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop', labels: { 'applyset.kubernetes.io/part-of': 'x' } },
  spec: {
    replicas: 2,
    minReadySeconds: 3,
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web', tier: 'front' } }, spec: { containers: [] } },
  },
};

describe('the objects of a track', () => {
  it('have names that fit and tell workloads apart', () => {
    expect(trackName('web', 'preview')).toBe('web-preview');
    const names = fc.stringMatching(/^[a-z]([-a-z0-9]{0,80}[a-z0-9])?$/);
    fc.assert(
      fc.property(names, names, fc.constantFrom('preview' as const, 'canary' as const), (a, b, track) => {
        expect(trackName(a, track)).toMatch(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/);
        if (a !== b) expect(trackName(a, track)).not.toBe(trackName(b, track));
      }),
    );
  });

  it('have pods whose names are known, although the API server cuts long ones', () => {
    expect(podNames('web', '5d4f8c7b9d')).toBe('web-5d4f8c7b9d-[a-z0-9]+');
    expect(podNames('web', undefined)).toBe('web-[a-z0-9]+-[a-z0-9]+');
    const long = `storefront-${'x'.repeat(39)}`;
    expect(podNames(long, '5d4f8c7b9d')).toBe(`${long}-5d4f8c7[a-z0-9]+`);
    const longest = trackName('x'.repeat(60), 'canary');
    expect(podNames(longest, '5d4f8c7b9d')).toBe(`${longest.slice(0, 58)}[a-z0-9]+`);
  });

  it('make pods with every label of the chart’s and the track’s own, and are in no inventory', () => {
    expect(trackDeployment(deployment, 'canary', owner, 1)).toEqual({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {
        name: 'web-canary',
        namespace: 'shop',
        labels: {
          'flotilla.dev/track': 'canary',
          'flotilla.dev/track-of': expect.stringMatching(/^applyset-.{43}-v1$/),
        },
        annotations: { 'flotilla.dev/beside': 'web' },
      },
      spec: {
        replicas: 1,
        minReadySeconds: 3,
        selector: { matchLabels: { app: 'web', 'flotilla.dev/track': 'canary' } },
        template: {
          metadata: { labels: { app: 'web', tier: 'front', 'flotilla.dev/track': 'canary' } },
          spec: { containers: [] },
        },
      },
    });
  });

  it('are reached inside the cluster alone', () => {
    const service: KubeObject = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', namespace: 'shop', annotations: { 'cloud/load-balancer': 'public' } },
      spec: {
        type: 'LoadBalancer',
        selector: { app: 'web' },
        ports: [{ name: 'http', port: 80, nodePort: 30080 }],
      },
    };
    expect(trackService(service, 'preview', owner)).toMatchObject({
      metadata: { name: 'web-preview', annotations: { 'flotilla.dev/beside': 'web' } },
      spec: {
        selector: { app: 'web', 'flotilla.dev/track': 'preview' },
        ports: [{ name: 'http', port: 80 }],
      },
    });
    expect(JSON.stringify(trackService(service, 'preview', owner))).not.toMatch(
      /LoadBalancer|nodePort|public/,
    );
  });
});
