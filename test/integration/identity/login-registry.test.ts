import { execFile } from 'node:child_process';
import { lstat, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import action from '../../../src/actions/login-registry/main.ts';
import { openRegistry } from '../../../src/clouds/index.ts';
import { ActionError } from '../../../src/core/errors.ts';
import { createHttp } from '../../../src/core/http.ts';
import { aws, azure, type CloudName, cloudNames, gcp } from '../../clouds/identities.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { type Fixture, startFixture } from '../clouds/fixture.ts';
import { endpointsOf, jobPorts } from './job.ts';
import { sampleFleet, sampleFleetText } from './sample-fleet.ts';
import { startStep } from './step.ts';

const paths = { aws: aws.path, gcp: gcp.path, azure: azure.path } as const;

describe('login-registry', () => {
  let fixture: Fixture;
  let bin = '';
  const http = createHttp();
  beforeAll(async () => {
    fixture = await startFixture();
    bin = (await toolchain('test')).bin;
    await writeFile(path.join(fixture.dir, 'flotilla.yml'), sampleFleetText);
    await writeFile(path.join(fixture.dir, 'layer.tar'), Buffer.alloc(1024));
    const { ports, close } = await jobPorts(fixture.standIns, { environment: null });
    await (await openRegistry(sampleFleet, 'aws', ports)).ensureRepository(`${aws.path}/login`);
    await close();
  }, 120_000);
  afterAll(async () => {
    await http.close();
    await fixture.close();
  });

  const hostOf = (cloud: CloudName) => new URL(fixture.standIns.registries[cloud].address).host;
  const imageOf = (cloud: CloudName) => `${hostOf(cloud)}/${paths[cloud]}/login:v1`;

  /** The user's own docker configuration: a login and a plugin, and whatever a test adds. */
  const ownConfig = async (temp: string, fields: object = {}) => {
    const own = path.join(temp, 'own-docker');
    await mkdir(path.join(own, 'cli-plugins'), { recursive: true });
    await symlink(path.join(bin, 'buildx'), path.join(own, 'cli-plugins/docker-buildx'));
    const config = { auths: { 'other.example': { auth: 'b3RoZXI6cHc=' } }, ...fields };
    await writeFile(path.join(own, 'config.json'), JSON.stringify(config));
    return own;
  };
  const logIn = async (
    step: Awaited<ReturnType<typeof startStep>>,
    fields: Readonly<Record<string, string>> = {},
  ) => {
    const endpoints = stringify(endpointsOf(fixture.standIns));
    const fleet = path.join(fixture.dir, 'flotilla.yml');
    const inputs = await action.inputs.parseAsync({ fleet, endpoints, inPlace: 'false', ...fields });
    return `${(await action.run(inputs, step.context)).dockerConfig}`;
  };
  const step = (variables: Readonly<Record<string, string>> = {}) =>
    startStep(fixture, http, { environment: null }, variables);
  /** Runs a program as a later step of the job does. */
  const tool = (
    name: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    input?: string,
  ) =>
    new Promise<{ code: number; out: string }>((resolve) => {
      const all = { PATH: bin, HOME: fixture.dir, SSL_CERT_FILE: path.join(fixture.dir, 'ca.pem'), ...env };
      const child = execFile(path.join(bin, name), args, { env: all }, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : 1, out: `${stdout}${stderr}` }),
      );
      child.stdin?.end(input);
    });

  it('lets crane push, and crane, regctl and docker pull, beside the logins that were there', async () => {
    const job = await step();
    const own = await ownConfig(job.temp);
    const dockerConfig = await logIn(job, { dockerConfig: own });
    expect(job.exported.get('DOCKER_CONFIG')).toBe(dockerConfig);
    expect((await stat(dockerConfig)).mode & 0o777).toBe(0o700);
    expect((await stat(path.join(dockerConfig, 'config.json'))).mode & 0o777).toBe(0o600);
    const env = { DOCKER_CONFIG: dockerConfig };
    for (const cloud of cloudNames) {
      const image = imageOf(cloud);
      const layer = path.join(fixture.dir, 'layer.tar');
      const pushed = ['append', '--oci-empty-base', '--new_layer', layer, '--new_tag', image];
      expect(await tool('crane', pushed, env)).toMatchObject({ code: 0 });
      const { out: digest } = await tool('crane', ['digest', image], env);
      expect(await tool('crane', ['pull', image, path.join(job.temp, `${cloud}.tar`)], env)).toMatchObject({
        code: 0,
      });
      expect(await tool('regctl', ['image', 'digest', image], env)).toEqual({ code: 0, out: digest });
      expect(await tool('docker', ['manifest', 'inspect', image], env)).toMatchObject({ code: 0 });
      expect(await tool('crane', ['digest', image], { DOCKER_CONFIG: own })).toMatchObject({ code: 1 });
    }
    const written = await readFile(path.join(dockerConfig, 'config.json'), 'utf8');
    expect(Object.keys(JSON.parse(written).auths)).toHaveLength(7);
    for (const [, auth = ''] of written.matchAll(/"auth": "([^"]+)"/g))
      if (auth !== 'b3RoZXI6cHc=') expect(job.masked).toContain(auth);
    for (const secret of job.masked) expect(job.context.summary.markdown()).not.toContain(secret);

    await job.context.temp.remove();
    await expect(stat(dockerConfig)).resolves.toBeDefined();
    await action.post?.(job.context);
    await expect(stat(dockerConfig)).rejects.toThrow('ENOENT');
    expect(await readFile(path.join(own, 'config.json'), 'utf8')).toContain('other.example');
  });

  it('says until when each login lasts', async () => {
    const job = await step();
    await logIn(job, { dockerConfig: await ownConfig(job.temp) });
    const said = (cloud: CloudName) => job.lines.find((line) => line.startsWith(`info: ${cloud}: logged in`));
    expect(said('aws')).toMatch(/until .* UTC \(1[12] h\)$/);
    expect(said('gcp')).toMatch(/until .* UTC \(\d\d min\)$/);
    expect(said('azure')).toMatch(/until .* UTC \([23] h\)$/);
    expect(job.context.summary.markdown()).toMatch(/\| aws \| .* \| until .* UTC/);
    await action.post?.(job.context);
  });

  it('warns of a variable that docker reads first', async () => {
    const job = await step({ DOCKER_AUTH_CONFIG: JSON.stringify({ auths: { [hostOf('aws')]: {} } }) });
    await logIn(job, { dockerConfig: await ownConfig(job.temp), registries: 'aws' });
    expect(job.lines).toContainEqual(
      expect.stringMatching(/^warning: DOCKER_AUTH_CONFIG has logins for 127/),
    );
    await action.post?.(job.context);
  });

  it('warns of two logins for one host, of which docker knows one', async () => {
    const job = await step();
    const generic = (name: string) => ({
      identities: { [name]: { cloud: 'generic', username: name, password: 'PASSWORD' } },
      registries: { [name]: { type: 'harbor', host: 'harbor.example', path: name, identity: name } },
    });
    const [one, two] = [generic('one'), generic('two')];
    const fleet = path.join(job.temp, 'two.yml');
    const services = { web: { context: 'web' } };
    const applications = { shop: { deploy: { kind: 'manifests', path: 'deploy' }, services } };
    const registries = { ...one.registries, ...two.registries };
    const identities = { ...one.identities, ...two.identities };
    await writeFile(fleet, JSON.stringify({ version: 1, applications, identities, registries }));
    const own = await ownConfig(job.temp);
    const written = await logIn(job, { fleet, secrets: 'PASSWORD=a-password', dockerConfig: own });
    expect(job.lines).toContainEqual(expect.stringMatching(/^warning: one and two are on one host/));
    expect(await readFile(path.join(written, 'config.json'), 'utf8')).toContain(
      Buffer.from('two:a-password').toString('base64'),
    );
    await action.post?.(job.context);
  });

  it('comes before the helpers and the store that the user has for a host', async () => {
    const job = await step();
    // A store that has old logins for these very hosts, as after a login by hand.
    const store = `#!/bin/sh
read -r server
case "$1 $server" in
  "get ${hostOf('aws')}" | "get ${hostOf('gcp')}") echo '{"Username":"AWS","Secret":"old"}' ;;
  list*) echo '{"${hostOf('aws')}":"AWS"}' ;;
  *) echo 'credentials not found in native keychain'; exit 1 ;;
esac
`;
    await writeFile(path.join(job.temp, 'docker-credential-pass'), store, { mode: 0o755 });
    const own = await ownConfig(job.temp, {
      credsStore: 'pass',
      auths: { [hostOf('aws')]: {} },
      credHelpers: { [hostOf('gcp')]: 'pass' },
    });
    const PATH = `${bin}:${job.temp}:/usr/bin:/bin`;
    const image = ['manifest', 'inspect', imageOf('gcp')];
    expect(await tool('docker', image, { PATH, DOCKER_CONFIG: own })).toMatchObject({ code: 1 });
    const env = { PATH, DOCKER_CONFIG: await logIn(job, { dockerConfig: own, registries: 'aws,gcp' }) };
    for (const cloud of ['aws', 'gcp'] as const) {
      expect(await tool('docker', ['manifest', 'inspect', imageOf(cloud)], env)).toMatchObject({ code: 0 });
      expect(await tool('crane', ['digest', imageOf(cloud)], env)).toMatchObject({ code: 0 });
      expect(await tool('regctl', ['image', 'digest', imageOf(cloud)], env)).toMatchObject({ code: 0 });
    }
    await action.post?.(job.context);
  });

  it('keeps the plugins, builders and contexts of the job', async () => {
    const job = await step();
    const own = await ownConfig(job.temp);
    const make = ['buildx', 'create', '--name', 'kept', '--driver', 'remote', 'tcp://127.0.0.1:1'];
    expect(await tool('docker', make, { DOCKER_CONFIG: own })).toMatchObject({ code: 0 });
    const context = ['context', 'create', 'far', '--docker', 'host=tcp://127.0.0.1:2'];
    expect(await tool('docker', context, { DOCKER_CONFIG: own })).toMatchObject({ code: 0 });
    await logIn(job, { dockerConfig: own, registries: 'aws' });
    const env = Object.fromEntries(job.exported);
    expect(await tool('docker', ['buildx', 'version'], env)).toMatchObject({
      code: 0,
      out: expect.stringContaining('github.com/docker/buildx'),
    });
    expect((await tool('docker', ['buildx', 'ls'], env)).out).toContain('kept');
    expect((await tool('docker', ['context', 'ls'], env)).out).toContain('tcp://127.0.0.1:2');
    // A builder made now outlives the logins.
    const late = ['buildx', 'create', '--name', 'late', '--driver', 'remote', 'tcp://127.0.0.1:1'];
    expect(await tool('docker', late, env)).toMatchObject({ code: 0 });
    await action.post?.(job.context);
    expect((await tool('docker', ['buildx', 'ls'], { DOCKER_CONFIG: own })).out).toContain('late');
  });

  it('composes with another login of the same job', async () => {
    const first = await step();
    const own = await ownConfig(first.temp);
    await logIn(first, { dockerConfig: own, registries: 'aws' });
    const second = await step(Object.fromEntries(first.exported));
    await logIn(second, { registries: 'gcp' });
    const env = Object.fromEntries([...first.exported, ...second.exported]);
    expect(await tool('crane', ['digest', imageOf('aws')], env)).toMatchObject({ code: 0 });
    expect(await tool('docker', ['manifest', 'inspect', imageOf('gcp')], env)).toMatchObject({ code: 0 });
    expect(await tool('docker', ['buildx', 'version'], env)).toMatchObject({ code: 0 });
    const between = `${first.exported.get('DOCKER_CONFIG')}`;
    await action.post?.(second.context);
    expect(second.exported.get('DOCKER_CONFIG')).toBe(between);
    expect(await tool('crane', ['digest', imageOf('aws')], { DOCKER_CONFIG: between })).toMatchObject({
      code: 0,
    });
    await action.post?.(first.context);
    expect(first.exported.get('DOCKER_CONFIG')).toBe('');
    await expect(stat(between)).rejects.toThrow('ENOENT');
  });

  it('goes into the user’s own configuration on request, and only its own logins leave it', async () => {
    const job = await step();
    const own = await ownConfig(job.temp, { credHelpers: { [hostOf('gcp')]: 'not-there' } });
    const kept = path.join(job.temp, 'dotfiles.json');
    const link = path.join(job.temp, 'linked');
    await mkdir(link);
    await writeFile(kept, await readFile(path.join(own, 'config.json')));
    await symlink(kept, path.join(link, 'config.json'));

    expect(await logIn(job, { dockerConfig: link, inPlace: 'true', registries: 'gcp' })).toBe(link);
    expect(job.exported.size).toBe(0);
    const env = { DOCKER_CONFIG: link };
    expect(await tool('docker', ['manifest', 'inspect', imageOf('gcp')], env)).toMatchObject({ code: 0 });
    // Another step logs in by itself, with docker's own command.
    const { username, password } = fixture.standIns.registries.azure.nodeAuth;
    const args = ['login', hostOf('azure'), '--username', username, '--password-stdin'];
    const dead = { ...env, DOCKER_HOST: `unix://${job.temp}/no-daemon.sock` };
    expect(await tool('docker', args, dead, password)).toMatchObject({ code: 0 });

    await action.post?.(job.context);
    const left = JSON.parse(await readFile(kept, 'utf8'));
    expect(Object.keys(left.auths).sort()).toEqual([hostOf('azure'), 'other.example'].sort());
    expect(left.credHelpers).toEqual({ [hostOf('gcp')]: 'not-there' });
    expect(await tool('crane', ['digest', imageOf('azure')], env)).toMatchObject({ code: 0 });
    expect(await readdir(link)).toEqual(['config.json']);
    expect((await lstat(path.join(link, 'config.json'))).isSymbolicLink()).toBe(true);
  });

  it('takes out what a killed job left in the user’s own configuration', async () => {
    const killed = await step();
    const own = await ownConfig(killed.temp);
    const before = await readFile(path.join(own, 'config.json'), 'utf8');
    await logIn(killed, { dockerConfig: own, inPlace: 'true', registries: 'aws' });
    // The runner empties its temporary directory before the next job.
    await killed.context.temp.remove();
    for (const name of await readdir(killed.temp))
      if (name.startsWith('flotilla-')) await rm(path.join(killed.temp, name), { recursive: true });
    const next = await step();
    await logIn(next, { dockerConfig: own, registries: 'gcp' });
    expect(await readFile(path.join(own, 'config.json'), 'utf8')).toBe(before);
    await action.post?.(next.context);
  });

  it('leaves nothing behind where one registry refuses, and names each that did', async () => {
    const job = await startStep(fixture, http, { repository_id: '6666' });
    await expect(logIn(job)).rejects.toMatchObject({ code: 'IDENTITY_DENIED' });
    expect(job.lines.filter((line) => line.startsWith('error: '))).toHaveLength(2);
    expect(await readdir(job.temp)).toEqual([]);
  });

  it('leaves nothing behind where the job is cancelled meanwhile', async () => {
    const job = await step();
    const cancelled = new ActionError('INTERRUPTED', 'The job was cancelled');
    const context = { ...job.context, signal: AbortSignal.abort(cancelled) };
    await expect(logIn({ ...job, context })).rejects.toBe(cancelled);
    await job.context.temp.remove();
    expect(await readdir(job.temp)).toEqual([]);
    expect(job.exported.size).toBe(0);
  });

  it('names registries that the fleet file lacks', async () => {
    await expect(logIn(await step(), { registries: 'quay' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
  });
});
