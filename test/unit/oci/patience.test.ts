import { describe, expect, it } from '@jest/globals';
import { createPatience } from '../../../src/oci/patience.ts';
import { RequestError } from '../../../src/oci/request-error.ts';
import { manualClock } from '../../support/manual-clock.ts';

/** How many tries a failure gets that comes again and again, 10 seconds apart. */
async function triesOf(failure: unknown): Promise<number> {
  const clock = manualClock();
  const worthIt = createPatience(clock, (error) => error === 'lost session');
  for (let tries = 1; ; tries++) {
    if (worthIt(failure) === false) return tries;
    await clock.advance(10_000);
  }
}

describe('patience', () => {
  it.each<[string, unknown, number]>([
    ['no answer', new RequestError('broken', {}), 6],
    ['an answer that says "not now"', new RequestError('answered 503', { status: 503 }), 6],
    ['silence, which has cost time already', new RequestError('silent', { silent: true }), 3],
    ['throttling, for five minutes', new RequestError('answered 429', { status: 429 }), 31],
    ['a refusal', new RequestError('answered 400', { status: 400 }), 1],
    ['what passes for this work alone', 'lost session', 6],
    ['a mistake of ours', new TypeError('x is not a function'), 1],
  ])('with %s', async (_, failure, tries) => expect(await triesOf(failure)).toBe(tries));

  it('waits as the registry says', () => {
    const worthIt = createPatience(manualClock());
    expect(worthIt(new RequestError('', { status: 503, retryAfterMs: 7000 }))).toBe(7000);
    expect(worthIt(new RequestError('', { status: 429 }))).toBe(true);
  });
});
