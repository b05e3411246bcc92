import { describe, expect, it } from '@jest/globals';
import { smoke } from '../../../src/fleet/environment.ts';
import type { Ask } from '../../../src/smoke/suite.ts';
import { alongWay, type SmokeWay } from '../../../src/smoke/way.ts';

const suite = smoke.parse({
  checks: [
    { name: 'version', service: 'web', headers: { accept: 'application/json' } },
    { name: 'orders', service: 'orders' },
    { name: 'home', url: '/' },
  ],
});

/** What is asked, check by check, when the suite goes this way. */
async function asked(way: SmokeWay) {
  const seen: unknown[] = [];
  const ask: Ask = async ({ name, service, headers }) => {
    seen.push([name, service, headers]);
    return { status: 200, contentType: '', body: '' };
  };
  const along = alongWay(suite, ask, way);
  for (const check of along.suite.checks) await along.ask(check, 1_000, new AbortController().signal);
  return seen;
}

describe('a smoke test of pods that users are not led to', () => {
  it('asks their Services, and no public address', async () => {
    expect(await asked({ services: new Map([['web', 'web-preview']]) })).toEqual([
      ['version', 'web-preview', { accept: 'application/json' }],
      ['orders', 'orders', {}],
    ]);
  });

  it('asks the public address with the header that leads there', async () => {
    expect(await asked({ header: { name: 'x-canary', value: '7' } })).toEqual([
      ['home', undefined, { 'x-canary': '7' }],
    ]);
  });
});
