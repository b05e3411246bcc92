import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { consumerVariables } from '../act/consumer.ts';
import { control } from '../act/control.ts';
import { jobIdentity } from '../act/job-identity.ts';
import { type CloudName, clouds, type Running, services, whatRuns } from '../act/outside.ts';
import { callWitnesses, type Witnesses } from '../act/witnesses.ts';
import { defaults, runStep, type StepOutcome } from './run-step.ts';
import { createWorld, sharedStack, type World } from './world.ts';

/*
 * What users get wrong and what breaks around them: each ends in one error with its code and what to do, exit code 1,
 * no further tag in any registry and no cluster changed.
 */

let world: World;
let witnesses: Witnesses;
let variables: Record<string, string>;
/** What stood there before: other suites use the same clouds. */
let tags: string[];
let running: Running[];
const fleetFile = '.github/flotilla.yml';

const buildInputs = () => ({
  ...defaults,
  'build-args': variables['FLOTILLA_BUILD_ARGS'] ?? '',
  builder: variables['FLOTILLA_BUILDER'] ?? '',
});
const cloudInputs = () => ({
  ...defaults,
  endpoints: variables['FLOTILLA_ENDPOINTS'] ?? '',
  'allow-hosts': variables['FLOTILLA_ALLOW_HOSTS'] ?? '',
});

const pushInputs = () => ({ ...cloudInputs(), tags: 'not-to-be-seen' });

const step = async (name: string, inputs: Record<string, string>) => {
  const outcome = await runStep(world, name, inputs);
  expect([name, outcome.code, outcome.code === 0 ? '' : outcome.text.slice(-3000)]).toEqual([name, 0, '']);
};

/** One error of that code with a hint. */
function expectOne(outcome: StepOutcome, code: string, message: RegExp): void {
  expect(outcome.errors.map(({ title }) => title).filter((title) => title !== '')).toEqual([code]);
  expect(outcome.errors.find(({ title }) => title === code)?.message).toMatch(message);
  expect(outcome.hint).toMatch(/\w/);
  expect(outcome.code).toBe(1);
}

/** Changes a file for one attempt and puts it back. */
async function withChange<T>(
  file: string,
  change: (text: string) => string,
  attempt: () => Promise<T>,
): Promise<T> {
  let before = '';
  await world.consumer.edit(file, (text) => {
    before = text;
    return change(text);
  });
  try {
    return await attempt();
  } finally {
    await world.consumer.edit(file, () => before);
  }
}

/** Tags of every service in every registry; a repository that is not there has none. */
async function allTags(): Promise<string[]> {
  const lists = clouds.flatMap((cloud: CloudName) =>
    services.map(async (service) => {
      const found = await witnesses.craneTags(cloud, service).catch(() => []);
      return found.map((tag) => `${cloud}/${service}:${tag}`);
    }),
  );
  return (await Promise.all(lists)).flat().sort();
}

async function expectNothingHappened(): Promise<void> {
  expect(await allTags()).toEqual(tags);
  expect(await whatRuns(world.stack, world.bin)).toEqual(running);
}

beforeAll(async () => {
  world = await createWorld(sharedStack);
  witnesses = await callWitnesses(world.stack, world.bin);
  variables = await consumerVariables(world.stack);
  await world.consumer.commit('The delivery platform, as others get it wrong');
  tags = await allTags();
  running = await whatRuns(world.stack, world.bin);
}, 300_000);

afterAll(async () => {
  await witnesses?.end();
  await world?.end();
}, 120_000);

describe('before anything is built', () => {
  it('a misspelt key is named with its place and what was meant', async () => {
    const outcome = await withChange(
      fleetFile,
      (text) => text.replace('namespace:', 'namespce:'),
      () => runStep(world, 'build-image', buildInputs()),
    );
    expectOne(
      outcome,
      'FLEET_INVALID',
      /flotilla\.yml:\d+:\d+: environments\.production\.namespce .*did you mean namespace\?/,
    );
  });

  it('an unknown cloud is named with the ones there are', async () => {
    const outcome = await withChange(
      fleetFile,
      (text) => text.replace('cloud: azure,', 'cloud: azur,').replace(/cloud: azure\n/, 'cloud: azur\n'),
      () => runStep(world, 'build-image', buildInputs()),
    );
    expectOne(outcome, 'FLEET_INVALID', /flotilla\.yml:\d+:\d+: .*cloud/);
  });

  it('a missing chart is named with its path', async () => {
    const outcome = await withChange(
      fleetFile,
      (text) => text.replace('path: helm-charts/delivery-platform', 'path: helm-charts/nowhere'),
      () => runStep(world, 'build-image', buildInputs()),
    );
    expectOne(outcome, 'CHART_INVALID', /helm-charts\/nowhere/);
  });

  it('a Dockerfile that fails is shown with its line', async () => {
    const outcome = await withChange(
      'services/Dockerfile',
      (text) => text.replace('COPY platform /app/platform', 'COPY no-such-folder /app/platform'),
      () => runStep(world, 'build-image', { ...buildInputs(), services: 'user-service' }),
    );
    expectOne(outcome, 'BUILD_FAILED', /Dockerfile:\d+/);
  });
});

describe('with images built, scanned and signed', () => {
  beforeAll(async () => {
    await step('build-image', buildInputs());
    await step('scan-image', { ...defaults, 'db-repositories': variables['FLOTILLA_DB_REPOSITORIES'] ?? '' });
    // Later than any release of the other suites, and named by no branch.
    await step('sign-image', { ...cloudInputs(), sequence: '1000' });
  }, 300_000);

  it('an expired identity token is refused by each cloud and said so', async () => {
    const expired = jobIdentity.parse(await control(world.stack, '/_control/jobs', { lifetime: -60 }));
    const outcome = await runStep(world, 'push-image', pushInputs(), {
      ACTIONS_ID_TOKEN_REQUEST_URL: expired.requestUrl,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: expired.requestToken,
    });
    expect(outcome.code).toBe(1);
    expect(outcome.text).toMatch(/IDENTITY_DENIED|CREDENTIAL_EXPIRED/);
    await expectNothingHappened();
  });

  it('a registry that refuses leaves no tag in any registry', async () => {
    const registry = world.stack.clouds.gcp.registry.address;
    const fault = { match: { method: 'PUT', path: '/manifests/' }, action: '500', times: 1000 };
    await control(world.stack, '/_control/faults', fault, registry);
    const outcome = await runStep(world, 'push-image', pushInputs());
    await control(world.stack, '/_control/faults', undefined, registry);
    expect(outcome.code).toBe(1);
    expect(outcome.text).toMatch(/gcp/);
    expect(outcome.hint).toMatch(/\w/);
    await expectNothingHappened();
  }, 240_000);

  it('a cluster that is down stops the delivery before any cluster is changed', async () => {
    await step('push-image', pushInputs());
    const closed = parse(await readFile(world.stack.endpoints, 'utf8'));
    closed.azure.management = 'https://127.0.0.1:9';
    const inputs = {
      ...defaults,
      environment: 'production',
      'dry-run': 'false',
      force: 'false',
      'lock-timeout': '10s',
    };
    const outcome = await runStep(world, 'deploy-cluster', { ...inputs, endpoints: JSON.stringify(closed) });
    expect(outcome.code).toBe(1);
    expect(outcome.text).toMatch(/CLUSTER_UNREACHABLE|CLOUD_FAILED/);
    expect(outcome.text).toMatch(/azure/);
    expect(outcome.hint).toMatch(/\w/);
    expect(await whatRuns(world.stack, world.bin)).toEqual(running);
  }, 240_000);
});
