import { describe, expect, it } from '@jest/globals';
import type { Fetch } from '../../../src/core/http.ts';
import { reach } from '../../../src/preflight/reachability.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { endpoint } from '../oci/fake-registry.ts';

const now = Date.parse('2026-11-22T12:00:00.500Z');
const clock = { ...manualClock(now), sleep: async () => undefined };

/** Reaches a registry whose answers are these, one after the other. */
const reached = async (...answers: readonly (Response | Error)[]) => {
  const asked: string[] = [];
  const left = [...answers];
  const fetch: Fetch = async (url, init) => {
    asked.push(`${init?.redirect} ${url}`);
    const answer = left.shift();
    if (answer instanceof Response) return answer;
    throw answer ?? new Error('asked too often');
  };
  return { ...(await reach(endpoint, { fetch, clock }, ['registries', 'test'])), asked };
};
const failure = (code: string, message = code) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });
const challenge = (value: string, headers: Record<string, string> = {}) =>
  new Response('{}', { status: 401, headers: { 'www-authenticate': value, ...headers } });

describe('reaching a registry', () => {
  it('is content with a challenge, follows nothing, and reads the time', async () => {
    const date = 'Sun, 22 Nov 2026 12:02:00 GMT';
    const { finding, skewMs, asked } = await reached(challenge('Bearer realm="https://a/t"', { date }));
    expect(finding).toMatchObject({ verdict: 'ok', detail: expect.stringContaining('asks for bearer') });
    expect(skewMs).toBe(120_000);
    expect(asked).toEqual(['manual https://registry.example/v2/']);
  });

  it('is content with an anonymous registry', async () => {
    expect((await reached(new Response('{}'))).finding.verdict).toBe('ok');
  });

  it('asks again while the registry is busy, and no longer than that', async () => {
    const busy = () => new Response('', { status: 503 });
    expect((await reached(busy(), challenge('Basic realm="x"'))).finding.verdict).toBe('ok');
    const { finding } = await reached(busy(), busy(), busy());
    expect(finding).toMatchObject({ verdict: 'failed', code: 'REGISTRY_FAILED' });
    expect(finding.detail).toContain('it answers 503');
  });

  it.each([
    ['a login page', new Response('', { status: 302, headers: { location: 'https://sso.example/x' } })],
    ['something else', new Response('<html>', { status: 404 })],
    ['a challenge no registry makes', challenge('Negotiate')],
  ])('finds %s', async (_name, answer) => {
    const { finding } = await reached(answer);
    expect(finding).toMatchObject({ verdict: 'failed', path: ['registries', 'test'] });
    expect(finding.detail).toMatch(/answers \d+.* as no registry does/);
  });

  it.each([
    ['ENOTFOUND', 'leads nowhere', 'Correct registries.test'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'not trusted', 'NODE_EXTRA_CA_CERTS'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'not trusted', 'NODE_EXTRA_CA_CERTS'],
    ['CERT_HAS_EXPIRED', 'not valid', 'clock of the runner'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'not valid', 'address'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'does not speak TLS', 'https only'],
    ['ECONNREFUSED', 'no answer from registry.example: fetch failed: ECONNREFUSED', 'firewall'],
  ])('explains %s at once', async (code, detail, hint) => {
    const { finding } = await reached(failure(code));
    expect(finding).toMatchObject({ verdict: 'failed', code: 'REGISTRY_FAILED' });
    expect(finding.detail).toContain(detail);
    expect(finding.hint).toContain(hint);
  });

  it('tries a broken connection again', async () => {
    expect((await reached(failure('ECONNRESET'), new Response('{}'))).finding.verdict).toBe('ok');
  });

  it('calls a registry silent that does not answer in time', async () => {
    const { finding } = await reached(new DOMException('too long', 'TimeoutError'));
    expect(finding.detail).toContain('silent for 10 s');
  });
});
