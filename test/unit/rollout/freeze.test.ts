import { describe, expect, it } from '@jest/globals';
import { freezeWindow } from '../../../src/fleet/freeze.ts';
import { frozenBy, refuseFrozen } from '../../../src/rollout/freeze.ts';

const window = (keys: Record<string, unknown>) => freezeWindow.parse({ name: 'peak', ...keys });
const frozen = (keys: Record<string, unknown>, at: string) =>
  frozenBy([window(keys)], Date.parse(at)) !== undefined;

describe('frozenBy', () => {
  const yearEnd = { from: '2026-12-20', to: '2027-01-03', timezone: 'Europe/Berlin' };

  it.each([
    ['2026-12-19T22:59:59Z', false],
    ['2026-12-19T23:00:00Z', true],
    ['2027-01-03T22:59:59Z', true],
    ['2027-01-03T23:00:00Z', false],
  ])('takes dates as whole days of their zone: %s is %s', (at, expected) => {
    expect(frozen(yearEnd, at)).toBe(expected);
  });

  it.each([
    ['2026-12-20T17:59:00Z', false],
    ['2026-12-20T18:00:00Z', true],
    ['2026-12-20T20:00:00Z', false],
  ])('takes dates with times to the minute: %s is %s', (at, expected) => {
    expect(frozen({ from: '2026-12-20T18:00', to: '2026-12-20T20:00' }, at)).toBe(expected);
  });

  const weekend = { from: 'fri 16:00', to: 'mon 08:00', timezone: 'Europe/Berlin' };

  it.each([
    ['2026-07-03T13:59:00Z', false], // Friday; Berlin is two hours ahead in summer
    ['2026-07-03T14:00:00Z', true],
    ['2026-07-05T12:00:00Z', true],
    ['2026-07-06T05:59:00Z', true],
    ['2026-07-06T06:00:00Z', false],
    ['2026-12-04T14:59:00Z', false], // and one in winter
    ['2026-12-04T15:00:00Z', true],
  ])('knows weeks and seasons: %s is %s', (at, expected) => {
    expect(frozen(weekend, at)).toBe(expected);
  });

  const nights = { from: '22:00', to: '06:00', weekdays: ['mon', 'sat'] };

  it.each([
    ['2026-11-23T21:59:00Z', false], // Monday
    ['2026-11-23T22:00:00Z', true],
    ['2026-11-24T05:59:00Z', true],
    ['2026-11-24T06:00:00Z', false],
    ['2026-11-24T22:30:00Z', false],
    ['2026-11-29T03:00:00Z', true], // Sunday morning, begun on Saturday
    ['2026-11-22T03:00:00Z', true],
  ])('lets a window of times pass midnight: %s is %s', (at, expected) => {
    expect(frozen(nights, at)).toBe(expected);
  });

  it('means every day without weekdays', () => {
    expect(frozen({ from: '11:00', to: '12:00' }, '2026-11-25T11:30:00Z')).toBe(true);
  });
});

describe('refuseFrozen', () => {
  const windows = [window({ from: '2026-12-20', to: '2027-01-03' })];
  const now = Date.parse('2026-12-24T12:00:00Z');
  const refuse = (force: boolean, reason?: string) => () => refuseFrozen(windows, { force, reason }, now);

  it('names the window and its end', () => {
    expect(refuse(false)).toThrow(
      expect.objectContaining({
        code: 'RELEASE_REFUSED',
        message: 'Deliveries to this environment are frozen: peak, until 2027-01-03 (UTC)',
      }),
    );
  });

  it('lets a forced delivery through that says why', () => {
    expect(refuse(true)).toThrow(expect.objectContaining({ hint: expect.stringContaining('is missing') }));
    expect(refuse(false, 'payments are down')).toThrow();
    expect(refuse(true, 'payments are down')).not.toThrow();
  });
});
