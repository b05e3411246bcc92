import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CloudName, clouds, kubectl, services, whatRuns } from '../act/outside.ts';
import { toolchain } from '../clouds/toolchain/index.ts';
import { type ControlPlane, startControlPlane } from '../integration/kube/control-plane.ts';
import { type ArgoCd, followGuide, startArgoCd } from '../template/argo-cd.ts';
import { applicationsOf, type Delivery } from '../template/argo-cd-applications.ts';
import { accountNamespace, admitArgoCd, writeSecrets } from '../template/argo-cd-clusters.ts';
import { defineFrom } from '../template/definitions.ts';
import { type GitOpsClouds, startGitOpsClouds } from '../template/gitops-clouds.ts';

/*
 * Argo CD itself delivers the template's chart to the three local clouds: installed by the commands of the template's
 * guide from a copy in which only the marked places are filled in, with the rights in the clusters that the template
 * gives it. A release gets there as users bring it: built, signed, pushed, written down by the template's script and
 * committed.
 */

let bin: string;
let world: GitOpsClouds;
let hub: ControlPlane;
let argo: ArgoCd;
let tokens: ReadonlyMap<string, string>;
const guide = () => path.join(world.consumer.dir, 'argocd/README.md');
/** A digest that no registry has. */
const nobodyPushed = `sha256:${'0'.repeat(64)}`;
const releaseFile = 'clusters/production/release.yaml';
/** The chart's minReadySeconds in production, less a round of looking. */
const healthyAfterMs = 8_000;

beforeAll(async () => {
  ({ bin } = await toolchain('full'));
  world = await startGitOpsClouds('gitops');
  hub = await startControlPlane(bin);
  await defineFrom(hub, bin, ['external-secrets-externalsecrets.yaml']);
  await fillIn();
  const at = { hub, bin, ca: world.ca };
  await followGuide(at, guide(), 'Install', world.consumer.dir);
  argo = await startArgoCd(at, new URL(world.git).hostname);
  tokens = await admitArgoCd(world, bin, path.join(world.consumer.dir, 'argocd/access/cluster.yaml'));
  await makeSharedKeys();
  await writeSecrets(argo, world, tokens);
}, 1_200_000);
afterAll(async () => {
  await argo?.stop();
  await hub?.stop();
  await world?.end();
}, 180_000);

/** What the template's guides say is to be filled in, and what the machine here lacks. */
async function fillIn(): Promise<void> {
  const { consumer, git } = world;
  const address = `${git}/acme/delivery-platform`;
  for (const file of [
    'projects/delivery-platform',
    'applicationsets/delivery-platform',
    'applicationsets/delivery-platform-in-turn',
    'settings/repository',
  ])
    await consumer.edit(`argocd/${file}.yaml`, (text) =>
      text.replaceAll('https://github.com/example-org/delivery-platform', address),
    );
  // The hours in which production rests: none that the test could fall into.
  await consumer.edit('argocd/projects/delivery-platform.yaml', (text) =>
    text.replace('schedule: 0 16 * * 5', 'schedule: 0 0 29 2 *').replace('duration: 62h', 'duration: 1s'),
  );
  await consumer.edit('argocd/access/cluster.yaml', (text) =>
    text.replaceAll('    name: argocd-delivery\n', (line, at: number) =>
      /kind: Group\n$/.test(text.slice(0, at))
        ? `    name: system:serviceaccounts:${accountNamespace}\n`
        : line,
    ),
  );
  // One machine has neither the nodes for production's pods nor a metrics server for its autoscalers.
  await consumer.edit(
    'clusters/production/values.yaml',
    (text) => `${text}\ndefaults:\n  replicas: 1\n  autoscaling: { enabled: false }\n`,
  );
}

/** By hand, once a cluster: clusters/README.md. */
async function makeSharedKeys(): Promise<void> {
  const keys = ['payment-signing-key', 'peer-token'].map((key) => `--from-literal=${key}=${'k'.repeat(32)}`);
  for (const cloud of clouds)
    await kubectl(world, bin, cloud, [
      ...['create', 'secret', 'generic', 'delivery-platform-shared-keys', ...keys],
    ]);
}

const applications = () => applicationsOf(argo);
const nameOf = (cloud: CloudName) => `delivery-platform-production-${cloud}`;

/** Tells Argo CD of a push, as it does itself when a webhook comes in. */
async function tell(...which: readonly CloudName[]): Promise<void> {
  await argo.kubectl([
    ...['-n', 'argocd', 'annotate', '--overwrite', 'applications.argoproj.io'],
    ...[...which.map(nameOf), 'argocd.argoproj.io/refresh=normal'],
  ]);
}

/** Polls until `done` says so of the Applications; shows them, and what Argo CD logged, when it never does. */
async function until(done: (items: readonly Delivery[]) => boolean | Promise<boolean>, patienceMs = 180_000) {
  const end = Date.now() + patienceMs;
  for (;;) {
    const items = await applications();
    if (await done(items)) return items;
    if (Date.now() > end) throw new Error(`${JSON.stringify(items, null, 1)}\n${await argo.logs()}`);
    await sleep(500);
  }
}

/** Every Application at HEAD, in sync and healthy. */
async function settled(): Promise<void> {
  const head = await world.consumer.head();
  await until(
    (items) =>
      items.length === clouds.length &&
      items.every(
        ({ sync, revision, health }) => sync === 'Synced' && revision === head && health === 'Healthy',
      ),
  );
}

/** Service by digest in each cloud; every one must have the pods it wants. */
async function served(): Promise<ReadonlyMap<CloudName, ReadonlyMap<string, string>>> {
  const running = await whatRuns(world, bin);
  for (const { cloud, service, ready, wanted } of running)
    expect([cloud, service, ready]).toEqual([cloud, service, wanted]);
  return new Map(
    clouds.map((cloud) => [
      cloud,
      new Map(running.filter((one) => one.cloud === cloud).map(({ service, digest }) => [service, digest])),
    ]),
  );
}

describe('the ApplicationSets', () => {
  it('bring a release to the three clouds', async () => {
    const digests = await world.release('The delivery platform, by Git');
    expect([...digests.keys()].sort()).toEqual([...services].sort());
    await until((items) => items.length === clouds.length);
    await tell(...clouds);
    await settled();
    expect(await served()).toEqual(new Map(clouds.map((cloud) => [cloud, digests])));
    expect((await applications()).map(({ name }) => name).sort()).toEqual(clouds.map(nameOf).sort());
  }, 600_000);

  it('undo what somebody changed by hand', async () => {
    await kubectl(world, bin, 'gcp', ['delete', 'service', 'order-service']);
    await until(async () =>
      (await kubectl(world, bin, 'gcp', ['get', 'services', '-o', 'name'])).includes('service/order-service'),
    );
    await settled();
  }, 300_000);

  it('hand the Applications over where a label says so, and leave what runs', async () => {
    const before = await pods();
    await world.consumer.edit('argocd/clusters/production/kustomization.yaml', (text) =>
      text.replace(
        '        value: production\n',
        '        value: production\n      - op: replace\n        path: /spec/target/template/metadata/labels/sync\n        value: in-turn\n',
      ),
    );
    await world.consumer.commit('Go from cloud to cloud');
    await argo.kubectl([
      ...['apply', '--server-side', '--force-conflicts'],
      ...['--kustomize', path.join(world.consumer.dir, 'argocd')],
    ]);
    await writeSecrets(argo, world, tokens);
    await until(
      (items) =>
        items.length === clouds.length && items.every(({ owner }) => owner === 'delivery-platform-in-turn'),
    );
    await settled();
    expect(await pods()).toEqual(before);
  }, 300_000);

  it('go from cloud to cloud, the next when the one before is healthy', async () => {
    const before = await served();
    await world.consumer.edit('services/user-service/service.ts', (text) => `${text}\n// better users\n`);
    const digests = await world.release('Improve the users');
    const watch = watchUsers(digests);
    // Applications learn of a commit in any order; the one that stands last in all lists is the first here.
    await tell('azure');
    await until(async () => (await watch()).length === 1);
    await tell('aws', 'gcp');
    await until(async () => (await watch()).length === clouds.length);
    await settled();
    expect((await watch())[0]).toBe('azure');
    const after = await served();
    expect(after).toEqual(new Map(clouds.map((cloud) => [cloud, digests])));
    const changed = services.filter((name) => before.get('aws')?.get(name) !== digests.get(name));
    expect(changed).toEqual(['user-service']);
  }, 600_000);

  it('keep a release that does not start on one cloud, where what ran before still serves', async () => {
    const before = await served();
    const good = await readFile(path.join(world.consumer.dir, releaseFile), 'utf8');
    const users = before.get('aws')?.get('user-service') ?? '';
    await world.consumer.edit(releaseFile, (text) => text.replace(users, nobodyPushed));
    await world.consumer.commit('Run a release that nobody pushed');
    const watch = watchUsers(new Map([['user-service', nobodyPushed]]));
    await tell(...clouds);
    await until(async () => (await watch()).length === 1);
    // Long enough for all three: a good release took less.
    const end = Date.now() + 20_000;
    while (Date.now() < end) {
      expect(await watch()).toHaveLength(1);
      await sleep(500);
    }
    const [bad] = await watch();
    const waiting = (await applications()).filter(({ health }) => health !== 'Healthy');
    expect(waiting.map(({ name, health }) => [name, health])).toEqual([
      [bad === undefined ? '' : nameOf(bad), 'Progressing'],
    ]);
    for (const { cloud, service, ready } of await whatRuns(world, bin))
      expect([cloud, service, ready]).toEqual([cloud, service, 1]);

    await writeFile(path.join(world.consumer.dir, releaseFile), good);
    await world.consumer.commit('Revert it');
    await tell(...clouds);
    await settled();
    expect(await served()).toEqual(before);
  }, 300_000);
});

/**
 * Says which clouds have been given a release's user-service until now, in the order they got it; a cloud that gets it
 * before the ones that have it are healthy is a mistake.
 */
function watchUsers(digests: ReadonlyMap<string, string>): () => Promise<readonly CloudName[]> {
  const given: CloudName[] = [];
  let last = 0;
  return async () => {
    // In this order: what is healthy when the next one is given the release was so before.
    const running = await whatRuns(world, bin);
    const items = await applications();
    const fresh = running
      .filter(({ cloud, service }) => service === 'user-service' && !given.includes(cloud))
      .filter(({ digest }) => digest === digests.get('user-service'));
    for (const { cloud } of fresh) {
      const unhealthy = given.filter(
        (earlier) => items.find(({ name }) => name === nameOf(earlier))?.health !== 'Healthy',
      );
      expect([cloud, unhealthy]).toEqual([cloud, []]);
      expect(Date.now() - last).toBeGreaterThan(healthyAfterMs);
      given.push(cloud);
      last = Date.now();
    }
    return given;
  };
}

/** The pods of every cloud by name. */
async function pods(): Promise<ReadonlyMap<CloudName, readonly string[]>> {
  return new Map(
    await Promise.all(
      clouds.map(async (cloud) => {
        const text = await kubectl(world, bin, cloud, ['get', 'pods', '-o', 'name']);
        return [cloud, text.trim().split('\n').sort()] as const;
      }),
    ),
  );
}
