import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import action from '../../../src/actions/prune-registry/main.ts';
import { openRegistry } from '../../../src/clouds/index.ts';
import { type Clock, systemClock } from '../../../src/core/clock.ts';
import { ActionError } from '../../../src/core/errors.ts';
import { createHttp, type Http } from '../../../src/core/http.ts';
import { fleet as fleetSchema } from '../../../src/fleet/fleet.ts';
import { createRegistryClient } from '../../../src/oci/registry-client.ts';
import type { Deployment, DeploymentState } from '../../../src/release/deployment.ts';
import { type Place, referencesOf } from '../../../src/retention/holdings.ts';
import { readRegistry } from '../../../src/retention/read-registry.ts';
import { openLedger } from '../../../src/rollout/ledger.ts';
import { freePorts } from '../../clouds/free-ports.ts';
import { aws, azure, type CloudName, cloudNames, gcp } from '../../clouds/identities.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { bundleType } from '../../unit/oci/sample-layout.ts';
import { type Fixture, startFixture } from '../clouds/fixture.ts';
import { allowHostsOf, endpointsOf, jobPorts } from '../identity/job.ts';
import { sampleFleet } from '../identity/sample-fleet.ts';
import { startStep } from '../identity/step.ts';
import { type ControlPlane, startControlPlane } from '../kube/control-plane.ts';
import { type PushedRelease, pushReleases } from './pushed-releases.ts';

const run = promisify(execFile);
const dayMs = 24 * 3_600_000;
const journal = z.array(z.object({ method: z.string(), path: z.string(), status: z.number() }));

const cluster = (kubeconfig: string) => ({ cloud: 'generic', kubeconfig, registry: 'aws' });
const environment = (...kubeconfigs: string[]) => ({
  application: 'sample',
  namespace: 'default',
  clusters: Object.fromEntries(kubeconfigs.map((name) => [name.toLowerCase(), cluster(name)])),
});
const registries = Object.fromEntries(
  Object.entries(sampleFleet.registries).map(([name, registry]) => [
    name,
    { ...registry, 'prune-identity': `${name}-prune` },
  ]),
);
const sample = fleetSchema.parse({
  ...sampleFleet,
  applications: {
    sample: {
      deploy: { kind: 'manifests', path: 'deploy' },
      services: { web: { context: 'web' }, api: { context: 'api' } },
    },
  },
  registries,
  identities: {
    ...sampleFleet.identities,
    'aws-prune': { cloud: 'aws', role: aws.roles.prune, region: aws.region },
    'gcp-prune': { cloud: 'gcp', provider: gcp.provider, 'service-account': gcp.serviceAccounts.prune },
    'azure-prune': { cloud: 'azure', tenant: azure.tenant, client: azure.clients.prune },
  },
  environments: { production: environment('NEAR') },
});

describe('prune-registry', () => {
  let fixture: Fixture;
  let plane: ControlPlane;
  let http: Http;
  let job: Awaited<ReturnType<typeof jobPorts>>;
  let releases: PushedRelease[];
  let secrets: string;
  /** A hundred days after the pushes; pauses are short. */
  const later: Clock = {
    now: () => Date.now() + 100 * dayMs,
    sleep: (ms, signal) => systemClock.sleep(ms / 50, signal),
  };

  const release = (sequence: number): PushedRelease => {
    const found = releases[sequence - 1];
    if (found === undefined) throw new Error(`no release ${sequence}`);
    return found;
  };
  const open = async (name: CloudName) => {
    const access = await openRegistry(sample, name, job.ports);
    const ports = { ...job.ports, http, allowHosts: allowHostsOf(fixture.standIns) };
    return { path: access.endpoint.path, client: createRegistryClient(access.endpoint, ports), access };
  };
  const digestsIn = async (name: CloudName): Promise<string[]> => {
    const { path: base, access } = await open(name);
    const found: string[] = [];
    for (const repository of ['releases', 'web', 'api'])
      for await (const { digest } of access.listImages?.(`${base}/${repository}`) ?? [])
        found.push(`${repository}@${digest}`);
    return found.sort();
  };
  /** References to what is not there, of everything that a registry holds. */
  const brokenIn = async (name: CloudName): Promise<Place[]> => {
    const { access, client } = await open(name);
    const content = await readRegistry({ access, client, known: new Map() }, 'sample', ['web', 'api']);
    const places = [...content.repositories].flatMap(([repository, holdings]) =>
      [...holdings.keys()].map((digest) => ({ repository, digest })),
    );
    const isThere = ({ repository, digest }: Place) => content.repositories.get(repository)?.has(digest);
    return places.flatMap((place) => referencesOf(content, place)).filter((place) => !isThere(place));
  };
  const requests = async (name: CloudName) => {
    const answer = await fetch(`${fixture.standIns.registries[name].address}/_control/requests`);
    return journal.parse(await answer.json());
  };

  async function prune(
    inputs: Readonly<Record<string, string>> = {},
    fleet: unknown = sample,
    onLine: (line: string) => void = () => undefined,
    signal = new AbortController().signal,
  ) {
    const { context, lines, masked } = await startStep(fixture, http, { environment: 'prune' });
    const info = (line: string) => {
      context.log.info(line);
      onLine(line);
    };
    const log = { ...context.log, info };
    const file = path.join(fixture.dir, 'flotilla.yml');
    await writeFile(file, JSON.stringify(fleet));
    const given = await action.inputs.parseAsync({
      ...{ fleet: file, delete: 'false', maxDelete: '50', keepReleases: '1', secrets },
      endpoints: JSON.stringify(endpointsOf(fixture.standIns)),
      allowHosts: allowHostsOf(fixture.standIns).join(','),
      ...inputs,
    });
    const outputs = await action.run(given, { ...context, log, signal, clock: later });
    return { outputs, lines, masked, summary: context.summary.markdown() };
  }

  beforeAll(async () => {
    const { bin } = await toolchain('test');
    [fixture, plane] = await Promise.all([startFixture(), startControlPlane(bin)]);
    http = createHttp();
    job = await jobPorts(fixture.standIns);
    const near = (await readFile(path.join(plane.dir, 'kubeconfig'))).toString();
    const [closed = 0] = await freePorts(1);
    const far = near.replace(/(https:\/\/127\.0\.0\.1):\d+/, `$1:${closed}`);
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    secrets = `NEAR=${base64(near)}\nFAR=${base64(far)}`;
    releases = await pushReleases(
      sample,
      [{ tags: ['1.0.0', 'main'] }, {}, {}, { unchanged: ['api'] }, {}, { tags: ['main'] }],
      { ports: job.ports, http, allowHosts: allowHostsOf(fixture.standIns) },
    );
    await deployInto(plane, [3, 4].map(release), release(2).images['web'] ?? '');
    fixture.clock.advance(100 * dayMs);
    await job.close();
    job = await jobPorts(fixture.standIns, {}, endpointsOf(fixture.standIns), later);
  }, 120_000);
  afterAll(async () => {
    await job?.close();
    await http?.close();
    await Promise.all([fixture?.close(), plane?.stop()]);
  });

  it('shows what would go, and deletes nothing', async () => {
    const before = await Promise.all(cloudNames.map(digestsIn));
    const { outputs, summary, lines, masked } = await prune();
    // Per registry: the records of releases 2 and 5 with a signature each, api of 2, web and api of 5 with theirs.
    expect(outputs).toMatchObject({ removable: 3 * 22, deleted: 0 });
    expect(JSON.parse(String(outputs.results))).toMatchObject({
      gcp: { kept: 78 - 22, removable: 22, deleted: 0 },
    });
    expect(summary).toContain('Nothing was deleted: this is what `delete: true` would delete.');
    expect(summary).toContain('"runs in a cluster, or a workload there names it" : 18');
    expect(summary).toContain(`${release(5).artifact}`);
    expect(await Promise.all(cloudNames.map(digestsIn))).toEqual(before);
    for (const cloud of cloudNames)
      expect((await requests(cloud)).filter(({ method }) => method === 'DELETE')).toEqual([]);
    const said = [...lines, summary, JSON.stringify(outputs)].join('\n');
    for (const secret of masked) expect(said).not.toContain(secret);
  });

  it('deletes nothing while a cluster does not answer, and names it', async () => {
    const far = { ...sample, environments: { ...sample.environments, staging: environment('FAR') } };
    await expect(prune({ delete: 'true' }, far)).rejects.toMatchObject({
      code: 'RETENTION_UNSAFE',
      message: expect.stringMatching(/still needs\nstaging\/far: .*did not answer/),
    });
    expect(await digestsIn('aws')).toHaveLength(78);
  });

  it('deletes nothing while a ledger cannot be read', async () => {
    const client = plane.client();
    const ledger = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      namespace: 'default',
      name: 'flotilla-ledger-sample',
    };
    const intact = (await client.get(ledger))?.data ?? {};
    await client.patch(ledger, { data: { '00000001': 'damaged' } });
    await expect(prune({ delete: 'true' })).rejects.toMatchObject({
      code: 'RETENTION_UNSAFE',
      message: expect.stringContaining('production/near: '),
    });
    await client.patch(ledger, { data: { '00000001': intact['00000001'] } });
    expect(await digestsIn('gcp')).toHaveLength(78);
  });

  it('deletes no more at once than it may', async () => {
    const { outputs, summary } = await prune({ delete: 'true', maxDelete: '20' });
    expect(outputs).toMatchObject({
      deleted: 0,
      failure: {
        code: 'RETENTION_UNSAFE',
        message: expect.stringContaining('aws: 22 manifests, 28 % of what it holds'),
      },
    });
    expect(summary).toContain(release(5).artifact);
    expect(await digestsIn('azure')).toHaveLength(78);
  });

  it('cannot delete as the identity that pushes', async () => {
    const { outputs, summary } = await prune(
      { delete: 'true' },
      { ...sample, registries: sampleFleet.registries },
    );
    expect(outputs).toMatchObject({ deleted: 0, failure: { code: 'REGISTRY_DENIED' } });
    for (const cloud of cloudNames) expect(summary).toContain(`**${cloud}** was not finished: `);
    expect(await digestsIn('aws')).toHaveLength(78);
  });

  it('can be cancelled on its way, and leaves nothing that refers to what is gone', async () => {
    const cancel = new AbortController();
    const interrupted = new ActionError('INTERRUPTED', 'The job was cancelled');
    const stop = (line: string) => / of 22 deleted$/.test(line) && cancel.abort(interrupted);
    const { outputs } = await prune({ delete: 'true' }, sample, stop, cancel.signal);
    expect(outputs.failure).toBe(interrupted);
    expect(outputs.deleted).toBeGreaterThan(0);
    expect(outputs.deleted).toBeLessThan(66);
    for (const cloud of cloudNames) expect(await brokenIn(cloud)).toEqual([]);
  });

  it('goes on where it was stopped, and leaves the rest whole', async () => {
    const left = (await Promise.all(cloudNames.map(digestsIn))).flat().length;
    const { outputs } = await prune({ delete: 'true' });
    const removable = left - 3 * (78 - 22);
    expect(outputs).toMatchObject({ failure: undefined, removable, deleted: removable });
    expect(outputs.bytes).toBeGreaterThan(10_000);
    for (const cloud of cloudNames) expect(await brokenIn(cloud)).toEqual([]);
    for (const cloud of cloudNames) {
      const { client, path: base } = await open(cloud);
      expect(await digestsIn(cloud)).toHaveLength(78 - 22);
      for (const sequence of [1, 3, 4, 6]) {
        const { artifact, images } = release(sequence);
        expect(await client.referrers(`${base}/releases`, artifact, bundleType)).toHaveLength(1);
        for (const [service, digest] of Object.entries(images))
          expect(await client.referrers(`${base}/${service}`, digest, bundleType)).toHaveLength(1);
      }
      const gone = [
        ['releases', release(2).artifact],
        ['releases', release(5).artifact],
        ['api', release(2).images['api']],
        ['web', release(5).images['web']],
        ['api', release(5).images['api']],
      ] as const;
      for (const [repository, digest = ''] of gone)
        expect(await client.resolve(`${base}/${repository}`, digest)).toBeUndefined();
      expect(await client.resolve(`${base}/web`, 'sha-5')).toBeUndefined();
    }
  });

  it.each(cloudNames)('leaves in %s what another client finds sound', async (cloud) => {
    const crane = path.join((await toolchain('test')).bin, 'crane');
    const { access } = await open(cloud);
    const host = new URL(fixture.standIns.registries[cloud].address).host;
    const config = path.join(fixture.dir, `docker-${cloud}`);
    await mkdir(config, { recursive: true });
    const { username = '', password = '' } = (await access.endpoint.credential?.(true)) ?? {};
    const auth = Buffer.from(`${username}:${password}`).toString('base64');
    await writeFile(path.join(config, 'config.json'), JSON.stringify({ auths: { [host]: { auth } } }));
    const env = { HOME: fixture.dir, DOCKER_CONFIG: config, SSL_CERT_FILE: path.join(fixture.dir, 'ca.pem') };
    for (const [service, digest] of [
      ...Object.entries(release(1).images),
      ...Object.entries(release(4).images),
      ['web', release(2).images['web'] ?? ''] as const,
    ])
      await run(crane, ['validate', '--remote', `${host}/${access.endpoint.path}/${service}@${digest}`], {
        env,
      });
  });

  it('finds nothing to do when it is run again', async () => {
    const { outputs } = await prune({ delete: 'true' });
    expect(outputs).toMatchObject({ removable: 0, deleted: 0, bytes: 0 });
  });
});

/** A ledger that verified these releases in turn, and a Deployment that names one more image of `web`. */
async function deployInto(
  plane: ControlPlane,
  verified: readonly PushedRelease[],
  web: string,
): Promise<void> {
  const client = plane.client();
  const entry = ({ id, record }: PushedRelease, state: DeploymentState): Deployment => ({
    ...{ schemaVersion: 1, release: id, application: 'sample', sequence: record.sequence, state },
    ...{ environment: 'production', cluster: 'near', actor: 'ada', at: '2026-01-01T00:00:00Z' },
    ...{ commit: record.source.commit, run: record.source.run },
  });
  await openLedger(client, 'default', 'sample').append(
    verified.flatMap((each) => [entry(each, 'started'), entry(each, 'verified')]),
  );
  await client.create({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'default' },
    spec: {
      replicas: 0,
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'web', image: `registry.example/sample/web@${web}` }] },
      },
    },
  });
}
