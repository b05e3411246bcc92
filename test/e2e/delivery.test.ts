import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { clouds, kubectl, services, whatRuns } from '../act/outside.ts';
import type { WorkflowResult } from '../act/run-workflow.ts';
import { callWitnesses, type Witnesses } from '../act/witnesses.ts';
import { findSecrets } from './secrets.ts';
import { createWorld, sharedStack, tail, type World } from './world.ts';

/*
 * The main job from outside: real workflows on a real runner, three clusters, three registries, and other people's
 * programs asked what they see. The tests build on each other, as deliveries do.
 */

let world: World;
let witnesses: Witnesses;
const results: WorkflowResult[] = [];
const served: Map<string, string>[] = [];
let commit = '';

const run = async (...args: Parameters<World['run']>) => {
  const result = await world.run(...args);
  results.push(result);
  return result;
};
/** Entries of flotilla-secrets that nobody needs: they must not show up anywhere. */
const canary = 'c4n4ry-7f2b9e61d05a';
const secrets = { FLOTILLA_SECRETS: `CANARY=${canary}` };
const deliver = () => run({ workflow: 'deliver.yml', event: 'push', secrets });

/** The digest of each service, the same on every cluster, every pod of it ready. */
async function servedEverywhere(): Promise<Map<string, string>> {
  const running = await whatRuns(world.stack, world.bin);
  expect(running).toHaveLength(services.length * clouds.length);
  for (const { cloud, service, ready, wanted } of running)
    expect([cloud, service, ready]).toEqual([cloud, service, wanted]);
  return new Map(
    services.map((service) => {
      const digests = new Set(running.filter((one) => one.service === service).map(({ digest }) => digest));
      expect([service, digests.size]).toEqual([service, 1]);
      return [service, [...digests][0] ?? ''];
    }),
  );
}

const keys = z.object({ data: z.record(z.string(), z.string()) });
const keysOn = async (cloud: (typeof clouds)[number]) =>
  keys.parse(
    JSON.parse(
      await kubectl(world.stack, world.bin, cloud, ['get', 'secret', 'delivery-platform-keys', '-o', 'json']),
    ),
  ).data;
const firstKeys: Record<string, string>[] = [];

beforeAll(async () => {
  world = await createWorld(sharedStack);
  witnesses = await callWitnesses(world.stack, world.bin);
  await world.consumer.edit('.github/workflows/deliver.yml', (text) =>
    text.replace(
      /\n {4}with:/,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's, not of this file's
      '\n    secrets:\n      flotilla-secrets: ${{ secrets.FLOTILLA_SECRETS }}\n    with:',
    ),
  );
}, 300_000);

afterAll(async () => {
  await witnesses?.end();
  await world?.end();
}, 120_000);

const byHand = (workflow: string, inputs: Record<string, string> = {}) =>
  run({ workflow, event: 'workflow_dispatch', runNumber: 100 + results.length, inputs });
const figures = z.record(z.string(), z.looseObject({ removable: z.number(), deleted: z.number() }));

describe('delivering to three clouds', () => {
  it('says beforehand that nothing is in the way', async () => {
    await world.consumer.commit('The delivery platform');
    const result = await byHand('preflight.yml');
    expect([result.ok, result.ok ? '' : tail(result)]).toEqual([true, '']);
    expect(result.annotations.filter(({ level }) => level === 'error')).toEqual([]);
  }, 200_000);

  it('brings the same digests to every cluster', async () => {
    commit = await world.consumer.head();
    const result = await deliver();
    expect([result.ok, result.ok ? '' : tail(result)]).toEqual([true, '']);
    expect(Object.fromEntries(result.jobs)).toEqual({
      build: 'success',
      publish: 'success',
      deliver: 'success',
      report: 'success',
    });
    served.push(await servedEverywhere());
    for (const cloud of clouds) firstKeys.push(await keysOn(cloud));
  }, 400_000);

  it('is what crane, regctl and cosign see in every registry', async () => {
    const identity = 'https://github.com/flotilla/flotilla/.github/workflows/pipeline.yml@refs/tags/v1';
    const asked = clouds.map(async (cloud) => {
      for (const [service, digest] of served[0] ?? []) {
        expect([cloud, service, await witnesses.craneDigest(cloud, service, 'main')]).toEqual([
          cloud,
          service,
          digest,
        ]);
        expect(await witnesses.craneTags(cloud, service)).toContain(`sha-${commit.slice(0, 12)}`);
        const platforms = await witnesses.regctlPlatforms(cloud, service, digest);
        expect(platforms).toHaveLength(2);
        const stated = ['https://sigstore.dev/cosign/sign/v1', 'https://slsa.dev/provenance/v1'];
        expect(await witnesses.referrers(cloud, service, digest)).toEqual(stated);
        for (const platform of platforms)
          expect(await witnesses.referrers(cloud, service, platform)).toEqual([
            'https://cyclonedx.org/bom',
            ...stated,
          ]);
        await expect(witnesses.cosignVerify(cloud, service, digest, identity)).resolves.toBeDefined();
      }
      const digest = served[0]?.get('api-gateway') ?? '';
      const other = identity.replace('flotilla/flotilla', 'evil/flotilla');
      await expect(witnesses.cosignVerify(cloud, 'api-gateway', digest, other)).rejects.toThrow();
    });
    await Promise.all(asked);
  }, 300_000);

  it('changes only what changed, sends only that, and moves its traffic at once', async () => {
    await world.consumer.edit('.github/flotilla.yml', (text) =>
      text.replace('    timeout: 5m\n', '    timeout: 5m\n    strategy: { kind: blue-green, window: 2s }\n'),
    );
    await world.consumer.edit('services/api-gateway/service.ts', (text) => `${text}\n// a better gateway\n`);
    await world.consumer.commit('Improve the gateway');
    const result = await deliver();
    expect([result.ok, result.ok ? '' : tail(result)]).toEqual([true, '']);
    const after = await servedEverywhere();
    const changed = [...after].filter(([service, digest]) => served[0]?.get(service) !== digest);
    expect(changed.map(([service]) => service)).toEqual(['api-gateway']);
    const pushed = [...result.outputs].find(([name]) => /^publish\/.*\/results$/.test(name))?.[1] ?? '{}';
    const sent = z.record(z.string(), z.looseObject({ pushed: z.number() })).parse(JSON.parse(pushed));
    expect(Object.keys(sent).sort()).toEqual(['aws', 'azure', 'gcp']);
    for (const { pushed: bytes } of Object.values(sent)) expect(bytes).toBeLessThan(5_000_000);
    for (const cloud of clouds)
      expect(result.text).toMatch(new RegExp(`${cloud} +traffic of 1 service is on the new pods`));
    served.push(after);
  }, 400_000);

  it('keeps what the chart generated, over two deliveries', async () => {
    for (const [at, cloud] of clouds.entries()) expect(await keysOn(cloud)).toEqual(firstKeys[at]);
  });

  it('returns every cluster from a release that cannot start', async () => {
    await world.consumer.edit(
      'services/order-service/main.ts',
      (text) => `${text}\nthrow new Error('no orders today');\n`,
    );
    await world.consumer.commit('Break the order service');
    const result = await run({ workflow: 'deliver.yml', event: 'push', runNumber: 3 });
    expect(result.ok).toBe(false);
    expect(result.jobs.get('deliver')).toBe('failure');
    expect(result.jobs.get('report')).toBe('failure');
    const codes = result.annotations.filter(({ level }) => level === 'error').map(({ title }) => title);
    expect(codes).toContain('ROLLOUT_FAILED');
    // The cause stands in the log before anything is taken back.
    expect(result.text).toContain('no orders today');
    expect(await servedEverywhere()).toEqual(served[1]);
  }, 400_000);

  it('rolls back to an older release by workflow_dispatch', async () => {
    const result = await run({
      workflow: 'rollback.yml',
      event: 'workflow_dispatch',
      runNumber: 4,
      inputs: {
        ...{ environment: 'production', clusters: '', release: '1', services: '', reason: 'a test' },
        ...{ 'across-migrations': 'false', 'dry-run': 'false' },
      },
    });
    expect([result.ok, result.ok ? '' : tail(result)]).toEqual([true, '']);
    expect(await servedEverywhere()).toEqual(served[0]);
  }, 400_000);

  it('promotes a release from one registry to the others', async () => {
    const identity = 'https://github.com/flotilla/flotilla/.github/workflows/pipeline.yml@refs/tags/v1';
    const signers = `signers: [{ issuer: "${world.stack.github.issuer}", identity: "${identity}" }]`;
    await world.consumer.edit('.github/flotilla.yml', (text) =>
      text.replace('signing: keyless', `signing: keyless\n  ${signers}`),
    );
    await world.consumer.commit('Trust what the pipeline signed');
    const release = `sha-${commit.slice(0, 12)}`;
    const result = await byHand('promote.yml', { from: 'aws', release, environment: 'production' });
    expect([result.ok, result.ok ? '' : tail(result)]).toEqual([true, '']);
    expect(await servedEverywhere()).toEqual(served[0]);
    // It is older than what the branch's tag names.
    expect(served[0]?.get('api-gateway')).not.toBe(served[1]?.get('api-gateway'));
    expect(await witnesses.craneDigest('gcp', 'api-gateway', release)).toBe(served[0]?.get('api-gateway'));
    expect(await witnesses.craneDigest('gcp', 'api-gateway', 'main')).toBe(served[1]?.get('api-gateway'));
  }, 400_000);

  it('would delete nothing that so young registries hold', async () => {
    const result = await byHand('prune.yml', { delete: 'false', 'max-delete': '50' });
    expect([result.ok, result.ok ? '' : tail(result)]).toEqual([true, '']);
    const results = [...result.outputs].find(([name]) => /\/results$/.test(name))?.[1] ?? '{}';
    const pruned = figures.parse(JSON.parse(results));
    expect(Object.keys(pruned).sort()).toEqual(['aws', 'azure', 'gcp']);
    for (const { removable, deleted } of Object.values(pruned)) expect([removable, deleted]).toEqual([0, 0]);
  }, 200_000);

  it('shows no secret in any log, output, summary or annotation', async () => {
    const cluster = await Promise.all(clouds.map(keysOn));
    const generated = cluster.flatMap((data) => Object.values(data));
    const canaries = [
      canary,
      ...generated,
      ...generated.map((value) => Buffer.from(value, 'base64').toString()),
    ];
    for (const result of results) {
      const shown = [
        result.text,
        ...result.outputs.values(),
        ...result.summaries.map(({ markdown }) => markdown),
        ...result.annotations.map(({ message }) => message),
      ].join('\n');
      expect(findSecrets(shown, canaries)).toEqual([]);
    }
  });
});
