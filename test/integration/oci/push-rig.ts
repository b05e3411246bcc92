import type { z } from 'zod';
import { openRegistry } from '../../../src/clouds/index.ts';
import type { RegistryAccess } from '../../../src/clouds/provider.ts';
import { systemClock } from '../../../src/core/clock.ts';
import { createHttp } from '../../../src/core/http.ts';
import { pushToAll } from '../../../src/oci/fan-out.ts';
import { openLayout } from '../../../src/oci/layout.ts';
import { type PushItem, type PushResult, planPush } from '../../../src/oci/push-plan.ts';
import { createRegistryClient, type RegistryClient } from '../../../src/oci/registry-client.ts';
import type { faultSchema } from '../../clouds/http/faults.ts';
import type { JournalEntry } from '../../clouds/http/journal.ts';
import { fastClock } from '../../support/fast-clock.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { type Fixture, startFixture } from '../clouds/fixture.ts';
import { allowHostsOf, jobPorts } from '../identity/job.ts';
import { sampleFleet } from '../identity/sample-fleet.ts';
import { service } from './small-layout.ts';

export const clouds = ['aws', 'gcp', 'azure'] as const;
export type Cloud = (typeof clouds)[number];

/** Three registries to push to, and what tests ask of them. */
export interface PushRig {
  readonly fixture: Fixture;
  readonly targets: readonly RegistryAccess[];
  plan(dir: string, tag: string): Promise<PushItem[]>;
  /** Pushes a layout under a tag. Pauses are a fiftieth of what they would be, silence ends after a moment. */
  push(dir: string, tag: string): Promise<{ readonly results: PushResult[]; readonly items: PushItem[] }>;
  /** A patient client of a registry, and the repository the layouts go to. */
  client(cloud: Cloud): { readonly client: RegistryClient; readonly repository: string };
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
  const allowHosts = allowHostsOf(fixture.standIns);
  const clientOf = (cloud: Cloud) => {
    const target = targets[clouds.indexOf(cloud)];
    if (target === undefined) throw new Error(`no target ${cloud}`);
    const client = createRegistryClient(target.endpoint, { http, log, clock: systemClock, allowHosts });
    return { client, repository: `${target.endpoint.path}/${service}` };
  };
  const control = (cloud: Cloud, what: string, init: RequestInit) =>
    fetch(`${fixture.standIns.registries[cloud].address}/_control/${what}`, init);
  const journal = (cloud: Cloud) =>
    fixture.standIns.listeners.find(({ name }) => name === `${cloud}-registry`)?.journal;
  const plan = async (dir: string, tag: string) =>
    planPush(await openLayout(dir), [{ refName: service, tags: [tag] }]);
  return {
    fixture,
    targets,
    plan,
    push: async (dir, tag) => {
      const items = await plan(dir, tag);
      const ports = { http, log, clock: fastClock(50), silenceMs: 250 };
      return { items, results: await pushToAll(await openLayout(dir), items, targets, { ports }) };
    },
    client: clientOf,
    tagged: async (cloud, tag) => {
      const { client, repository } = clientOf(cloud);
      return (await client.resolve(repository, tag))?.digest;
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
