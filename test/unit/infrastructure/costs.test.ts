import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { costChange, readPrices } from '../../../src/infrastructure/costs.ts';
import { parsePlan } from '../../../src/infrastructure/plan-json.ts';
import { sayCost } from '../../../src/infrastructure/report.ts';

const plan = (...changes: readonly [string, string[], unknown, unknown][]) =>
  parsePlan(
    JSON.stringify({
      ...{ format_version: '1.2', terraform_version: '1.11.4' },
      resource_changes: changes.map(([type, actions, before, after], index) => ({
        ...{ address: `${type}.n${index}`, mode: 'managed', type },
        change: { actions, before, after },
      })),
    }),
  );
const prices = {
  currency: 'EUR',
  monthly: {
    gateway: 30,
    database: { by: 'settings.0.tier', is: { small: 10, large: 100.5 }, each: 'nodes' },
  },
};
const database = (tier: string, nodes: unknown) => ({ settings: [{ tier }], nodes });

describe('the change of costs', () => {
  it('adds up what is made, changed and destroyed', () => {
    const cost = costChange(
      plan(
        ['gateway', ['create'], null, {}],
        ['gateway', ['delete'], {}, null],
        ['database', ['delete', 'create'], database('small', 2), database('large', 2)],
        ['unpriced', ['no-op'], {}, {}],
      ),
      prices,
    );
    expect(cost).toEqual({ currency: 'EUR', difference: 181, unknown: [] });
    expect(sayCost(cost)).toBe('+181.00 EUR');
  });

  it('goes on with what is forgotten, beside what takes its place', () => {
    expect(costChange(plan(['gateway', ['create', 'forget'], {}, {}]), prices).difference).toBe(30);
    expect(costChange(plan(['gateway', ['forget'], {}, null]), prices).difference).toBeUndefined();
  });

  it('says what it does not know, and never counts it as nothing', () => {
    const cost = costChange(
      plan(
        ['other', ['create'], null, {}],
        ['database', ['create'], null, database('huge', 1)],
        ['database', ['create'], null, database('small', undefined)],
        ['gateway', ['delete'], {}, null],
        ['gateway', ['forget'], {}, null],
      ),
      prices,
    );
    expect(cost).toEqual({ currency: 'EUR', difference: -30, unknown: ['database', 'other'] });
    expect(sayCost(cost)).toBe('−30.00 EUR, unknown for <code>database</code>, <code>other</code>');
    const nothing = costChange(plan(['other', ['create'], null, {}]), prices);
    expect(sayCost(nothing)).toBe('unknown for <code>other</code>');
    expect(sayCost(costChange(plan(), prices))).toBe('unchanged');
  });
});

describe('a price list', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(path.join(os.tmpdir(), 'prices-'));
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it('is read, or refused with the reason', async () => {
    const file = path.join(dir, 'prices.yaml');
    await writeFile(file, 'currency: EUR\nmonthly: { gateway: 30 }\n');
    expect(await readPrices(file)).toEqual({ currency: 'EUR', monthly: { gateway: 30 } });
    await writeFile(file, 'currency: euros\nmonthly: {}\n');
    await expect(readPrices(file)).rejects.toThrow(/USD/);
    await expect(readPrices(path.join(dir, 'none'))).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});
