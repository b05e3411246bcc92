import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { openRegistry } from '../../../src/clouds/index.ts';
import type { RegistryAccess } from '../../../src/clouds/provider.ts';
import { systemClock } from '../../../src/core/clock.ts';
import { createHttp } from '../../../src/core/http.ts';
import { planCopy } from '../../../src/oci/copy-plan.ts';
import type { Descriptor } from '../../../src/oci/descriptor.ts';
import { hexOf } from '../../../src/oci/digest.ts';
import { pushToAll } from '../../../src/oci/fan-out.ts';
import { openLayout } from '../../../src/oci/layout.ts';
import { type PushTarget, planPush } from '../../../src/oci/push-plan.ts';
import { createRegistryClient } from '../../../src/oci/registry-client.ts';
import { openRegistrySource } from '../../../src/oci/registry-source.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { addSignature, bundleType, type Sample, sampleLayout } from '../../unit/oci/sample-layout.ts';
import { type Fixture, startFixture } from '../clouds/fixture.ts';
import { allowHostsOf, jobPorts } from '../identity/job.ts';
import { sampleFleet } from '../identity/sample-fleet.ts';

const run = promisify(execFile);
const entries = z.array(z.object({ method: z.string(), path: z.string(), status: z.number() }));
const services = ['api-gateway', 'order-service'];
type Place = 'aws' | 'gcp' | 'azure';

describe('a copy from ECR to Artifact Registry and ACR', () => {
  let fixture: Fixture;
  let sample: Sample;
  let bin: string;
  let home: string;
  let job: Awaited<ReturnType<typeof jobPorts>>;
  let access: Record<Place, RegistryAccess>;
  /** A signature of the index’s signature. */
  let countersigned: Descriptor;
  const http = createHttp();
  const { log, masked, lines } = recordingLog();
  const ports = () => ({ http, clock: systemClock, log, allowHosts: allowHostsOf(fixture.standIns) });

  const digestOfService = (name: string) => sample.services[name]?.digest ?? '';
  const control = (place: Place, what: string, init?: RequestInit) =>
    fetch(`${fixture.standIns.registries[place].address}/_control/${what}`, init);
  const requests = async (place: Place) => entries.parse(await (await control(place, 'requests')).json());
  /** What changed a registry, without the logins of its control plane. */
  const writes = async (place: Place) =>
    (await requests(place)).filter(
      ({ method, path: asked }) => asked.startsWith('/v2/') && !['GET', 'HEAD'].includes(method),
    );
  async function copy(to: readonly PushTarget[], tag: string) {
    const source = openRegistrySource(createRegistryClient(access.aws.endpoint, ports()));
    const roots = services.map((repository) => {
      return { repository, digest: digestOfService(repository), tags: [tag] };
    });
    return pushToAll(source, await planCopy(source, access.aws.endpoint.path, roots), to, { ports: ports() });
  }
  const program = async (name: string, ...args: string[]) => {
    const env = {
      ...{ PATH: '/usr/bin', HOME: home, DOCKER_CONFIG: home },
      SSL_CERT_FILE: path.join(fixture.dir, 'ca.pem'),
    };
    return (await run(path.join(bin, name), args, { env, maxBuffer: 32 * 1024 * 1024 })).stdout.trim();
  };
  const repository = (place: Place, name: string) =>
    `${new URL(fixture.standIns.registries[place].address).host}/${access[place].endpoint.path}/${name}`;

  beforeAll(async () => {
    ({ bin } = await toolchain());
    fixture = await startFixture();
    home = await mkdtemp(path.join(os.tmpdir(), 'copy-'));
    const auths = Object.values(fixture.standIns.registries).map(({ address, nodeAuth }) => {
      const auth = Buffer.from(`${nodeAuth.username}:${nodeAuth.password}`).toString('base64');
      return [new URL(address).host, { auth }];
    });
    await writeFile(path.join(home, 'config.json'), JSON.stringify({ auths: Object.fromEntries(auths) }));
    job = await jobPorts(fixture.standIns);
    const open = (name: Place) => openRegistry(sampleFleet, name, job.ports);
    access = { aws: await open('aws'), gcp: await open('gcp'), azure: await open('azure') };

    sample = await sampleLayout(services, 2_000_000);
    const signature = (await openLayout(sample.dir)).entries.find(
      ({ artifactType }) => artifactType === bundleType,
    );
    if (signature === undefined) throw new Error('nothing is signed');
    countersigned = await addSignature(sample.writer, signature, 'countersigned');
    const layout = await openLayout(sample.dir);
    const roots = services.map((refName) => ({ refName, tags: ['v1'] }));
    await pushToAll(layout, await planPush(layout, roots), [access.aws], { ports: ports() });
    // What cosign 2 would have left beside an image.
    const client = createRegistryClient(access.aws.endpoint, ports());
    const place = `${access.aws.endpoint.path}/api-gateway`;
    const legacy = await client.getManifest(place, layout.entries.at(-1)?.digest ?? '');
    if (legacy === undefined) throw new Error('nothing to tag');
    await client.putManifest(place, legacy, `sha256-${hexOf(digestOfService('api-gateway'))}.sig`);
  });
  afterAll(async () => {
    await Promise.all([http.close(), job.close(), fixture.close()]);
    for (const dir of [sample.dir, home]) await rm(dir, { recursive: true, force: true });
  });
  beforeEach(async () => {
    for (const place of ['aws', 'gcp', 'azure'] as const)
      await control(place, 'requests', { method: 'DELETE' });
  });

  it('brings images, signatures and theirs to both, and asks the source once for each', async () => {
    const results = await copy([access.gcp, access.azure], 'promoted');
    expect(results.map(({ state, error }) => [state, error])).toEqual([
      ['complete', undefined],
      ['complete', undefined],
    ]);
    for (const { tags } of results) {
      expect(tags).toEqual(expect.arrayContaining(['api-gateway:promoted', 'order-service:promoted']));
      expect(tags).toContain(`api-gateway:sha256-${hexOf(digestOfService('api-gateway'))}.sig`);
    }
    const asked = await requests('aws');
    expect(await writes('aws')).toEqual([]);
    const reads = asked.filter(
      ({ method, path: url }) => method === 'GET' && url.includes(sample.base.digest),
    );
    expect(reads).toHaveLength(2);
  });

  it.each(['gcp', 'azure'] as const)(
    'leaves in %s what crane and regctl find in the source',
    async (place) => {
      for (const name of services) {
        const tagged = `${repository(place, name)}:promoted`;
        expect(await program('crane', 'digest', tagged)).toBe(digestOfService(name));
        expect(await program('regctl', 'image', 'digest', tagged)).toBe(digestOfService(name));
        const referrers = async (from: Place) =>
          (
            await program(
              'regctl',
              ...['artifact', 'list', '--format', '{{range .Descriptors}}{{.Digest}}\n{{end}}'],
              `${repository(from, name)}@${digestOfService(name)}`,
            )
          )
            .split('\n')
            .sort();
        expect(await referrers(place)).toEqual(await referrers('aws'));
        expect(await referrers(place)).toHaveLength(1);
        // regctl would send its login along to the store on this host; crane does not.
        await program('crane', 'pull', '--format=oci', tagged, path.join(home, `${place}-${name}`));
      }
      const tree = await program(
        'regctl',
        'artifact',
        'tree',
        `${repository(place, services[0] ?? '')}:promoted`,
      );
      expect(tree).toContain(countersigned.digest);
      const tags = await program('crane', 'ls', repository(place, 'api-gateway'));
      expect(tags.split('\n').sort()).toEqual([
        'promoted',
        `sha256-${hexOf(digestOfService('api-gateway'))}.sig`,
      ]);
    },
  );

  it('finds nothing to do in a second run', async () => {
    const results = await copy([access.gcp, access.azure], 'promoted');
    expect(results.every(({ pushed, mounted, manifests }) => pushed + mounted + manifests === 0)).toBe(true);
    for (const place of ['aws', 'gcp', 'azure'] as const) expect(await writes(place)).toEqual([]);
    expect((await requests('aws')).filter(({ path: url }) => url.includes('/blobs/'))).toEqual([]);
  });

  it('mounts within one registry, and writes nothing but tags in the same repositories', async () => {
    const { endpoint } = access.aws;
    const elsewhere = { ...access.aws, endpoint: { ...endpoint, path: `${endpoint.path}/archive` } };
    const [moved] = await copy([elsewhere], 'kept');
    expect(moved).toMatchObject({ state: 'complete', pushed: 0, pushedBytes: 0 });
    expect(moved?.mounted).toBeGreaterThan(0);
    expect(
      (await requests('aws')).filter(({ method, path: url }) => method === 'GET' && url.includes('/blobs/')),
    ).toEqual([]);

    await control('aws', 'requests', { method: 'DELETE' });
    const [tagged] = await copy([access.aws], 'stable');
    expect(tagged).toMatchObject({ state: 'complete', pushed: 0, mounted: 0, manifests: 0 });
    expect(
      (await writes('aws')).map(({ method, path: url }) => `${method} ${url.split('/').at(-1)}`),
    ).toEqual(['PUT stable', 'PUT stable']);
  });

  it('leaves tags of what is there to the control plane, and reads them back', async () => {
    const [tagged] = await copy([{ ...access.aws, tagStored: access.aws.retag }], 'retagged');
    expect(tagged).toMatchObject({ state: 'complete', pushed: 0, manifests: 0 });
    expect(tagged?.tags).toEqual(expect.arrayContaining(services.map((name) => `${name}:retagged`)));
    expect(await writes('aws')).toEqual([]);
    for (const name of services)
      expect(await program('crane', 'digest', `${repository('aws', name)}:retagged`)).toBe(
        digestOfService(name),
      );
  });

  it('shows no secret', () => {
    const secrets = [...masked, ...job.masked];
    expect(secrets.length).toBeGreaterThan(3);
    for (const secret of secrets) expect(lines.join('\n')).not.toContain(secret);
  });
});
