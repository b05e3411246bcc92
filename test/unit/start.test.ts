import { chmod, lstat, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { compiledCode } from '../../src/start.ts';

let temp = '';
let directory = '';
beforeEach(async () => {
  temp = await mkdtemp(path.join(os.tmpdir(), 'start-'));
  directory = path.join(temp, 'flotilla-compiled');
});
afterEach(() => rm(temp, { recursive: true, force: true }));
const found = () => compiledCode({ RUNNER_TEMP: temp });

describe('compiled code', () => {
  it('is shared by the steps of a job in a directory of this user alone', async () => {
    expect(found()).toBe(directory);
    expect((await lstat(directory)).mode & 0o777).toBe(0o700);
    expect(found()).toBe(directory);
  });

  it('is not shared outside a runner', () => expect(compiledCode({})).toBeUndefined());

  it.each([0o770, 0o707, 0o701])('is not read where others may go (%o)', async (mode) => {
    await mkdir(directory);
    await chmod(directory, mode);
    expect(found()).toBeUndefined();
  });

  it('is not read by way of a link', async () => {
    const elsewhere = path.join(temp, 'elsewhere');
    await mkdir(elsewhere, { mode: 0o700 });
    await symlink(elsewhere, directory);
    expect(found()).toBeUndefined();
  });

  it('is done without where its place is taken', async () => {
    await writeFile(directory, '');
    expect(found()).toBeUndefined();
  });
});
