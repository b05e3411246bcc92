import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openCluster, openRegistry } from '../../../src/clouds/index.ts';
import { parseManifest } from '../../../src/oci/manifest.ts';
import { createRegistryClient } from '../../../src/oci/registry-client.ts';
import { dutyOfToken } from '../../clouds/azure/directory.ts';
import { clustersFile } from '../../clouds/clusters.ts';
import { cloudNames } from '../../clouds/identities.ts';
import { type Fixture, startFixture } from '../clouds/fixture.ts';
import { digestOf } from '../clouds/push-sample.ts';
import { reviewToken } from '../clouds/token-review.ts';
import { endpointsOf, jobPorts } from './job.ts';
import { sampleFleet, secretsFleet } from './sample-fleet.ts';

const minute = 60_000;

describe('a job that outlives its credentials', () => {
  let fixture: Fixture;
  const closing: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    fixture = await startFixture();
    const clusters = cloudNames.map((cloud) => [
      cloud,
      { server: `https://${cloud}.test:6443`, caPem: 'PEM' },
    ]);
    await writeFile(path.join(fixture.dir, clustersFile), JSON.stringify(Object.fromEntries(clusters)));
  }, 60_000);
  afterAll(async () => {
    await Promise.all(closing.map((close) => close()));
    await fixture.close();
  });

  /** A job whose time is the stand-ins': what the one side waits, the other has waited too. */
  const job = async () => {
    const clock = {
      now: () => fixture.clock.now(),
      sleep: async (ms: number) => fixture.clock.advance(ms),
    };
    const made = await jobPorts(fixture.standIns, {}, endpointsOf(fixture.standIns), clock);
    closing.push(made.close);
    return made.ports;
  };
  const exchangesAt = (pattern: RegExp) =>
    fixture.standIns.listeners
      .flatMap(({ name, journal }) => journal.list().map((entry) => ({ ...entry, name })))
      .filter((entry) => pattern.test(`${entry.name} ${entry.method} ${entry.path}`)).length;

  it.each(cloudNames)('pushes to %s for hours, one layer alone for three', async (cloud) => {
    const ports = await job();
    const access = await openRegistry(sampleFleet, cloud, ports);
    const { dispatcher, clock, log } = ports;
    const client = createRegistryClient(access.endpoint, { http: { dispatcher }, clock, log });
    const repository = `${access.endpoint.path}/long-job`;
    await access.ensureRepository(repository);
    const push = async (hours: number) => {
      const content = randomBytes(64);
      const layer = {
        mediaType: 'application/octet-stream',
        digest: digestOf(content),
        size: content.length,
      };
      await client.uploadBlob(repository, layer, async function* () {
        yield content.subarray(0, 32);
        // The front is in this process: let it see the request before its time passes.
        await setTimeout(20);
        fixture.clock.advance(hours * 60 * minute);
        yield content.subarray(32);
      });
      const mediaType = 'application/vnd.oci.image.manifest.v1+json';
      const bytes = Buffer.from(
        JSON.stringify({ schemaVersion: 2, mediaType, config: layer, layers: [layer] }),
      );
      const manifest = parseManifest(bytes, mediaType);
      if (typeof manifest === 'string') throw new Error(manifest);
      const descriptor = { mediaType, digest: digestOf(bytes), size: bytes.length };
      await client.putManifest(repository, { descriptor, bytes, manifest }, 'latest');
      expect((await client.resolve(repository, 'latest'))?.digest).toBe(descriptor.digest);
      // ACR's SDK keeps its tokens by the machine's clock, which stands still here.
      const witness = cloud === 'azure' ? await openRegistry(sampleFleet, cloud, ports) : access;
      expect(await witness.hasDigest(repository, descriptor.digest)).toBe(true);
    };
    await push(3);
    // ECR's password lasts twelve hours, ACR's three, Google's one; so do half as many exchanges of the identity.
    for (let elapsed = 0; elapsed < 13; elapsed += 0.5) await push(0.5);
  });

  it.each(cloudNames)('is known to the API server of %s for hours', async (cloud) => {
    const ports = await job();
    const { token } = await openCluster(sampleFleet, 'production', cloud, ports);
    const known = async () => {
      const value = (await token?.())?.value ?? '';
      if (cloud === 'azure')
        return dutyOfToken(fixture.standIns.azure.directory, value, 'kubernetes') === 'deploy';
      return (await reviewToken(fixture.standIns[cloud].tokenReview, value)).authenticated;
    };
    for (let elapsed = 0; elapsed < 180; elapsed += 10) {
      expect(await known()).toBe(true);
      fixture.clock.advance(10 * minute);
    }
    expect(await known()).toBe(true);
  });

  it.each(cloudNames)('reads a robot’s password in the store of %s for hours', async (cloud) => {
    const ports = await job();
    const { endpoint } = await openRegistry(secretsFleet, `${cloud}-json`, ports);
    for (let elapsed = 0; elapsed < 180; elapsed += 10) {
      expect(await endpoint.credential?.()).toMatchObject({ password: 'robot-password' });
      fixture.clock.advance(10 * minute);
    }
  });

  it('exchanges the job’s token once an hour, not with every request', () => {
    // Each cloud saw seventeen hours of pushes, three of a cluster and three of a secret.
    for (const exchange of [/^aws-sts POST \/$/, /^gcp-sts POST/, /^azure-login POST/]) {
      const asked = exchangesAt(exchange);
      expect(asked).toBeGreaterThanOrEqual(20);
      expect(asked).toBeLessThanOrEqual(45);
    }
  });
});
