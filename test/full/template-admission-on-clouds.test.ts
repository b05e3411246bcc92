import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { consumerVariables } from '../act/consumer.ts';
import { control } from '../act/control.ts';
import { jobIdentity } from '../act/job-identity.ts';
import { type CloudName, clouds, kubectl, services, whatRuns } from '../act/outside.ts';
import { callWitnesses, type Witnesses } from '../act/witnesses.ts';
import { toolchain } from '../clouds/index.ts';
import { defaults, runStep } from '../e2e/run-step.ts';
import { createWorld, tail, type World } from '../e2e/world.ts';
import { templates } from '../template/checks.ts';
import { controllerImage } from '../template/controller-image.ts';
import { manifestsIn } from '../template/manifests.ts';
import { fillPolicy, fillTrustRoot, installation } from '../template/policy-controller.ts';
import { installController } from '../template/policy-controller-pods.ts';
import { openWays } from '../template/registry-way.ts';

/*
 * The template's image policy on the three local clouds: policy-controller as pods of the template's own Deployment,
 * images of the suite's pipeline in the clouds' registries, nodes that start what is admitted.
 */

const overlay = path.join(templates, 'delivery-platform/security/admission/policy-controller');
const pipeline = 'https://github.com/flotilla/flotilla/.github/workflows/pipeline.yml@refs/tags/v1';
const fleetFile = '.github/flotilla.yml';

let world: World;
let witnesses: Witnesses;
let dir: string;
const closeWays: (() => Promise<void>)[] = [];
/** Digest of the user service by what is the matter with it. */
const digests = new Map<string, string>();

beforeAll(async () => {
  const { bin } = await toolchain('full');
  dir = await mkdtemp(path.join(os.tmpdir(), 'flotilla-admission-'));
  world = await createWorld('admission');
  const { stack } = world;
  witnesses = await callWitnesses(stack, world.bin);
  for (const cloud of clouds) closeWays.push(await openWays(stack.clouds[cloud]));
  const own = (file: string) => readFile(path.join(overlay, 'own-sigstore', file), 'utf8');
  const [root] = manifestsIn(await own('trust-root.yaml'));
  if (root === undefined) throw new Error('there is no TrustRoot');
  const policy = [
    fillTrustRoot(root, await readFile(stack.sigstore.trustedRoot, 'utf8')),
    ...fillPolicy(await own('signed-by-the-pipeline.yaml'), {
      issuer: stack.github.issuer,
      identity: pipeline,
      repository: `${stack.github.server}/acme/delivery-platform`,
      repositoryId: '1001',
      fulcio: stack.sigstore.fulcio,
    }),
  ];
  const objects = await installation(bin, overlay, dir);
  const image = await controllerImage(stack, bin, dir);
  const installed = { stack, bin: world.bin, dir, objects, image, policy };
  await Promise.all(clouds.map((cloud) => installController(cloud, installed)));
}, 3_600_000);
afterAll(async () => {
  await witnesses?.end();
  await world?.end();
  await Promise.all(closeWays.map((close) => close()));
  await rm(dir, { recursive: true, force: true });
}, 120_000);

const deliver = () => world.run({ workflow: 'deliver.yml', event: 'push' });
const userServiceAt = async (commit: string) => {
  const [digest, ...others] = new Set(
    await Promise.all(
      clouds.map((cloud) => witnesses.craneDigest(cloud, 'user-service', `sha-${commit.slice(0, 12)}`)),
    ),
  );
  expect(others).toEqual([]);
  return digest ?? '';
};
const imageOn = (cloud: CloudName, which: string) => {
  const { host, path: below } = world.stack.clouds[cloud].registry;
  return `${host}/${below}/user-service@${digests.get(which)}`;
};

/** What a cluster says to a Deployment of an image that somebody brings by kubectl. */
const bring = (cloud: CloudName, which: string) =>
  kubectl(world.stack, world.bin, cloud, [
    ...['create', 'deployment', `by-hand-${which}`, `--image=${imageOn(cloud, which)}`],
    '--dry-run=server',
  ]);

describe('three clusters that admit what the pipeline signed', () => {
  it('start the pods of a release that it signed', async () => {
    const commit = await world.consumer.commit('The delivery platform');
    const result = await deliver();
    expect([result.ok, result.ok ? '' : tail(result)]).toEqual([true, '']);
    const running = await whatRuns(world.stack, world.bin);
    expect(running).toHaveLength(services.length * clouds.length);
    for (const { cloud, service, ready, wanted } of running)
      expect([cloud, service, ready]).toEqual([cloud, service, wanted]);
    digests.set('signed', await userServiceAt(commit));
    for (const cloud of clouds) await expect(bring(cloud, 'signed')).resolves.toContain('created');
  }, 600_000);

  it('refuse one that nobody signed, and the delivery says who refuses and what to change', async () => {
    const before = await whatRuns(world.stack, world.bin);
    await world.consumer.edit(fleetFile, (text) => text.replace('signing: keyless', 'signing: none'));
    await world.consumer.edit('services/user-service/service.ts', (text) => `${text}\n// unsigned users\n`);
    const commit = await world.consumer.commit('Users that nobody signed');
    const result = await deliver();
    expect(Object.fromEntries(result.jobs)).toMatchObject({ publish: 'success', deliver: 'failure' });
    digests.set('unsigned', await userServiceAt(commit));
    const [error, ...others] = result.annotations.filter(({ title }) => title === 'CHART_INVALID');
    expect(others).toEqual([]);
    expect(error?.message).toContain('admission webhook "policy.sigstore.dev" denied the request');
    expect(error?.message).toContain('failed policy: signed-by-the-pipeline');
    expect(error?.message).toContain(`user-service@${digests.get('unsigned')}`);
    expect(error?.message).toContain('deliver what the policy behind webhook policy.sigstore.dev asks for');
    expect(await whatRuns(world.stack, world.bin)).toEqual(before);
  }, 600_000);

  it('refuse it by hand as well, and name the image', async () => {
    for (const cloud of clouds)
      await expect(bring(cloud, 'unsigned')).rejects.toThrow(
        expect.objectContaining({ message: expect.stringContaining(imageOn(cloud, 'unsigned')) }),
      );
  }, 120_000);

  it('refuse one that a stranger’s workflow signed', async () => {
    await world.consumer.edit(fleetFile, (text) => text.replace('signing: none', 'signing: keyless'));
    await world.consumer.edit('services/user-service/service.ts', (text) => `${text}\n// strange users\n`);
    const commit = await world.consumer.commit('Users that a stranger signed');
    const variables = await consumerVariables(world.stack);
    const stranger = jobIdentity.parse(
      await control(world.stack, '/_control/jobs', {
        job_workflow_ref: 'mallory/flotilla/.github/workflows/pipeline.yml@refs/tags/v1',
      }),
    );
    const cloudInputs = {
      endpoints: variables['FLOTILLA_ENDPOINTS'] ?? '',
      'allow-hosts': variables['FLOTILLA_ALLOW_HOSTS'] ?? '',
    };
    const builder = variables['FLOTILLA_BUILDER'] ?? '';
    const steps: [name: string, inputs: Record<string, string>, env?: Record<string, string>][] = [
      ['build-image', { 'build-args': variables['FLOTILLA_BUILD_ARGS'] ?? '', builder }],
      ['scan-image', { 'db-repositories': variables['FLOTILLA_DB_REPOSITORIES'] ?? '' }],
      [
        'sign-image',
        { ...cloudInputs, sequence: '9' },
        {
          ACTIONS_ID_TOKEN_REQUEST_URL: stranger.requestUrl,
          ACTIONS_ID_TOKEN_REQUEST_TOKEN: stranger.requestToken,
        },
      ],
      ['push-image', cloudInputs],
    ];
    for (const [name, inputs, env] of steps) {
      const { code, text } = await runStep(world, name, { ...defaults, ...inputs }, env);
      expect([name, code, code === 0 ? '' : text.slice(-3000)]).toEqual([name, 0, '']);
    }
    digests.set('strange', await userServiceAt(commit));
    for (const cloud of clouds)
      await expect(bring(cloud, 'strange')).rejects.toThrow(/no matching CertificateIdentity found/);
  }, 600_000);
});
