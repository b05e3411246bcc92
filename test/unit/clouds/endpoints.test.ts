import { describe, expect, it } from '@jest/globals';
import { endpoints, overriddenHosts, registryBaseUrl } from '../../../src/clouds/endpoints.ts';

describe('endpoint overrides', () => {
  it('are base URLs without a trailing slash', () => {
    const parsed = endpoints.parse({ aws: { audience: 'private', sts: 'https://sts.internal/' } });
    expect(parsed.aws?.sts).toBe('https://sts.internal');
    expect(overriddenHosts(parsed)).toEqual(['sts.internal']);
  });

  it('are announced by their hosts, not by an audience that looks like one', () => {
    const parsed = endpoints.parse({
      gcp: { audience: 'https://private.example', sts: 'https://sts.internal' },
    });
    expect(overriddenHosts(parsed)).toEqual(['sts.internal']);
  });

  it('may differ from registry to registry', () => {
    const registry = { 'a.example': 'https://a.internal/', 'b.example': 'https://b.internal' };
    const parsed = endpoints.parse({ aws: { audience: 'private', registry } });
    expect(overriddenHosts(parsed)).toEqual(['a.internal', 'b.internal']);
    const override = parsed.aws?.registry;
    expect(registryBaseUrl('a.example', override)).toBe('https://a.internal');
    expect(registryBaseUrl('c.example', override)).toBe('https://c.example');
    expect(registryBaseUrl('c.example', override, 'door.example')).toBe('https://door.example');
    expect(registryBaseUrl('c.example', 'https://all.internal', 'door.example')).toBe('https://all.internal');
  });

  it.each([
    { aws: { audience: 'sts.amazonaws.com', sts: 'https://sts.internal' } },
    { aws: { audience: 'sts.amazonaws.com.cn', sts: 'https://sts.internal' } },
    { gcp: { audience: 'https://iam.googleapis.com/projects/1/providers/x' } },
    { gcp: { audience: 'https://iam.apis-berlin-build0.goog/projects/1/providers/x' } },
    { gcp: { audience: 'https://oauth2.googleapis.com/token' } },
    { azure: { audience: 'api://AzureADTokenExchangeChina' } },
    { azure: { audience: 'api://AzureADTokenExchange' } },
  ])('refuse the clouds’ own audiences: %j', (value) => {
    expect(endpoints.safeParse(value).error?.issues[0]?.message).toContain('must differ');
  });

  it('ask metadata services without TLS, which none of them knows', () => {
    const parse = (metadata: string) =>
      endpoints.safeParse({ gcp: { audience: 'private', metadata } }).success;
    expect([parse('http://127.0.0.1:8080'), parse('https://metadata.internal')]).toEqual([true, false]);
  });

  it.each([
    ['https://sts.internal:8443/base', true],
    ['http://127.0.0.1:8080', true],
    ['http://localhost', true],
    ['http://sts.internal', false],
    ['http://127.0.0.1.evil.example', false],
    ['http://localhost@evil.example', false],
    ['http://localhost:x@evil.example', false],
    ['https://user:password@sts.internal', false],
    ['ftp://sts.internal', false],
  ])('takes %s: %s', (sts, accepted) => {
    expect(endpoints.safeParse({ aws: { audience: 'private', sts } }).success).toBe(accepted);
  });
});
