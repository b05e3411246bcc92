import { spawn } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { randomFrom } from '../../support/random.ts';
import type { PushRequest } from './push-process.ts';
import { type Cloud, clouds, type PushRig } from './push-rig.ts';
import { smallLayout, withSmallLayout } from './small-layout.ts';

const program = path.join(import.meta.dirname, 'push-process.ts');

/** Large enough that a kill often falls into an upload. */
const layerBytes = 1_500_000;
const layers = 4;

/** A push in a process that is killed when the registries have answered so many requests, and some milliseconds more. */
interface Moment {
  readonly requests: number;
  readonly more: number;
}

const answered = (rig: PushRig) => clouds.reduce((sum, cloud) => sum + rig.requests(cloud).length, 0);

/** Runs the push in a process; true where it was killed before it was done. */
async function pushUntil(rig: PushRig, dir: string, tag: string, moment?: Moment): Promise<boolean> {
  const registries = await Promise.all(
    rig.targets.map(async ({ endpoint }) => {
      const { credential, ...rest } = endpoint;
      if (credential === undefined) throw new Error(`${endpoint.name} has no credential`);
      return { endpoint: rest, credential: await credential() };
    }),
  );
  const file = path.join(dir, '..', `${path.basename(dir)}.json`);
  await writeFile(file, JSON.stringify({ dir, tag, registries } satisfies PushRequest), { mode: 0o600 });
  await rig.clear();
  const child = spawn(process.execPath, [program, file], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: path.join(rig.fixture.dir, 'ca.pem') },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const watch = setInterval(() => {
    if (moment === undefined || answered(rig) < moment.requests) return;
    clearInterval(watch);
    setTimeout(() => child.kill('SIGKILL'), moment.more);
  }, 1);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearInterval(watch);
  await rm(file);
  return code !== 0;
}

/** What a registry holds of an image, every blob read back whole. */
async function storedIn(rig: PushRig, cloud: Cloud, image: Image): Promise<Set<string>> {
  const { client, repository } = rig.client(cloud);
  const blobs = image.blobs.map(async (blob) => {
    if (!(await client.hasBlob(repository, blob.digest))) return [];
    // Fails for content that is not whole: a half upload must not pass for a blob.
    for await (const _ of client.openBlob(repository, blob));
    return [blob.digest];
  });
  const manifests = image.manifests.map(async (digest) =>
    (await client.resolve(repository, digest)) === undefined ? [] : [digest],
  );
  return new Set((await Promise.all([...blobs, ...manifests])).flat());
}

type Items = Awaited<ReturnType<PushRig['push']>>['items'];
interface Image {
  readonly root: string;
  readonly blobs: Items[number]['graph']['blobs'];
  readonly manifests: readonly string[];
}

function imageOf(items: Items): Image {
  const graph = items[0]?.graph;
  if (graph === undefined) throw new Error('an empty plan');
  return {
    root: graph.root.descriptor.digest,
    blobs: graph.blobs,
    manifests: [...graph.manifests, ...graph.referrers].map(({ descriptor }) => descriptor.digest),
  };
}

/**
 * Kills pushes at random moments. After each kill no tag is visible unless every registry holds everything; the next
 * push ends right and stores again nothing that was stored.
 */
export async function killAndConverge(rig: PushRig, kills: number, seed: number): Promise<void> {
  const random = randomFrom(seed);
  const first = await smallLayout(layerBytes, layers);
  // The process below creates no repositories.
  await withSmallLayout((dir) => rig.push(dir, 'first'));
  expect(await pushUntil(rig, first, 'whole')).toBe(false);
  const total = answered(rig);
  await rm(first, { recursive: true });
  let killed = 0;
  for (let at = 1; at <= kills; at++) {
    const dir = await smallLayout(layerBytes, layers);
    const tag = `killed-${at}`;
    const moment = { requests: Math.floor(random() * total), more: Math.floor(random() * 12) };
    if (await pushUntil(rig, dir, tag, moment)) killed++;
    // What the killed process had sent is still under way in the registries.
    await sleep(100);
    await convergeAfter(rig, dir, tag, `kill ${at} after ${moment.requests} requests and ${moment.more} ms`);
    await rm(dir, { recursive: true });
  }
  console.log(`${killed} of ${kills} pushes of ${total} requests were killed in time`);
  expect(killed).toBeGreaterThan(kills / 2);
}

async function convergeAfter(rig: PushRig, dir: string, tag: string, where: string): Promise<void> {
  const image = imageOf(await rig.plan(dir, tag));
  const stored = await Promise.all(clouds.map((cloud) => storedIn(rig, cloud, image)));
  const tags = await Promise.all(clouds.map((cloud) => rig.tagged(cloud, tag)));
  const everything = image.blobs.length + image.manifests.length;
  if (tags.some((digest) => digest !== undefined))
    expect({ where, held: stored.map(({ size }) => size) }).toEqual({
      where,
      held: clouds.map(() => everything),
    });

  await rig.clear();
  const { results } = await rig.push(dir, tag);
  expect({ where, states: results.map(({ state, error }) => [state, error?.message]) }).toEqual({
    where,
    states: clouds.map(() => ['complete', undefined]),
  });
  for (const [index, cloud] of clouds.entries()) {
    const again = rig.requests(cloud).flatMap(({ method, path: asked }) => {
      const digest = /(?:digest=|\/manifests\/)(sha256:[0-9a-f]{64})$/.exec(decodeURIComponent(asked))?.[1];
      return method === 'PUT' && digest !== undefined && stored[index]?.has(digest)
        ? [`${cloud} ${asked}`]
        : [];
    });
    expect({ where, again }).toEqual({ where, again: [] });
    expect({ where, tagged: await rig.tagged(cloud, tag) }).toEqual({ where, tagged: image.root });
  }
}
