import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openRegistry } from '../../../src/clouds/index.ts';
import { type Fleet, fleet } from '../../../src/fleet/fleet.ts';
import { aws, gcp } from '../../clouds/identities.ts';
import { jobPorts } from '../identity/job.ts';
import { sampleFleet } from '../identity/sample-fleet.ts';
import { type Fixture, startFixture } from './fixture.ts';

const kmsKey = `arn:aws:kms:${aws.region}:${aws.account}:key/0f1e2d3c`;
const googleKey = `projects/${gcp.project}/locations/${gcp.location}/keyRings/ring/cryptoKeys/key`;

/** The sample fleet with keys of its own for one of its registries. */
const fleetWith = (name: string, keys: object): Fleet =>
  fleet.parse({
    ...sampleFleet,
    registries: { ...sampleFleet.registries, [name]: { ...sampleFleet.registries[name], ...keys } },
  });

describe('repositories as the fleet file wants them', () => {
  let fixture: Fixture;
  let job: Awaited<ReturnType<typeof jobPorts>>;
  beforeAll(async () => {
    fixture = await startFixture();
    job = await jobPorts(fixture.standIns);
  }, 60_000);
  afterAll(async () => {
    await job.close();
    await fixture.close();
  });

  const open = (name: string, keys: object) => openRegistry(fleetWith(name, keys), name, job.ports);

  it('aws: are made with immutable tags and exceptions, a key, a lifecycle and labels', async () => {
    const { account } = fixture.standIns.aws;
    const access = await open('aws', {
      create: {
        'immutable-tags': true,
        'mutable-tags': ['main', 'sha256-*'],
        'scan-on-push': false,
        'kms-key': kmsKey,
        'expire-untagged-days': 30,
        labels: { team: 'shop' },
      },
    });
    const repository = `${aws.path}/settings`;
    expect(await access.ensureRepository(repository)).toBe('created');
    const made = account.repositories.get(repository);
    expect(made).toMatchObject({
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      exclusions: ['main', 'sha256-*'],
      scanOnPush: false,
      kmsKey,
    });
    expect(JSON.parse(made?.lifecyclePolicy ?? '')).toMatchObject({
      rules: [{ selection: { tagStatus: 'untagged', countNumber: 30 }, action: { type: 'expire' } }],
    });
    expect(await access.describeRepository(repository)).toEqual({
      exists: true,
      creatable: 'unknown',
      tags: 'mixed',
      notes: [],
    });
  });

  it('aws: are never changed, and what differs is said', async () => {
    const repository = `${aws.path}/older`;
    await (await open('aws', {})).ensureRepository(repository);
    const before = structuredClone(fixture.standIns.aws.account.repositories.get(repository));
    const wanted = await open('aws', {
      create: {
        ...{ 'immutable-tags': true, 'mutable-tags': ['main'], 'kms-key': kmsKey },
        ...{ 'scan-on-push': false, 'expire-untagged-days': 7 },
      },
    });
    const lines = [
      `${repository}: the mutability of tags is MUTABLE, the fleet file says IMMUTABLE_WITH_EXCLUSION`,
      `${repository}: scan-on-push is true, the fleet file says false`,
      `${repository}: the encryption is AES256, the fleet file says ${kmsKey}`,
      `${repository}: there is no lifecycle policy, the fleet file says untagged for 7 days`,
    ];
    expect((await wanted.describeRepository(repository)).notes).toEqual(lines);
    expect(await wanted.ensureRepository(repository)).toBe('present');
    expect(job.lines.join('\n')).toContain(`${lines[0]}; nothing was changed`);
    expect(fixture.standIns.aws.account.repositories.get(repository)).toEqual(before);
  });

  it('aws: are left to a creation template that makes them with the push', async () => {
    const { templates, repositories } = fixture.standIns.aws.account;
    const access = await open('aws', {});
    const repository = `${aws.path}/by-template`;
    templates.push({ prefix: 'ROOT', appliedFor: ['CREATE_ON_PUSH'] });
    templates.push({ prefix: aws.path, appliedFor: ['REPLICATION'] });
    expect(await access.describeRepository(repository)).toMatchObject({
      exists: false,
      creatable: 'unknown',
      notes: [expect.stringContaining('needs ecr:CreateRepository, ecr:TagResource')],
    });
    templates.push({ prefix: repository.replace('/by-template', '/by'), appliedFor: [] });
    templates[1] = { prefix: aws.path, appliedFor: ['CREATE_ON_PUSH'] };
    expect(await access.describeRepository(repository)).toMatchObject({ creatable: 'by-push' });
    expect(await access.ensureRepository(repository)).toBe('created-by-push');
    expect(repositories.has(repository)).toBe(false);
    templates.length = 0;
  });

  it('aws: cannot be made by a role that may not, and the actions are named', async () => {
    const reader = fleet.parse({
      ...sampleFleet,
      identities: {
        ...sampleFleet.identities,
        'aws-push': { cloud: 'aws', role: aws.roles.deploy, region: aws.region },
      },
    });
    const access = await openRegistry(reader, 'aws', job.ports);
    await expect(access.ensureRepository(`${aws.path}/forbidden`)).rejects.toMatchObject({
      code: 'REPOSITORY_MISSING',
      hint: `Create it, or allow ${aws.roles.deploy} the actions ecr:CreateRepository, ecr:TagResource.`,
    });
  });

  it('aws: are advised of immutable tags and of mounting that is off', async () => {
    const { account } = fixture.standIns.aws;
    const repository = `${aws.path}/advised`;
    const access = await open('aws', { create: { 'immutable-tags': true } });
    await access.ensureRepository(repository);
    account.settings.set('BLOB_MOUNTING', 'DISABLED');
    const { tags, notes } = await access.describeRepository(repository);
    expect(tags).toBe('immutable');
    expect(notes).toEqual([
      expect.stringMatching(/IMMUTABLE_WITH_EXCLUSION .*filterType=WILDCARD,filter=main/),
      expect.stringContaining('put-account-setting --name BLOB_MOUNTING --value ENABLED'),
    ]);
    account.settings.set('BLOB_MOUNTING', 'ENABLED');
  });

  it('aws: are waited for where the API is asked too often', async () => {
    const { throttled } = fixture.standIns.aws.account;
    throttled.requests = 2;
    const access = await open('aws', {});
    expect(await access.ensureRepository(`${aws.path}/settings`)).toBe('present');
    expect(throttled.requests).toBe(0);
  });

  it('gcp: are made with immutable tags, a key and labels, through an operation that takes its time', async () => {
    const create = { 'immutable-tags': true, 'kms-key': googleKey, labels: { team: 'shop' } };
    const access = await open('gcp', { repository: 'settings', create });
    expect(await access.ensureRepository('any')).toBe('created');
    const name = `projects/${gcp.project}/locations/${gcp.location}/repositories/settings`;
    expect(fixture.standIns.gcp.repositories.get(name)).toMatchObject({
      dockerConfig: { immutableTags: true },
      kmsKeyName: googleKey,
      labels: { 'managed-by': 'flotilla', team: 'shop' },
    });
    expect(await access.describeRepository('any')).toEqual({
      ...{ exists: true, creatable: 'unknown', tags: 'immutable', notes: [] },
    });
  });

  it('gcp: are never changed, and what differs or lacks is said', async () => {
    const create = { 'immutable-tags': true, 'kms-key': googleKey, labels: { team: 'shop' } };
    const name = `projects/${gcp.project}/locations/${gcp.location}/repositories/${gcp.repository}`;
    const lines = [
      `${name}: immutable-tags is false, the fleet file says true`,
      `${name}: kms-key is one of Google’s, the fleet file says ${googleKey}`,
      `${name}: label team is absent, the fleet file says shop`,
    ];
    const access = await open('gcp', { create });
    expect((await access.describeRepository('any')).notes).toEqual(lines);
    expect(await access.ensureRepository('any')).toBe('present');
    const reading = fleet.parse({
      ...sampleFleet,
      identities: {
        ...sampleFleet.identities,
        'gcp-push': { cloud: 'gcp', provider: gcp.provider, 'service-account': gcp.serviceAccounts.deploy },
      },
    });
    const reader = await openRegistry(reading, 'gcp', job.ports);
    expect((await reader.describeRepository('any')).notes).toEqual([
      `Grant the identity artifactregistry.repositories.uploadArtifacts on ${name} (roles/artifactregistry.writer).`,
    ]);
  });
});
