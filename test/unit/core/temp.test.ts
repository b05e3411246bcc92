import { mkdir, mkdtemp, readdir, stat, utimes } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { createTemp, sweepTemp } from '../../../src/core/temp.ts';

const runnerTemp = async () => ({ RUNNER_TEMP: await mkdtemp(path.join(os.tmpdir(), 'temp-test-')) });

it('makes private directories and files and removes them', async () => {
  const env = await runnerTemp();
  const temp = createTemp(env);
  const file = await temp.file('token', 'secret');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(path.dirname(file))).mode & 0o777).toBe(0o700);
  await temp.remove();
  expect(await readdir(env.RUNNER_TEMP)).toEqual([]);
});

it('leaves what was kept for the post step', async () => {
  const env = await runnerTemp();
  const temp = createTemp(env);
  const directory = await temp.directory('docker');
  temp.keep(directory);
  await temp.remove();
  expect((await stat(directory)).isDirectory()).toBe(true);
});

it('sweeps what a killed step left, and nothing else', async () => {
  const env = await runnerTemp();
  const make = async (name: string, ageMs: number) => {
    const entry = path.join(env.RUNNER_TEMP, name);
    await mkdir(entry);
    const when = new Date(Date.now() - ageMs);
    await utimes(entry, when, when);
  };
  const nobody = 2 ** 22 + 1; // above the largest pid Linux gives
  await make(`flotilla-${nobody}-old-x`, 10 * 3_600_000);
  await make(`flotilla-${nobody}-young-x`, 1000);
  await make(`flotilla-${process.pid}-mine-x`, 10 * 3_600_000);
  await make('somebody-else', 10 * 3_600_000);
  await sweepTemp(env, Date.now());
  expect((await readdir(env.RUNNER_TEMP)).sort()).toEqual(
    [`flotilla-${nobody}-young-x`, `flotilla-${process.pid}-mine-x`, 'somebody-else'].sort(),
  );
});
