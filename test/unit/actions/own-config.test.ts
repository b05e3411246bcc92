import { lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DockerConfig } from '../../../src/actions/login-registry/docker-config.ts';
import { logInInPlace, undoLeftLogins, undoLogins } from '../../../src/actions/login-registry/own-config.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const login = (host: string, password: string) => ({
  hosts: [host],
  credential: { username: 'AWS', password },
});

let root = '';
const own = () => path.join(root, '.docker');
const file = () => path.join(own(), 'config.json');
const marker = () => path.join(root, 'marker');
const text = () => readFile(file(), 'utf8');
const config = async () => JSON.parse(await text());
/** As another program of the job changes the file: parsed, changed, written in its own way. */
const change = async (work: (config: DockerConfig) => DockerConfig) =>
  writeFile(file(), JSON.stringify(work(await config())));

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'own-config-'));
  await mkdir(marker());
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('logins in the user’s own configuration', () => {
  const original = '{"auths": {"other.example": {"auth":"b3RoZXI="}},\n "psFormat": "table"}';
  beforeEach(async () => {
    await mkdir(own());
    await writeFile(file(), original, { mode: 0o644 });
  });

  it('come beside what is there, and leave it byte for byte as it was', async () => {
    const undo = await logInInPlace(own(), [login('ecr.example', 'pw')], marker());
    expect(await config()).toEqual({
      auths: { 'other.example': { auth: 'b3RoZXI=' }, 'ecr.example': { auth: base64('AWS:pw') } },
      psFormat: 'table',
    });
    expect((await stat(undo)).mode & 0o777).toBe(0o600);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    await undoLogins(undo);
    expect(await text()).toBe(original);
    expect((await stat(file())).mode & 0o777).toBe(0o644);
    expect(await readdir(own())).toEqual(['config.json']);
  });

  it('leave alone what others change meanwhile', async () => {
    const undo = await logInInPlace(own(), [login('a.example', 'pw'), login('b.example', 'pw')], marker());
    await change((now) => ({
      ...now,
      auths: { ...now.auths, 'later.example': { auth: 'bA==' }, 'b.example': { auth: 'theirs' } },
      credsStore: 'desktop',
    }));
    await undoLogins(undo);
    expect(await config()).toEqual({
      auths: {
        'other.example': { auth: 'b3RoZXI=' },
        'later.example': { auth: 'bA==' },
        'b.example': { auth: 'theirs' },
      },
      psFormat: 'table',
      credsStore: 'desktop',
    });
  });

  it('put back the login and the helper they took the place of', async () => {
    const before = {
      auths: { 'ecr.example': { auth: 'b2xk' } },
      credHelpers: { 'ecr.example': 'ecr-login', 'gcr.io': 'gcloud' },
      credsStore: 'desktop',
    };
    await writeFile(file(), JSON.stringify(before));
    const undo = await logInInPlace(own(), [login('ecr.example', 'pw')], marker());
    expect(await config()).toEqual({
      ...before,
      auths: { 'ecr.example': { auth: base64('AWS:pw') } },
      credHelpers: { 'gcr.io': 'gcloud', 'ecr.example': '' },
    });
    await change((now) => ({ ...now, credHelpers: { ...now.credHelpers, 'quay.io': 'quay' } }));
    await undoLogins(undo);
    expect(await config()).toEqual({
      ...before,
      credHelpers: { 'ecr.example': 'ecr-login', 'gcr.io': 'gcloud', 'quay.io': 'quay' },
    });
  });

  it('of two steps go one after the other', async () => {
    const first = await logInInPlace(own(), [login('a.example', '1')], marker());
    const second = await logInInPlace(own(), [login('a.example', '2'), login('b.example', '2')], marker());
    expect(Object.keys((await config()).auths)).toEqual(['other.example', 'a.example', 'b.example']);
    await undoLogins(second);
    expect((await config()).auths['a.example']).toEqual({ auth: base64('AWS:1') });
    await undoLogins(first);
    expect(await text()).toBe(original);
  });

  it('follow a link to where the user keeps the file', async () => {
    const kept = path.join(root, 'dotfiles.json');
    await writeFile(kept, original);
    await rm(file());
    await symlink('../dotfiles.json', file());
    const undo = await logInInPlace(own(), [login('a.example', '1')], marker());
    expect(await readFile(kept, 'utf8')).toContain('a.example');
    await undoLogins(undo);
    expect(await readFile(kept, 'utf8')).toBe(original);
    expect((await lstat(file())).isSymbolicLink()).toBe(true);
  });

  it('of a killed job are taken out at the next start, those of a live one are not', async () => {
    await logInInPlace(own(), [login('a.example', '1')], marker());
    await undoLeftLogins(own());
    expect(await text()).toContain('a.example');
    await rm(marker(), { recursive: true });
    await writeFile(path.join(own(), '.flotilla-logins-0.json'), '{"marker": "cut o');
    await undoLeftLogins(own());
    expect(await text()).toBe(original);
    expect(await readdir(own())).toEqual(['config.json']);
  });

  it('are not written into a file that is no configuration, and do not quote it', async () => {
    await writeFile(file(), '{"auths": {"x": {"auth": "aHVudGVyMg=="');
    const error = await logInInPlace(own(), [login('a.example', '1')], marker()).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'INPUT_INVALID' });
    expect(String(error)).not.toContain('aHVudGVyMg');
    expect(await readdir(own())).toEqual(['config.json']);
  });
});

describe('a user without a configuration', () => {
  it('has none again afterwards', async () => {
    const undo = await logInInPlace(own(), [login('a.example', '1')], marker());
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect((await stat(own())).mode & 0o777).toBe(0o700);
    await undoLogins(undo);
    expect(await readdir(root)).toEqual(['marker']);
  });

  it('keeps what others wrote into the one that came with the logins', async () => {
    const undo = await logInInPlace(own(), [login('a.example', '1')], marker());
    await change((now) => ({ ...now, auths: { ...now.auths, 'b.example': { auth: 'Yg==' } } }));
    await undoLogins(undo);
    expect(await config()).toEqual({ auths: { 'b.example': { auth: 'Yg==' } } });
  });

  it('may have removed it', async () => {
    const undo = await logInInPlace(own(), [login('a.example', '1')], marker());
    await rm(own(), { recursive: true });
    await undoLogins(undo);
    expect(await readdir(root)).toEqual(['marker']);
  });
});
