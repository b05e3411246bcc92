import { describe, expect, it } from '@jest/globals';
import { releaseId } from '../../../src/release/release.ts';
import { helmValues } from '../../../src/rollout/values.ts';
import { release } from './fake-target.ts';

const base = release(7);
const [web] = Object.values(base.services);
if (web === undefined) throw new Error('no service');
const two = { ...base, services: { web, 'order-service': { ...web, digest: `sha256:${'e'.repeat(64)}` } } };
const values = (set: Record<string, string>) =>
  helmValues(set, {
    release: two,
    id: releaseId(two),
    environment: 'production',
    cloud: 'aws',
    cluster: 'aws-1',
    repository: (service) => `registry.example/shop/${service}`,
  });

describe('helmValues', () => {
  it('sets a key once per service and the rest once', () => {
    expect(
      values({
        'services.{service}.image.repository': '{repository}',
        'services.{service}.image.digest': '{digest}',
        'global.release.commit': '{commit}',
        'global.where': '{environment}/{cloud}/{cluster}',
      }),
    ).toEqual({
      services: {
        web: { image: { repository: 'registry.example/shop/web', digest: web.digest } },
        'order-service': {
          image: { repository: 'registry.example/shop/order-service', digest: `sha256:${'e'.repeat(64)}` },
        },
      },
      global: { release: { commit: base.source.commit }, where: 'production/aws/aws-1' },
    });
  });

  it('gives each service its own revision, and that of the release where it has none', () => {
    const revision = 'f'.repeat(40);
    const services = { web: { ...web, revision }, 'order-service': web };
    const set = { 'services.{service}.revision': '{revision}' };
    const own = { ...base, services };
    expect(
      helmValues(set, {
        ...{ release: own, id: releaseId(own), environment: 'production', cloud: 'aws', cluster: 'aws-1' },
        repository: (service) => service,
      }),
    ).toEqual({ services: { web: { revision }, 'order-service': { revision: base.source.commit } } });
  });

  it('takes an escaped dot as part of a name and doubled braces as braces', () => {
    expect(values({ 'annotations.example\\.com/release': '{{{release}}}' })).toEqual({
      annotations: { 'example.com/release': `{${releaseId(two)}}` },
    });
  });

  it.each([
    [{ image: '{repository}' }, 'set: image is set twice'],
    [{ a: 'x', 'a.b': 'y' }, 'set: a.b is set twice'],
    [{ 'a.b': '{comit}' }, 'a.b: {comit} is not known here'],
  ])('refuses %j', (set: Record<string, string>, message) => {
    expect(() => values(set)).toThrow(message);
  });

  it('cannot reach a prototype', () => {
    values({ '__proto__.polluted': 'yes' });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
