import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registryPorts } from '../../../src/actions/cloud-ports.ts';
import { asPuller } from '../../../src/actions/pull-identity.ts';
import { openRegistry } from '../../../src/clouds/index.ts';
import type { CloudPorts } from '../../../src/clouds/provider.ts';
import { systemClock } from '../../../src/core/clock.ts';
import { createHttp } from '../../../src/core/http.ts';
import type { KubeObject } from '../../../src/kube/object.ts';
import { emptyContent } from '../../../src/oci/descriptor.ts';
import { digestOf } from '../../../src/oci/digest.ts';
import { parseManifest } from '../../../src/oci/manifest.ts';
import { mediaTypes } from '../../../src/oci/media-types.ts';
import { createRegistryClient } from '../../../src/oci/registry-client.ts';
import type { RegistryEndpoint } from '../../../src/oci/registry-endpoint.ts';
import { provePullable } from '../../../src/rollout/pull-check.ts';
import { type CloudName, cloudNames } from '../../clouds/identities.ts';
import { memoryClient } from '../../support/memory-client.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { type Fixture, startFixture } from '../clouds/fixture.ts';
import { allowHostsOf, jobPorts } from './job.ts';
import { sampleFleet } from './sample-fleet.ts';

let fixture: Fixture;
const http = createHttp();
beforeAll(async () => {
  fixture = await startFixture();
}, 60_000);
afterAll(async () => {
  await http.close();
  await fixture?.close();
});

const clientOf = (endpoint: RegistryEndpoint, ports: CloudPorts, signal = new AbortController().signal) =>
  createRegistryClient(
    endpoint,
    registryPorts(
      { allowHosts: allowHostsOf(fixture.standIns) },
      { ...ports, http, clock: systemClock, signal },
    ),
  );

/** An image in a cloud's registry, pushed as the job that may push; returns its reference. */
async function push(cloud: CloudName): Promise<string> {
  const { ports, close } = await jobPorts(fixture.standIns, { environment: null });
  const access = await openRegistry(sampleFleet, cloud, ports);
  const { endpoint } = access;
  const repository = `${endpoint.path}/web`;
  await access.ensureRepository(repository);
  const client = clientOf(endpoint, ports);
  const config = { mediaType: mediaTypes.config, digest: digestOf(emptyContent), size: emptyContent.length };
  await client.uploadBlob(repository, config, async function* () {
    yield emptyContent;
  });
  const bytes = Buffer.from(
    JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.manifest, config, layers: [] }),
  );
  const manifest = parseManifest(bytes);
  if (typeof manifest === 'string') throw new Error(manifest);
  const descriptor = { mediaType: mediaTypes.manifest, digest: digestOf(bytes), size: bytes.length };
  await client.putManifest(repository, { descriptor, manifest, bytes });
  await close();
  return `${endpoint.host}/${repository}@${descriptor.digest}`;
}

const podWith = (image: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { containers: [{ name: 'web', image }] },
});

describe.each(cloudNames)('the proof of a pull from %s', (cloud) => {
  it.each(['deploy', 'rollback'] as const)('needs no right to push: %s', async (role) => {
    const image = await push(cloud);
    const config = sampleFleet.environments['production']?.clusters[cloud];
    if (config === undefined) throw new Error(`no cluster ${cloud}`);
    const own = role === 'rollback' && config['rollback-identity'] !== undefined;
    const environment = own ? 'production-rollback' : 'production';
    const { ports, close } = await jobPorts(fixture.standIns, { environment });
    const { endpoint } = await openRegistry(asPuller(sampleFleet, { config, role }), cloud, ports);
    const { log, lines } = recordingLog();
    const check = {
      ...{ client: memoryClient(cloud), namespace: 'shop', host: endpoint.host, log },
      openRegistry: (_login: unknown, signal: AbortSignal) => clientOf(endpoint, ports, signal),
    };
    const { signal } = new AbortController();
    await provePullable([podWith(image)], check, signal);
    expect(lines.filter((line) => line.startsWith('warning'))).toEqual([]);
    const gone = image.replace(/sha256:.*/, `sha256:${'f'.repeat(64)}`);
    await expect(provePullable([podWith(gone)], check, signal)).rejects.toMatchObject({
      code: 'IMAGE_UNAVAILABLE',
    });
    // The same identity may not push: this was the cluster's, not the one that pushes.
    const denied = clientOf(endpoint, ports).openUpload(`${endpoint.path}/web`);
    await expect(denied).resolves.toBeUndefined();
    await close();
  });
});
