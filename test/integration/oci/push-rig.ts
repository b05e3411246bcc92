import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { z } from 'zod';
import { openRegistry } from '../../../src/clouds/index.ts';
import type { RegistryAccess } from '../../../src/clouds/provider.ts';
import { systemClock } from '../../../src/core/clock.ts';
import { createHttp } from '../../../src/core/http.ts';
import { pushToAll } from '../../../src/oci/fan-out.ts';
import { openLayout } from '../../../src/oci/layout.ts';
import { createLayout } from '../../../src/oci/layout-writer.ts';
import { mediaTypes } from '../../../src/oci/media-types.ts';
import { type PushItem, type PushResult, planPush } from '../../../src/oci/push-plan.ts';
import { createRegistryClient } from '../../../src/oci/registry-client.ts';
import type { faultSchema } from '../../clouds/http/faults.ts';
import type { JournalEntry } from '../../clouds/http/journal.ts';
import { fastClock } from '../../support/fast-clock.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { addSignature } from '../../unit/oci/sample-layout.ts';
import { type Fixture, startFixture } from '../clouds/fixture.ts';
import { jobPorts } from '../identity/job.ts';
import { sampleFleet } from '../identity/sample-fleet.ts';

export const clouds = ['aws', 'gcp', 'azure'] as const;
export type Cloud = (typeof clouds)[number];

/** Name of the repository and of the image in the layouts below. */
export const service = 'web';

/** Three registries to push to, and what tests ask of them. */
export interface PushRig {
  readonly fixture: Fixture;
  readonly targets: readonly RegistryAccess[];
  /** Pushes a layout under a tag. Pauses are a fiftieth of what they would be, silence ends after a moment. */
  push(dir: string, tag: string): Promise<{ readonly results: PushResult[]; readonly items: PushItem[] }>;
  /** Digest that a tag names in a registry, undefined where there is none. */
  tagged(cloud: Cloud, tag: string): Promise<string | undefined>;
  fault(cloud: Cloud, fault: z.input<typeof faultSchema>): Promise<void>;
  requests(cloud: Cloud): readonly JournalEntry[];
  /** Forgets faults and requests. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export async function startPushRig(): Promise<PushRig> {
  const fixture = await startFixture();
  const job = await jobPorts(fixture.standIns);
  const targets = await Promise.all(clouds.map((name) => openRegistry(sampleFleet, name, job.ports)));
  const http = createHttp();
  const { log } = recordingLog();
  const patient = { http, log, clock: systemClock };
  const control = (cloud: Cloud, what: string, init: RequestInit) =>
    fetch(`${fixture.standIns.registries[cloud].address}/_control/${what}`, init);
  const journal = (cloud: Cloud) =>
    fixture.standIns.listeners.find(({ name }) => name === `${cloud}-registry`)?.journal;
  return {
    fixture,
    targets,
    push: async (dir, tag) => {
      const layout = await openLayout(dir);
      const items = await planPush(layout, [{ refName: service, tags: [tag] }]);
      const ports = { http, log, clock: fastClock(50), silenceMs: 250 };
      return { items, results: await pushToAll(layout, items, targets, { ports }) };
    },
    tagged: async (cloud, tag) => {
      const target = targets[clouds.indexOf(cloud)];
      if (target === undefined) throw new Error(`no target ${cloud}`);
      const client = createRegistryClient(target.endpoint, patient);
      return (await client.resolve(`${target.endpoint.path}/${service}`, tag))?.digest;
    },
    fault: async (cloud, fault) => {
      await control(cloud, 'faults', { method: 'POST', body: JSON.stringify(fault) });
    },
    requests: (cloud) => [...(journal(cloud)?.list() ?? [])],
    clear: async () => {
      for (const cloud of clouds) {
        await control(cloud, 'faults', { method: 'DELETE' });
        journal(cloud)?.clear();
      }
    },
    close: async () => {
      await http.close();
      await job.close();
      await fixture.close();
    },
  };
}

/** A new small image: an index of one platform with one layer, and a signature. The caller removes the directory. */
export async function smallLayout(layerBytes = 20_000, layers = 1): Promise<string> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'small-layout-'));
  const writer = await createLayout(dir);
  const config = await writer.blob(
    Buffer.from(JSON.stringify({ architecture: 'amd64', os: 'linux', made: randomBytes(8).toString('hex') })),
    mediaTypes.config,
  );
  const content = await Promise.all(
    Array.from({ length: layers }, () => writer.blob(randomBytes(layerBytes), mediaTypes.layer)),
  );
  const child = await writer.manifest(
    { schemaVersion: 2, mediaType: mediaTypes.manifest, config, layers: content },
    { listed: false },
  );
  const manifests = [{ ...child, platform: { os: 'linux', architecture: 'amd64' } }];
  const index = await writer.manifest(
    { schemaVersion: 2, mediaType: mediaTypes.index, manifests },
    { refName: service },
  );
  await addSignature(writer, index, `signature ${index.digest}`);
  return dir;
}

/** Pushes a new small image, hands on what came of it and removes the layout. */
export async function withSmallLayout<T>(work: (dir: string) => Promise<T>): Promise<T> {
  const dir = await smallLayout();
  try {
    return await work(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
