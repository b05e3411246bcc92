import { describe, expect, it } from '@jest/globals';
import { isActionError } from '../../../src/core/errors.ts';
import { parseFleet } from '../../../src/fleet/load.ts';

const withKeys = (keys: string) => `
version: 1
applications:
  shop: { deploy: { kind: manifests, path: deploy }, services: { web: { context: web } } }
identities:
  push: { cloud: aws, role: 'arn:aws:iam::123456789012:role/push', region: eu-west-1 }
registries:
  main: { type: ecr, account: '123456789012', region: eu-west-1, path: shop, identity: push }
environments:
  production:
    application: shop
    namespace: shop
    clusters:
      east: { cloud: aws, cluster: e, region: eu-west-1, identity: push, registry: main }
      west: { cloud: aws, cluster: w, region: eu-west-1, identity: push, registry: main }
${keys.replace(/^/gm, '    ')}
`;

const refusal = (keys: string): string => {
  try {
    parseFleet(withKeys(keys), 'flotilla.yml');
  } catch (error) {
    if (isActionError(error, 'FLEET_INVALID')) return error.message;
    throw error;
  }
  throw new Error('the fleet file was accepted');
};

const production = (keys: string) => parseFleet(withKeys(keys), 'flotilla.yml').environments['production'];

describe('the order of an environment’s clusters', () => {
  it('is all at once without waves, all or nothing, left as it is when cancelled', () => {
    expect(production('')).toMatchObject({
      'on-failure': 'all-or-nothing',
      'on-cancel': 'leave',
      freeze: [],
    });
    expect(production('')?.waves).toBeUndefined();
  });

  it('may be waves with a pause, and a quorum', () => {
    expect(production('waves: [[west], [east]]\nbake: 2m\non-failure: { quorum: 2 }')).toMatchObject({
      waves: [['west'], ['east']],
      bake: '2m',
      'on-failure': { quorum: 2 },
    });
  });

  it.each([
    [
      'waves: [[west]]',
      '16:5: environments.production.waves must name every cluster once; east is in no wave',
    ],
    ['waves: [[west], [east, west]]', 'environments.production.waves.1.1 names "west" a second time'],
    ['waves: [[west], [east, north]]', 'waves.1.1 names "north", but clusters has east, west'],
    ['waves: [[west, east], []]', 'waves.1'],
    ['bake: 2m', 'environments.production.bake is the pause between waves and needs `waves`'],
    ['on-failure: { quorum: 3 }', 'on-failure.quorum is 3, but clusters has only 2'],
    ['on-failure: { quorum: 0 }', 'on-failure'],
    ['on-failure: sometimes', 'on-failure'],
    ['on-cancel: stop', 'on-cancel'],
  ])('refuses %s', (keys, message) => {
    expect(refusal(keys)).toContain(message);
  });
});

describe('a freeze window', () => {
  const freeze = (window: string) => `freeze: [{ name: n, ${window} }]`;

  it.each([
    'from: 2026-12-20, to: 2027-01-03, timezone: Europe/Berlin',
    'from: 2026-12-20, to: 2026-12-20',
    'from: 2026-12-20T18:00, to: 2026-12-20T20:00',
    'from: fri 16:00, to: mon 08:00',
    'from: "18:00", to: "08:00", weekdays: [mon, fri]',
  ])('may be %s', (window) => {
    expect(production(freeze(window))?.freeze).toHaveLength(1);
  });

  it.each([
    ['from: 2026-12-20, to: 2026-12-19', 'freeze.0.to must be after `from`'],
    ['from: 2026-12-20, to: "08:00"', 'freeze.0.to must be written as `from` is'],
    ['from: 2026-02-30, to: 2026-03-01', 'freeze.0.from must be a date that is in the calendar'],
    ['from: tomorrow, to: 2026-03-01', 'freeze.0.from must be a date (2026-12-20'],
    ['from: "25:00", to: "26:00"', 'freeze.0.from must be a date (2026-12-20'],
    ['from: "08:00", to: "08:00"', 'freeze.0.to must differ from `from`'],
    ['from: fri 16:00, to: mon 08:00, weekdays: [fri]', 'freeze.0.weekdays goes with times of day only'],
    ['from: "08:00", to: "09:00", timezone: Mars/Olympus', 'freeze.0.timezone must be a time zone'],
  ])('may not be %s', (window, message) => {
    expect(refusal(freeze(window))).toContain(message);
  });
});
