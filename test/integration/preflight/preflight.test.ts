import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { z } from 'zod';
import action from '../../../src/actions/preflight/main.ts';
import { openRegistry } from '../../../src/clouds/index.ts';
import { createHttp } from '../../../src/core/http.ts';
import { freePorts } from '../../clouds/free-ports.ts';
import { json } from '../../clouds/http/exchange.ts';
import { listen } from '../../clouds/http/listener.ts';
import { aws, type CloudName, cloudNames } from '../../clouds/identities.ts';
import { createAuthority, issueCertificate, readMaterial } from '../../clouds/tls/certificates.ts';
import { type Fixture, startFixture } from '../clouds/fixture.ts';
import { endpointsOf, jobPorts } from '../identity/job.ts';
import { sampleFleet, sampleFleetText } from '../identity/sample-fleet.ts';
import { startStep } from '../identity/step.ts';

const repositories = ['web', 'releases'];
const results = z.record(
  z.string(),
  z.object({ verdict: z.string(), required: z.boolean(), checks: z.record(z.string(), z.string()) }),
);

/** The sample with parts replaced, one key a line. */
const fleetWith = (change: (fleet: ReturnType<typeof sampleFields>) => void) => {
  const fields = sampleFields();
  change(fields);
  return stringify(fields);
};
const sampleFields = () =>
  z
    .looseObject({
      applications: z.record(z.string(), z.unknown()),
      identities: z.record(z.string(), z.record(z.string(), z.unknown())),
      registries: z.record(z.string(), z.record(z.string(), z.unknown())),
      environments: z.record(z.string(), z.unknown()),
    })
    .parse(JSON.parse(sampleFleetText));

describe('preflight', () => {
  let fixture: Fixture;
  const http = createHttp();
  beforeAll(async () => {
    fixture = await startFixture();
  }, 120_000);
  afterAll(async () => {
    await http.close();
    await fixture.close();
  });

  const journal = (cloud: CloudName) => {
    const front = fixture.standIns.listeners.find(({ name }) => name === `${cloud}-registry`);
    if (front === undefined) throw new Error(`no front of ${cloud}`);
    return front.journal;
  };
  const make = async (cloud: CloudName) => {
    const { ports, close } = await jobPorts(fixture.standIns, { environment: null });
    const access = await openRegistry(sampleFleet, cloud, ports);
    for (const name of repositories) await access.ensureRepository(`${access.endpoint.path}/${name}`);
    await close();
  };
  beforeEach(() => {
    for (const cloud of cloudNames) journal(cloud).clear();
  });

  interface Run {
    readonly fleet?: string;
    readonly job?: Readonly<Record<string, unknown>>;
    readonly endpoints?: object;
    readonly inputs?: Readonly<Record<string, string>>;
    readonly env?: Readonly<Record<string, string>>;
  }
  const preflight = async (given: Run = {}) => {
    const { context, lines } = await startStep(
      ...([fixture, http, given.job ?? { environment: null }, given.env ?? {}] as const),
    );
    const file = path.join(await mkdtemp(path.join(fixture.dir, 'fleet-')), 'flotilla.yml');
    await writeFile(file, given.fleet ?? stringify(JSON.parse(sampleFleetText)));
    const endpoints = stringify({ ...endpointsOf(fixture.standIns), ...given.endpoints });
    const asked = { ask: 'registries', role: 'deploy' };
    const inputs = await action.inputs.parseAsync({ fleet: file, endpoints, ...asked, ...given.inputs });
    const outputs = await action.run(inputs, context);
    const found = results.parse(JSON.parse(`${outputs.results}`));
    return { outputs, found, lines, log: lines.join('\n'), page: context.summary.markdown(), file };
  };
  const allOk = {
    ...{ reachable: 'ok', clock: 'ok', identity: 'ok', repositories: 'ok' },
    ...{ pull: 'ok', push: 'ok', tags: 'ok', referrers: 'ok' },
  };

  it('passes where everything will work, and changes nothing', async () => {
    await make('aws');
    journal('aws').clear();
    const { outputs, found, page, log } = await preflight();
    expect(outputs).toMatchObject({ passed: true, failed: '', failure: undefined });
    expect(found['aws']).toEqual({ verdict: 'ok', required: true, checks: allOk });
    expect(found['gcp']?.checks).toMatchObject({ push: 'ok', pull: 'ok', repositories: 'ok' });
    expect(found['azure']?.checks).toMatchObject({ push: 'ok', pull: 'ok', repositories: 'ok' });
    expect(page).toContain('ready to deliver');
    expect(log).toMatch(/✅ identity +logged in, until \d\d/);
    for (const cloud of cloudNames) {
      const asked = journal(cloud).list();
      const begun = asked.filter(({ method, path }) => method === 'POST' && path.includes('/blobs/uploads/'));
      const dropped = asked.filter(({ method, status }) => method === 'DELETE' && status === 204);
      expect(begun.map(({ status }) => status)).toEqual([202, 202]);
      expect(dropped).toHaveLength(begun.length);
      expect(asked.filter(({ method }) => method === 'PUT' || method === 'PATCH')).toEqual([]);
    }
  });

  it('shows who the job is, and the trust to write, where no cloud lets it in', async () => {
    const { outputs, found, page, log } = await preflight({ job: { repository_id: '6666' } });
    expect(outputs).toMatchObject({ passed: false, failed: 'aws,gcp,azure' });
    expect(outputs.failure).toMatchObject({ code: 'PREFLIGHT_FAILED' });
    for (const cloud of cloudNames)
      expect(found[cloud]?.checks).toMatchObject({ reachable: 'ok', identity: 'failed', push: 'skipped' });
    expect(page).toContain('repository_id: 6666');
    expect(page).toContain('sts:AssumeRoleWithWebIdentity');
    expect(log).not.toMatch(/eyJ/);
    expect(page).not.toMatch(/eyJ/);
  });

  it('names the permissions block where the job has no identity', async () => {
    const { outputs, page } = await preflight({ env: { ACTIONS_ID_TOKEN_REQUEST_URL: '' } });
    expect(outputs.passed).toBe(false);
    expect(page).toContain('id-token: write');
    expect(page.match(/id-token: write/g)).toHaveLength(1);
  });

  it('tells a push that is refused from a pull that is not', async () => {
    await make('aws');
    const fleet = fleetWith(({ registries }) => {
      Object.assign(registries['aws'] ?? {}, { identity: 'aws-deploy' });
      Object.assign(registries['gcp'] ?? {}, { identity: 'gcp-deploy' });
      Object.assign(registries['azure'] ?? {}, { identity: 'azure-deploy' });
    });
    const { outputs, found, page, file } = await preflight({ fleet, job: {} });
    expect(outputs.failed).toBe('aws,gcp,azure');
    for (const cloud of cloudNames)
      expect(found[cloud]?.checks).toMatchObject({ identity: 'ok', pull: 'ok', push: 'failed' });
    expect(page).toContain('ecr:InitiateLayerUpload, ecr:UploadLayerPart');
    expect(page).toContain('roles/artifactregistry.writer on projects/');
    expect(page).toContain('the role AcrPush on registry exampledelivery');
    const line = fleet.split('\n').findIndex((text) => /identity: aws-deploy$/.test(text)) + 1;
    expect(line).toBeGreaterThan(1);
    expect(page).toContain(`${file}:${line}`);
  });

  it('finds repositories that are missing, and whether they can be made', async () => {
    const fleet = fleetWith(({ registries }) => {
      Object.assign(registries['aws'] ?? {}, { path: 'nowhere' });
      Object.assign(registries['gcp'] ?? {}, { repository: 'nowhere', identity: 'gcp-deploy' });
    });
    const { outputs, found, page } = await preflight({ fleet, job: {} });
    // Both tell only who asks for the creation whether it is allowed.
    expect(outputs.passed).toBe(true);
    for (const cloud of ['aws', 'gcp'])
      expect(found[cloud]?.checks).toMatchObject({
        repositories: 'warning',
        push: 'skipped',
        pull: 'skipped',
      });
    expect(page).toContain('artifactregistry.repositories.create');
    expect(page).toContain('ecr:CreateRepository');
    expect(page).toContain('nowhere/web');
    const made = [...fixture.standIns.aws.account.repositories.keys()];
    expect(made.filter((name) => name.startsWith('nowhere'))).toEqual([]);
    const google = fixture.standIns.listeners.flatMap(({ journal: { list } }) => list());
    expect(google.filter(({ method, path }) => method === 'POST' && /\/repositories\?/.test(path))).toEqual(
      [],
    );
    expect(found['azure']?.checks).toMatchObject({ repositories: 'ok', push: 'ok' });
  });

  it('advises what to exclude where tags cannot be moved', async () => {
    await make('aws');
    const made = fixture.standIns.aws.account.repositories.get(`${aws.path}/web`);
    if (made === undefined) throw new Error('the repository is not there');
    made.imageTagMutability = 'IMMUTABLE';
    const { outputs, found, page } = await preflight({ inputs: { registries: 'aws' } });
    made.imageTagMutability = 'MUTABLE';
    expect(outputs.passed).toBe(true);
    expect(found['aws']?.checks).toMatchObject({ tags: 'warning', push: 'ok', referrers: 'ok' });
    expect(page).toContain('IMMUTABLE_WITH_EXCLUSION');
  });

  it('says that a registry is down, and asks the others all the same', async () => {
    const [port = 0] = await freePorts(1);
    const endpoints = endpointsOf(fixture.standIns);
    const down = { ...endpoints.azure, registry: `https://127.0.0.1:${port}` };
    const { outputs, found, page } = await preflight({ endpoints: { azure: down } });
    expect(outputs.failed).toBe('azure');
    expect(found['azure']?.checks).toMatchObject({
      reachable: 'failed',
      identity: 'skipped',
      clock: 'skipped',
    });
    expect(found['gcp']?.checks).toMatchObject({ push: 'ok' });
    expect(page).toContain('ECONNREFUSED');
  });

  it('still asks a cloud about its registry that is down', async () => {
    await make('aws');
    const [port = 0] = await freePorts(1);
    const down = { ...endpointsOf(fixture.standIns).aws, registry: `https://127.0.0.1:${port}` };
    const { found, log } = await preflight({ endpoints: { aws: down }, inputs: { registries: 'aws' } });
    expect(found['aws']?.checks).toMatchObject({
      ...{ reachable: 'failed', identity: 'ok', repositories: 'ok', tags: 'ok' },
      ...{ pull: 'skipped', push: 'skipped', referrers: 'skipped' },
    });
    expect(log).toContain('known to the cloud, until');
  });

  it('only warns of a best-effort registry that no cluster pulls from', async () => {
    const [port = 0] = await freePorts(1);
    const endpoints = endpointsOf(fixture.standIns);
    const down = { ...endpoints.azure, registry: `https://127.0.0.1:${port}` };
    const fleet = fleetWith(({ registries, environments }) => {
      Object.assign(registries['azure'] ?? {}, { required: false });
      delete environments['production'];
    });
    const { outputs, found, lines } = await preflight({ fleet, endpoints: { azure: down } });
    expect(outputs).toMatchObject({ passed: true, failed: '' });
    expect(found['azure']).toMatchObject({ verdict: 'warning', required: false });
    expect(lines).toContainEqual(expect.stringMatching(/^warning: azure: reachable: no answer from/));
  });

  it('says what to do where a certificate is by nobody the runner knows', async () => {
    const dir = await mkdtemp(path.join(os.tmpdir(), 'flotilla-stranger-'));
    const authority = await createAuthority(dir, 'stranger');
    const pair = await issueCertificate({ dir, name: 'registry', hosts: ['127.0.0.1'], authority });
    const server = await listen({
      name: 'stranger',
      tls: await readMaterial(pair),
      clock: fixture.clock,
      handler: async () => json(401, {}),
    });
    const endpoints = endpointsOf(fixture.standIns);
    const { outputs, page } = await preflight({
      endpoints: { azure: { ...endpoints.azure, registry: server.url } },
      inputs: { registries: 'azure' },
    }).finally(async () => {
      await server.close();
      await rm(dir, { recursive: true });
    });
    expect(outputs.failed).toBe('azure');
    expect(page).toContain('NODE_EXTRA_CA_CERTS');
    expect(server.journal.list()).toEqual([]);
  });

  it('asks for secrets that the fleet file names and nobody passed', async () => {
    const fleet = fleetWith(({ applications }) => {
      applications['sample'] = {
        deploy: { kind: 'manifests', path: 'deploy' },
        services: { web: { context: 'web', secrets: ['NPM_TOKEN', 'OTHER'] } },
      };
    });
    const missing = await preflight({ fleet, inputs: { registries: 'gcp', secrets: 'OTHER=x' } });
    expect(missing.outputs.passed).toBe(false);
    expect(missing.page).toContain('NPM_TOKEN=…');
    const given = await preflight({ fleet, inputs: { registries: 'gcp', secrets: 'OTHER=x\nNPM_TOKEN=y' } });
    expect(given.outputs.passed).toBe(true);
  });

  // The last one: the stand-ins’ clock goes forward only.
  it('warns of a clock that is off, and fails where tokens will be refused', async () => {
    const advance = (advanceSeconds: number) =>
      fetch(new URL('/_control/clock', fixture.standIns.registries.aws.address), {
        method: 'POST',
        body: JSON.stringify({ advanceSeconds }),
      });
    await advance(120);
    const late = await preflight();
    expect(late.found['gcp']?.checks).toMatchObject({ clock: 'warning', push: 'ok' });
    expect(late.page).toContain('2 min behind');
    await advance(3600);
    const lost = await preflight();
    expect(lost.outputs.passed).toBe(false);
    expect(lost.found['gcp']?.checks).toMatchObject({ clock: 'failed' });
    expect(lost.page).toContain('timedatectl set-ntp true');
  });

  it('refuses registries and environments that the fleet file lacks', async () => {
    await expect(preflight({ inputs: { registries: 'quay' } })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    await expect(preflight({ inputs: { environment: 'moon' } })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
  });
});
