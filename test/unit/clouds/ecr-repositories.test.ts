import { describe, expect, it } from '@jest/globals';
import { provider } from '../../../src/clouds/aws/index.ts';
import { registry as schema } from '../../../src/fleet/registry.ts';
import { fakeCloud } from './fake-cloud.ts';

const identity = {
  cloud: 'aws' as const,
  role: 'arn:aws:iam::123456789012:role/push',
  region: 'eu-west-1',
};
const session =
  '<AssumeRoleWithWebIdentityResponse><Credentials><AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>key</SecretAccessKey>' +
  '<SessionToken>token</SessionToken><Expiration>2026-11-22T13:00:00Z</Expiration></Credentials></AssumeRoleWithWebIdentityResponse>';
const path = 'delivery-platform';

type Answer = object | ((body: Record<string, unknown>) => object);

/** Opens ECR on a fake network: what each action is answered; an action that is not named is denied. */
async function open(answers: Readonly<Record<string, Answer>>, keys: object = {}) {
  const calls: { action: string; body: Record<string, unknown> }[] = [];
  const cloud = fakeCloud(({ headers, body }) => {
    const action = headers['x-amz-target']?.split('.')[1];
    if (action === undefined) return { body: session };
    const asked: Record<string, unknown> = JSON.parse(body);
    calls.push({ action, body: asked });
    const answer = answers[action] ?? { __type: 'AccessDeniedException', message: denial(action) };
    const said = typeof answer === 'function' ? answer(asked) : answer;
    return { status: '__type' in said ? 400 : 200, body: said };
  });
  const config = schema.parse({
    ...{ type: 'ecr', account: '123456789012', region: 'eu-west-1', path, identity: 'push' },
    ...keys,
  });
  if (config.type !== 'ecr') throw new Error('not ECR');
  const access = await provider.registry('ecr', config, identity, cloud.ports);
  return { access, calls, cloud };
}

const denial = (action: string) =>
  `User: arn:aws:sts::123456789012:assumed-role/push/1 is not authorized to perform: ecr:${action} on resource: ` +
  'arn:aws:ecr:eu-west-1:123456789012:repository/a because no identity-based policy allows it';
const missing = { __type: 'RepositoryNotFoundException', message: 'no' };
const there = (settings: object) => ({
  DescribeRepositories: { repositories: [{ repositoryName: 'a', ...settings }] },
  GetAccountSetting: { name: 'BLOB_MOUNTING', value: 'ENABLED' },
});

describe('the create block of a registry', () => {
  const parse = (create: object) =>
    schema.safeParse({
      ...{ type: 'ecr', account: '123456789012', region: 'eu-west-1', path, identity: 'push' },
      create,
    });

  it.each([
    [{ 'mutable-tags': ['main'] }, /are exceptions from `immutable-tags: true`/],
    [{ 'immutable-tags': true, 'mutable-tags': ['a', 'b', 'c', 'd', 'e', 'f'] }, /5/],
    [{ 'immutable-tags': true, 'mutable-tags': ['refs/heads'] }, /must be a tag/],
    [{ 'kms-key': 'alias/ours' }, /must be the ARN of a key or alias/],
    [{ 'expire-untagged-days': 0 }, /1/],
    [{ encryption: 'KMS' }, /encryption/],
  ])('refuses %j', (create, why) => {
    const { success, error } = parse(create);
    expect(success).toBe(false);
    expect(error?.message).toMatch(why);
  });

  it('asks for as little as it says', async () => {
    const { access, calls } = await open({ DescribeRepositories: missing, CreateRepository: {} });
    expect(await access.ensureRepository('a')).toBe('created');
    expect(calls.map(({ action }) => action)).toEqual([
      'DescribeRepositories',
      'DescribeRepositoryCreationTemplates',
      'CreateRepository',
    ]);
    expect(calls.at(-1)?.body).toEqual({
      registryId: '123456789012',
      repositoryName: 'a',
      imageScanningConfiguration: { scanOnPush: true },
      tags: [{ Key: 'managed-by', Value: 'flotilla' }],
    });
  });

  it('creates all the same where the lifecycle policy may not be set, and says so', async () => {
    const { access, cloud } = await open(
      { DescribeRepositories: missing, CreateRepository: {} },
      { create: { 'expire-untagged-days': 14 } },
    );
    expect(await access.ensureRepository('a')).toBe('created');
    expect(cloud.lines.join('\n')).toMatch(
      /a has no lifecycle policy. Allow .*role\/push the action ecr:PutLifecyclePolicy on resource arn:aws:ecr/,
    );
  });

  it('names every action that its settings take', async () => {
    const key = 'arn:aws:kms:eu-west-1:123456789012:alias/ours';
    const { access } = await open(
      {
        DescribeRepositories: missing,
        CreateRepository: { __type: 'KmsException', message: 'denied by the key' },
      },
      { create: { 'kms-key': key, 'expire-untagged-days': 14 } },
    );
    await expect(access.ensureRepository('a')).rejects.toMatchObject({
      code: 'REPOSITORY_MISSING',
      hint: expect.stringContaining(
        'ecr:CreateRepository, ecr:TagResource, ecr:PutLifecyclePolicy, kms:CreateGrant, kms:DescribeKey',
      ),
    });
  });
});

describe('what differs from the create block', () => {
  it.each([
    [{ imageTagMutability: 'IMMUTABLE' }, { 'immutable-tags': true }, []],
    [{ imageTagMutability: 'MUTABLE' }, {}, []],
    [
      { imageTagMutability: 'IMMUTABLE' },
      { 'immutable-tags': false },
      ['a: the mutability of tags is IMMUTABLE, the fleet file says MUTABLE'],
    ],
    [
      {
        imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
        imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'dev-*' }],
      },
      { 'immutable-tags': true, 'mutable-tags': ['main', 'dev-*'] },
      ['a: the list of mutable tags is dev-*, the fleet file says dev-*, main'],
    ],
    [
      { encryptionConfiguration: { encryptionType: 'KMS', kmsKey: 'arn:aws:kms:eu-west-1:1:key/other' } },
      { 'kms-key': 'arn:aws:kms:eu-west-1:123456789012:key/ours' },
      [expect.stringContaining('a: the encryption is arn:aws:kms:eu-west-1:1:key/other')],
    ],
  ])('is said (%#)', async (settings, create, lines) => {
    const { access, cloud, calls } = await open(there(settings), { create });
    expect(await access.ensureRepository('a')).toBe('present');
    expect(calls).toHaveLength(1);
    expect(cloud.lines.filter((line) => line.includes('nothing was changed'))).toHaveLength(lines.length);
    const { notes } = await access.describeRepository('a');
    expect(notes.filter((note) => note.startsWith('a: '))).toEqual(lines);
  });
});

describe('creation templates', () => {
  it.each([
    [[], 'unknown'],
    [[{ prefix: 'ROOT', appliedFor: ['CREATE_ON_PUSH'] }], 'by-push'],
    [[{ prefix: 'ROOT', appliedFor: ['REPLICATION', 'PULL_THROUGH_CACHE'] }], 'unknown'],
    [
      [
        { prefix: 'team', appliedFor: ['REPLICATION'] },
        { prefix: 'ROOT', appliedFor: ['CREATE_ON_PUSH'] },
      ],
      'unknown',
    ],
    [
      [
        { prefix: 'team/shop', appliedFor: ['CREATE_ON_PUSH'] },
        { prefix: 'team', appliedFor: ['REPLICATION'] },
      ],
      'by-push',
    ],
    [[{ prefix: 'team/sho', appliedFor: ['CREATE_ON_PUSH'] }], 'unknown'],
  ])('count by their closest prefix (%#)', async (templates, creatable) => {
    const { access } = await open({
      DescribeRepositories: missing,
      DescribeRepositoryCreationTemplates: { repositoryCreationTemplates: templates },
    });
    expect(await access.describeRepository('team/shop/web')).toMatchObject({ exists: false, creatable });
  });
});

describe('images of ECR', () => {
  const digests = Array.from({ length: 230 }, (_, at) => `sha256:${String(at).padStart(64, '0')}`);
  const isList = (value: unknown): value is unknown[] => Array.isArray(value);

  it('are asked and deleted a hundred at a time', async () => {
    const { access, calls } = await open({
      BatchCheckLayerAvailability: { layers: [], failures: [] },
      BatchDeleteImage: { imageIds: [], failures: [] },
    });
    await access.hasBlobs?.('a', [...digests, ...digests]);
    const asked = calls.map(({ body }) => body['layerDigests']).filter(isList);
    expect(asked.map(({ length }) => length)).toEqual([100, 100, 30]);
    calls.length = 0;
    expect(await access.deleteImages?.('a', digests)).toEqual({ deleted: digests, refused: [] });
    const deleted = calls.flatMap(({ body }) => (isList(body['imageIds']) ? body['imageIds'] : []));
    expect(deleted).toEqual(digests.map((imageDigest) => ({ imageDigest })));
  });

  it('that are refused are told from those that are gone', async () => {
    const [parent = '', child = '', gone = ''] = digests;
    const { access } = await open({
      BatchDeleteImage: {
        imageIds: [{ imageDigest: parent }],
        failures: [
          { imageId: { imageDigest: gone }, failureCode: 'ImageNotFound' },
          {
            imageId: { imageDigest: child },
            failureCode: 'ImageReferencedByManifestList',
            failureReason: 'by [sha256:f00]',
          },
        ],
      },
    });
    expect(await access.deleteImages?.('a', [parent, child, gone])).toEqual({
      deleted: [parent, gone],
      refused: [{ digest: child, why: 'ImageReferencedByManifestList: by [sha256:f00]' }],
    });
  });

  it('name the action that the identity lacks', async () => {
    const { access } = await open({});
    const denied = (action: string) => ({
      code: 'REGISTRY_DENIED',
      hint: `Allow ${identity.role} the action ecr:${action} on resource arn:aws:ecr:eu-west-1:123456789012:repository/a.`,
    });
    await expect(access.hasBlobs?.('a', digests)).rejects.toMatchObject(
      denied('BatchCheckLayerAvailability'),
    );
    await expect(access.retag('a', digests[0] ?? '', 'v1')).rejects.toMatchObject(denied('BatchGetImage'));
    await expect(access.deleteImages?.('a', digests)).rejects.toMatchObject(denied('BatchDeleteImage'));
    expect(await access.hasDigest('a', digests[0] ?? '')).toBe('unknown');
    expect(await access.describeRepository('a')).toMatchObject({
      exists: 'unknown',
      notes: [expect.stringContaining('ecr:DescribeRepositories')],
    });
  });
});
