import { mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ownDockerConfig } from '../../../src/actions/login-registry/docker-config.ts';
import { writePrivateConfig } from '../../../src/actions/login-registry/private-config.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const ecr = { hosts: ['ecr.example', '127.0.0.1:8443'], credential: { username: 'AWS', password: 'p:w' } };
const hub = { hosts: ['docker.io'], credential: { username: 'bot', password: 'pw' } };

let root = '';
const own = () => path.join(root, 'own');
const made = () => path.join(root, 'made');
const written = async () => JSON.parse(await readFile(path.join(made(), 'config.json'), 'utf8'));
const original = (config: object) => writeFile(path.join(own(), 'config.json'), JSON.stringify(config));

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'docker-config-'));
  await mkdir(own());
  await mkdir(made());
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('a private docker configuration', () => {
  it('holds the logins for every name of a registry, for nobody else to read', async () => {
    await writePrivateConfig(made(), own(), [ecr, hub]);
    const auth = base64('AWS:p:w');
    expect(await written()).toMatchObject({
      auths: {
        'ecr.example': { auth },
        '127.0.0.1:8443': { auth },
        'https://index.docker.io/v1/': { auth: base64('bot:pw') },
      },
    });
    expect((await stat(path.join(made(), 'config.json'))).mode & 0o777).toBe(0o600);
  });

  it('carries over other logins, helpers and settings, and leaves the original as it was', async () => {
    const before = {
      auths: { 'other.example': { auth: 'b3RoZXI=' } },
      credHelpers: { 'gcr.io': 'gcloud', 'ecr.example': 'ecr-login' },
      currentContext: 'remote',
    };
    await original(before);
    await writePrivateConfig(made(), own(), [ecr]);
    expect(await written()).toMatchObject({
      auths: before.auths,
      credHelpers: { 'gcr.io': 'gcloud' },
      currentContext: 'remote',
    });
    expect((await written()).credHelpers).not.toHaveProperty('ecr.example');
    expect(JSON.parse(await readFile(path.join(own(), 'config.json'), 'utf8'))).toEqual(before);
  });

  it('keeps the user’s store for all hosts but ours', async () => {
    await original({ credsStore: 'ecr-login' });
    await writePrivateConfig(made(), own(), [ecr, hub]);
    expect(await written()).toMatchObject({
      credsStore: 'ecr-login',
      credHelpers: { 'ecr.example': '', '127.0.0.1:8443': '', 'https://index.docker.io/v1/': '' },
    });
  });

  it('asks a keychain only for the logins it has', async () => {
    const auths = { 'ecr.example': {}, 'other.example': {}, 'plain.example': { auth: 'b3RoZXI=' } };
    await original({ credsStore: 'osxkeychain', auths, credHelpers: { 'gcr.io': 'gcloud' } });
    await writePrivateConfig(made(), own(), [ecr]);
    expect(await written()).not.toHaveProperty('credsStore');
    expect((await written()).credHelpers).toEqual({ 'gcr.io': 'gcloud', 'other.example': 'osxkeychain' });
    expect((await written()).auths['ecr.example']).toEqual({ auth: base64('AWS:p:w') });
  });

  it('uses our login for Docker Hub whatever name a helper knows it by', async () => {
    await original({ credHelpers: { 'docker.io': 'hub', 'index.docker.io': 'hub', 'gcr.io': 'gcloud' } });
    await writePrivateConfig(made(), own(), [hub]);
    expect((await written()).credHelpers).toEqual({ 'gcr.io': 'gcloud' });
  });

  it('links plugins, contexts and certificates; builders and what docker has half written stay apart', async () => {
    for (const name of ['cli-plugins', 'contexts', 'buildx']) await mkdir(path.join(own(), name));
    for (const name of ['ca.pem', 'config.json1234']) await writeFile(path.join(own(), name), '');
    await writePrivateConfig(made(), own(), [ecr]);
    expect((await readdir(made())).sort()).toEqual(['ca.pem', 'cli-plugins', 'config.json', 'contexts']);
    expect(await readlink(path.join(made(), 'cli-plugins'))).toBe(path.join(own(), 'cli-plugins'));
  });

  it('refuses a broken original without quoting it', async () => {
    await writeFile(path.join(own(), 'config.json'), '{"auths": {"x": {"auth": "aHVudGVyMg=="');
    const error = await writePrivateConfig(made(), own(), [ecr]).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'INPUT_INVALID' });
    expect(String(error)).not.toContain('aHVudGVyMg');
  });

  it('finds the user’s own', () => {
    expect(ownDockerConfig({ DOCKER_CONFIG: '/x' })).toBe('/x');
    expect(ownDockerConfig({ HOME: '/home/u' })).toBe('/home/u/.docker');
  });
});
