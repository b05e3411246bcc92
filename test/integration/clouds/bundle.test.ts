import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { aws } from '../../clouds/identities.ts';
import { runStub } from '../../contract/run-stub.ts';
import { allowHostsOf, endpointsOf, registerJob } from '../identity/job.ts';
import { sampleFleet } from '../identity/sample-fleet.ts';
import { type Fixture, startFixture } from './fixture.ts';

const requests = z.array(z.object({ method: z.string(), path: z.string(), status: z.number() }));

describe('dist/', () => {
  let fixture: Fixture;
  let runner: Record<string, string>;
  beforeAll(async () => {
    fixture = await startFixture();
    const { dir, standIns } = fixture;
    const names = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'];
    const files = names.map((name) => [name, path.join(dir, name)] as const);
    await Promise.all(files.map(([, file]) => writeFile(file, '')));
    runner = {
      ...{ HOME: dir, RUNNER_TEMP: dir, NODE_EXTRA_CA_CERTS: path.join(dir, 'ca.pem') },
      ...Object.fromEntries(files),
      ...(await registerJob(standIns)),
    };
  }, 60_000);
  afterAll(() => fixture.close());

  const asked = async (server: string) =>
    requests.parse(await (await fetch(`${server}/_control/requests`)).json());

  it('asks each control plane through its SDK', async () => {
    const { standIns, dir } = fixture;
    const fleet = path.join(dir, 'flotilla.yml');
    // Nothing is deployed from here, so no cluster is asked either.
    await writeFile(fleet, JSON.stringify({ ...sampleFleet, environments: {} }));
    const repository = `${aws.path}/web`;
    const common = { createdAt: 0, imageTagMutability: 'IMMUTABLE', referenced: new Set<string>() } as const;
    standIns.aws.account.repositories.set(repository, { name: repository, ...common });
    const inputs = {
      fleet,
      endpoints: JSON.stringify(endpointsOf(standIns)),
      'allow-hosts': allowHostsOf(standIns).join('\n'),
    };
    const asking = { ...inputs, ask: 'registries', role: 'deploy' };
    const preflight = await runStub('preflight.js', asking, runner);
    // What only the control planes know: who may create, whose tags are immutable.
    expect(preflight.stdout).toContain('needs ecr:CreateRepository');
    expect(preflight.stdout).toContain('IMMUTABLE_WITH_EXCLUSION');
    const prune = { ...inputs, delete: 'false', 'max-delete': '50' };
    expect(await runStub('prune-registry.js', prune, runner)).toMatchObject({ code: 0, stderr: '' });

    const google = (await asked(standIns.gcp.artifactregistry)).filter(({ status }) => status < 500);
    expect(google.map(({ method, path: at }) => `${method} ${at.replace(/\?.*/, '')}`)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^GET \/v1\/projects\/.*\/repositories\/[^/]+$/),
        expect.stringMatching(/^POST .*:testIamPermissions$/),
        expect.stringMatching(/^GET .*\/packages\/web\/versions$/),
      ]),
    );
    const azure = await asked(standIns.registries.azure.address);
    expect(azure.map(({ path: at }) => at)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^\/acr\/v1\/[^?]*web($|\?)/),
        expect.stringMatching(/^\/acr\/v1\/[^?]*web\/_manifests/),
      ]),
    );
    expect((await asked(standIns.aws.ecr)).length).toBeGreaterThan(5);
  }, 60_000);
});
