import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { rootCredentials } from '../../../src/actions/root-credentials.ts';
import { systemClock } from '../../../src/core/clock.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'root-credentials-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

it('gives a program what is less than a minute old, in files at the same path', async () => {
  let now = 0;
  let opened = 0;
  const open = async () => {
    opened += 1;
    return { variables: { KEY: `key-${opened}` }, files: { TOKEN_FILE: `token-${opened}` } };
  };
  const credentials = rootCredentials(open, directory, { ...systemClock, now: () => now });
  const file = path.join(directory, 'token_file');
  expect(await credentials()).toEqual({ KEY: 'key-1', TOKEN_FILE: file });
  now = 59_000;
  expect(await credentials()).toMatchObject({ KEY: 'key-1' });
  now = 61_000;
  expect(await credentials()).toEqual({ KEY: 'key-2', TOKEN_FILE: file });
  expect(await readFile(file, 'utf8')).toBe('token-2');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});
