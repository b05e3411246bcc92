import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { imagesOf } from '../../../src/kube/images.ts';
import type { KubeObject } from '../../../src/kube/object.ts';
import { type Release, releaseId } from '../../../src/release/release.ts';
import { composeRelease } from '../../../src/rollout/composite.ts';
import type { StoredRelease } from '../../../src/rollout/manifest-store.ts';
import { release } from './fake-target.ts';

const hex = (text: string, length: number) =>
  Buffer.from(text.padEnd(length, '.')).toString('hex').slice(0, length);
const digestOf = (service: string, version: number) => `sha256:${hex(`${version}${service}`, 64)}`;
const revisionOf = (version: number) => hex(`${version}revision`, 40);

/** A release whose services have these versions; all of a version were changed by one commit. */
function releaseWith(sequence: number, versions: Readonly<Record<string, number>>, chart = 1): Release {
  const base = release(sequence);
  return {
    ...base,
    source: { ...base.source, commit: hex(`${sequence}commit`, 40) },
    deploy: { kind: 'helm', archive: digestOf('chart', chart) },
    services: Object.fromEntries(
      Object.entries(versions).map(([name, version]) => [
        name,
        {
          digest: digestOf(name, version),
          revision: revisionOf(version),
          platforms: {},
          scans: {},
          sboms: {},
        },
      ]),
    ),
  };
}

/** What a chart makes of it: a Deployment and a Service each, and settings that name the release. */
function rendered(of: Release, extra: (name: string) => object = () => ({})): StoredRelease {
  const objects = Object.entries(of.services).flatMap(([name, { digest, revision = '' }]): KubeObject[] => [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {
        name,
        namespace: 'shop',
        labels: { version: revision.slice(0, 12), commit: of.source.commit },
      },
      spec: {
        template: {
          spec: {
            containers: [
              {
                name,
                image: `registry.example/shop/${name}@${digest}`,
                env: [{ name: 'REVISION', value: revision }],
              },
            ],
          },
        },
        ...extra(name),
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace: 'shop', labels: { version: revision.slice(0, 12) } },
    },
  ]);
  const settings: KubeObject = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'settings', namespace: 'shop' },
    data: { release: releaseId(of), commit: of.source.commit },
  };
  return { release: of, objects: [...objects, settings] };
}

const older = rendered(releaseWith(5, { web: 1, orders: 1, users: 1 }));
const live = rendered(releaseWith(8, { web: 2, orders: 2, users: 1 }));

describe('a service put back alone', () => {
  it('is all that changes, with its revision', () => {
    const { release: composite, objects } = composeRelease(live, older, ['orders']);
    expect(composite).toMatchObject({ sequence: 8, source: live.release.source });
    expect(composite.services['orders']).toEqual(older.release.services['orders']);
    expect(composite.services['web']).toEqual(live.release.services['web']);
    expect(releaseId(composite)).not.toBe(releaseId(live.release));
    const changed = objects.filter((object, at) => object !== live.objects[at]);
    expect(changed).toHaveLength(1);
    const [orders] = changed;
    expect(orders?.metadata.labels).toEqual({
      version: revisionOf(1).slice(0, 12),
      // The release is still the live one.
      commit: live.release.source.commit,
    });
    expect(JSON.stringify(orders?.spec)).toContain(digestOf('orders', 1));
    expect(JSON.stringify(orders?.spec)).toContain(revisionOf(1));
  });

  it('is the same release wherever and whenever it is put together', () => {
    const once = composeRelease(live, older, ['orders']);
    expect(composeRelease(live, older, ['orders', 'users'])).toEqual(once);
  });

  it.each([
    ['another chart', rendered(releaseWith(5, { web: 1, orders: 1 }, 2)), ['orders'], 'another chart'],
    ['a service it has not', older, ['payments'], 'do not both have payments'],
    [
      'a service named like a property of every object',
      older,
      ['constructor'],
      'do not both have constructor',
    ],
    ['a service that did not change', older, ['users'], 'with the digest that is live'],
    [
      'an object that differs by more',
      rendered(older.release, (name) => ({ replicas: name === 'orders' ? 3 : 1 })),
      ['orders'],
      'Deployment shop/orders differs',
    ],
  ])('is refused for %s', (_, from, services, problem) => {
    expect(() => composeRelease(live, from, services)).toThrow(
      expect.objectContaining({ code: 'RELEASE_REFUSED', message: expect.stringContaining(problem) }),
    );
  });

  it('is refused where a pod runs it beside another service that changed', () => {
    const both = (of: Release): StoredRelease => {
      const { orders, web } = of.services;
      const containers = [orders, web].map((service, at) => ({
        name: String(at),
        image: `registry.example/shop/${at === 0 ? 'orders' : 'web'}@${service?.digest}`,
      }));
      return {
        release: of,
        objects: [
          {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            metadata: { name: 'both' },
            spec: { template: { spec: { containers } } },
          },
        ],
      };
    };
    expect(() => composeRelease(both(live.release), both(older.release), ['orders'])).toThrow(/both differs/);
  });

  it('runs exactly the live images with those of the services exchanged, whatever changed between', () => {
    const versions = fc.record({ a: fc.nat(3), b: fc.nat(3), c: fc.nat(3) });
    fc.assert(
      fc.property(
        versions,
        versions,
        fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
        (now, then, services) => {
          fc.pre(services.some((name) => now[name as 'a'] !== then[name as 'a'])); // the names are those of the record
          const [top, base] = [rendered(releaseWith(9, now)), rendered(releaseWith(3, then))];
          const { objects, release: composite } = composeRelease(top, base, services);
          const wanted = {
            ...now,
            ...Object.fromEntries(Object.entries(then).filter(([name]) => services.includes(name))),
          };
          expect(objects.flatMap(imagesOf)).toEqual(
            Object.entries(wanted).map(
              ([name, version]) => `registry.example/shop/${name}@${digestOf(name, version)}`,
            ),
          );
          expect(composite.services).toEqual(releaseWith(9, wanted).services);
        },
      ),
    );
  });
});
