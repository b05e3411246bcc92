import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { whatRuns } from '../act/outside.ts';
import { createWorld, tail, type World } from '../e2e/world.ts';
import { templates } from '../template/checks.ts';

/* From a copy of a starter to what the clusters serve, by the starter's own workflows. */

const starters = [
  { name: 'one cloud', parts: ['one-cloud'], clouds: ['aws'] },
  { name: 'three clouds', parts: ['one-cloud', 'three-clouds'], clouds: ['aws', 'gcp', 'azure'] },
];

describe.each(starters)('the starter for $name', ({ name, parts, clouds }) => {
  let world: World | undefined;
  let copy = '';
  afterAll(async () => {
    await world?.end();
    await rm(copy, { recursive: true, force: true });
  }, 120_000);

  it('delivers its service', async () => {
    copy = await mkdtemp(path.join(os.tmpdir(), 'flotilla-starter-'));
    for (const part of parts) await cp(path.join(templates, 'starter', part), copy, { recursive: true });
    world = await createWorld(`starter-${name.replace(' ', '-')}`, copy);
    await world.consumer.commit('As it was copied');
    const result = await world.run({ workflow: 'deliver.yml', event: 'push' });
    expect([result.ok, result.ok ? '' : tail(result)]).toEqual([true, '']);
    const running = await whatRuns(world.stack, world.bin);
    expect(running.map(({ cloud, service, ready }) => [cloud, service, ready])).toEqual(
      clouds.map((cloud) => [cloud, 'web', 2]),
    );
    expect(new Set(running.map(({ digest }) => digest)).size).toBe(1);
  }, 900_000);

  it('shows what a rollback would do, by hand', async () => {
    const inputs = { environment: 'production', release: '1', reason: 'a test', 'dry-run': 'true' };
    const result = await world?.run({ workflow: 'rollback.yml', event: 'workflow_dispatch', inputs });
    expect([result?.ok, result?.ok ? '' : result && tail(result)]).toEqual([true, '']);
  }, 300_000);
});
