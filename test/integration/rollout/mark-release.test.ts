import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import markRelease from '../../../src/actions/mark-release/main.ts';
import { createHttp, type Http } from '../../../src/core/http.ts';
import { type Fixture, startFixture } from '../clouds/fixture.ts';
import { sampleFleetText } from '../identity/sample-fleet.ts';
import { startStep } from '../identity/step.ts';

const shown = z.array(
  z.object({ id: z.number(), environment: z.string(), sha: z.string(), payload: z.unknown() }),
);
const statuses = z.array(z.object({ state: z.string(), log_url: z.string().optional() }));
const commit = 'c'.repeat(40);
const release = `sha256:${'e'.repeat(64)}`;

let fixture: Fixture;
let http: Http;
let fleet: string;

beforeAll(async () => {
  fixture = await startFixture();
  http = createHttp();
  fleet = path.join(fixture.dir, 'flotilla.yml');
  await writeFile(fleet, sampleFleetText);
}, 60_000);
afterAll(async () => {
  await http?.close();
  await fixture?.close();
});

async function mark(
  results: Record<string, 'verified' | 'rejected'>,
  more: Partial<Parameters<typeof markRelease.run>[0]> = {},
) {
  const step = await startStep(
    fixture,
    http,
    {},
    {
      GITHUB_REPOSITORY: 'acme/delivery-platform',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_SHA: commit,
      GITHUB_RUN_ID: '77',
      GITHUB_API_URL: fixture.standIns.github.api,
    },
  );
  const outputs = await markRelease.run(
    {
      ...{ fleet, environment: 'production', release, results, token: 'job-token' },
      ...{ dryRun: false, inProgress: false, rollback: false },
      ...more,
    },
    step.context,
  );
  return { outputs, ...step };
}

const read = async (rest: string): Promise<unknown> => {
  const url = `${fixture.standIns.github.api}/repos/acme/delivery-platform/deployments${rest}`;
  return (await fetch(url, { headers: { authorization: 'token x' } })).json();
};

const statesOf = async (environment: string) => {
  const deployments = shown.parse(await read(`?environment=${encodeURIComponent(environment)}`));
  const all = await Promise.all(deployments.map(({ id }) => read(`/${id}/statuses`)));
  return all.map((list) => statuses.parse(list).map(({ state }) => state));
};

describe('mark-release', () => {
  it('says that a delivery is under way, and judges nothing yet', async () => {
    const { outputs } = await mark({}, { inProgress: true });
    expect(outputs.failure).toBeUndefined();
    expect(await statesOf('production/aws')).toEqual([['in_progress']]);
  });

  it('shows one deployment per cluster, never under the protected environment’s name', async () => {
    const { outputs } = await mark({ aws: 'verified', gcp: 'verified', azure: 'verified' });
    expect(outputs.failure).toBeUndefined();
    const deployments = shown.parse(await read(''));
    expect(deployments.map(({ environment }) => environment).sort()).toEqual([
      'production/aws',
      'production/azure',
      'production/gcp',
    ]);
    expect(deployments.every(({ sha }) => sha === commit)).toBe(true);
    expect(deployments[0]?.payload).toEqual({ release, application: 'sample' });
    const [latest] = statuses.parse(await read(`/${deployments[0]?.id}/statuses`));
    expect(latest).toMatchObject({
      state: 'success',
      log_url: 'https://github.com/acme/delivery-platform/actions/runs/77',
    });
  });

  it('finds its deployments again when the job is run again, and fails for a rejected cluster', async () => {
    const { outputs } = await mark({ aws: 'verified', gcp: 'rejected', azure: 'verified' });
    expect(outputs.failure).toMatchObject({ code: 'DELIVERY_FAILED', message: 'cluster gcp: rejected' });
    const deployments = shown.parse(await read(''));
    expect(deployments).toHaveLength(3);
    const gcp = deployments.find(({ environment }) => environment === 'production/gcp');
    expect(statuses.parse(await read(`/${gcp?.id}/statuses`)).map(({ state }) => state)).toEqual([
      'failure',
      'success',
      'in_progress',
    ]);
  });

  it('shows a rollback as a deployment of the older commit, and what it replaced as inactive', async () => {
    const results = { aws: 'verified', gcp: 'verified', azure: 'verified' } as const;
    const older = { release: `sha256:${'a'.repeat(64)}`, commit: 'a'.repeat(40) };
    await mark(results, { ...older, rollback: true });
    expect(await statesOf('production/gcp')).toEqual([
      ['success'],
      ['inactive', 'failure', 'success', 'in_progress'],
    ]);
    // Forward again: what failed meanwhile stays a failure, what served does not serve any more.
    await mark({ ...results, gcp: 'rejected' }, { release: `sha256:${'b'.repeat(64)}` });
    expect((await statesOf('production/gcp')).map(([latest]) => latest)).toEqual([
      'failure',
      'success',
      'inactive',
    ]);
    await mark(results, { release: `sha256:${'d'.repeat(64)}` });
    expect((await statesOf('production/gcp')).map(([latest]) => latest)).toEqual([
      'success',
      'failure',
      'inactive',
      'inactive',
    ]);
  });

  it('fails when a planned cluster did not report', async () => {
    const { outputs } = await mark({ aws: 'verified', gcp: 'verified' });
    expect(outputs.failure).toMatchObject({ message: 'cluster azure did not report' });
  });

  it('leaves nothing under way after a run without a verdict, and shows nothing that was not shown', async () => {
    const shownBefore = (await statesOf('production/aws')).length;
    const other = { release: `sha256:${'f'.repeat(64)}`, commit: 'f'.repeat(40) };
    await mark({}, { ...other, clusters: ['azure'], inProgress: true });
    await mark({}, other);
    expect((await statesOf('production/azure'))[0]).toEqual(['inactive', 'in_progress']);
    expect(await statesOf('production/aws')).toHaveLength(shownBefore);
  });
});
