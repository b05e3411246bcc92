import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import action from '../../../src/actions/login-registry/main.ts';
import { createHttp } from '../../../src/core/http.ts';
import { cloudNames } from '../../clouds/identities.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { type Fixture, startFixture } from '../clouds/fixture.ts';
import { endpointsOf } from './job.ts';
import { sampleFleetText } from './sample-fleet.ts';
import { startStep } from './step.ts';

describe('login-registry', () => {
  let fixture: Fixture;
  let bin = '';
  const http = createHttp();
  beforeAll(async () => {
    fixture = await startFixture();
    bin = (await toolchain('test')).bin;
    await writeFile(path.join(fixture.dir, 'flotilla.yml'), sampleFleetText);
  }, 120_000);
  afterAll(async () => {
    await http.close();
    await fixture.close();
  });

  /** The user's own docker configuration: a login, a builder and a plugin. */
  const ownConfig = async (temp: string) => {
    const own = path.join(temp, 'own-docker');
    await mkdir(path.join(own, 'cli-plugins'), { recursive: true });
    await symlink(path.join(bin, 'buildx'), path.join(own, 'cli-plugins/docker-buildx'));
    await writeFile(path.join(own, 'config.json'), '{"auths":{"other.example":{"auth":"b3RoZXI6cHc="}}}');
    return own;
  };
  const inputs = (fields: Readonly<Record<string, string>> = {}) =>
    action.inputs.parse({
      fleet: path.join(fixture.dir, 'flotilla.yml'),
      endpoints: stringify(endpointsOf(fixture.standIns)),
      ...fields,
    });
  const tool = (name: string, args: readonly string[], env: Readonly<Record<string, string>>) =>
    new Promise<{ code: number; out: string }>((resolve) => {
      execFile(path.join(bin, name), args, { env: { ...env } }, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : 1, out: `${stdout}${stderr}` }),
      );
    });

  it('logs crane in to all three registries, beside the logins that were there', async () => {
    const { context, temp, exported, masked, lines } = await startStep(fixture, http, { environment: null });
    const own = await ownConfig(temp);
    const { dockerConfig } = await action.run(inputs({ dockerConfig: own }), context);
    expect(exported.get('DOCKER_CONFIG')).toBe(dockerConfig);
    expect(lines[0]).toMatch(/^warning: Endpoint overrides are in force: 127\.0\.0\.1:/);
    const env = { DOCKER_CONFIG: `${dockerConfig}`, SSL_CERT_FILE: path.join(fixture.dir, 'ca.pem') };
    for (const cloud of cloudNames) {
      const { host } = new URL(fixture.standIns.registries[cloud].address);
      // The login is accepted: only the repository is missing.
      const path = cloud === 'gcp' ? 'acme-delivery/delivery-platform' : 'delivery-platform';
      expect(await tool('crane', ['ls', `${host}/${path}/none`], env)).toMatchObject({
        code: 1,
        out: expect.stringContaining('NAME_UNKNOWN'),
      });
      expect(
        await tool('crane', ['ls', `${host}/${path}/none`], { ...env, DOCKER_CONFIG: temp }),
      ).toMatchObject({
        code: 1,
        out: expect.stringMatching(/UNAUTHORIZED|DENIED|401|403/),
      });
    }
    const written = await readFile(path.join(`${dockerConfig}`, 'config.json'), 'utf8');
    expect(Object.keys(JSON.parse(written).auths)).toHaveLength(7);
    for (const [, auth = ''] of written.matchAll(/"auth": "([^"]+)"/g))
      if (auth !== 'b3RoZXI6cHc=') expect(masked).toContain(auth);

    await context.temp.remove();
    await expect(stat(`${dockerConfig}`)).resolves.toBeDefined();
    await action.post?.(context);
    await expect(stat(`${dockerConfig}`)).rejects.toThrow('ENOENT');
    expect(await readFile(path.join(own, 'config.json'), 'utf8')).toContain('other.example');
  });

  it('keeps the builders of the job', async () => {
    const { context, temp, exported } = await startStep(fixture, http, { environment: null });
    const own = await ownConfig(temp);
    const create = ['create', '--name', 'kept', '--driver', 'remote', 'tcp://127.0.0.1:1'];
    expect(await tool('buildx', create, { DOCKER_CONFIG: own })).toMatchObject({ code: 0 });
    await action.run(inputs({ dockerConfig: own, registries: 'aws' }), context);
    const { out } = await tool('buildx', ['ls'], Object.fromEntries(exported));
    expect(out).toContain('kept');
    await action.post?.(context);
  });

  it('leaves nothing behind where one registry refuses, and names each that did', async () => {
    const { context, temp, lines } = await startStep(fixture, http, { repository_id: '6666' });
    await expect(action.run(inputs(), context)).rejects.toMatchObject({ code: 'IDENTITY_DENIED' });
    expect(lines.filter((line) => line.startsWith('error: '))).toHaveLength(2);
    expect(await readdir(temp)).toEqual([]);
  });
});
