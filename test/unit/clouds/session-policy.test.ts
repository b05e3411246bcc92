import { describe, expect, it } from '@jest/globals';
import { repositoriesPolicy } from '../../../src/clouds/aws/session-policy.ts';
import { registry } from '../../../src/fleet/registry.ts';

const role = 'arn:aws-cn:iam::210987654321:role/push';
const ecr = { type: 'ecr', account: '123456789012', region: 'cn-north-1', path: 'shop', identity: 'push' };

/** Resources by the first action of each statement. */
function resources(config: object): Record<string, unknown> {
  const parsed = registry.parse(config);
  if (parsed.type !== 'ecr' && parsed.type !== 'ecr-public') throw new Error('not of AWS');
  const { Statement } = JSON.parse(repositoriesPolicy(parsed, role));
  return Object.fromEntries(
    Statement.map(({ Action, Resource }: { Action: string | string[]; Resource: unknown }) => [
      [Action].flat()[0],
      Resource,
    ]),
  );
}

describe('a session policy', () => {
  it('leaves the repositories of every region, and the keys that encrypt new ones', () => {
    const key = 'arn:aws-cn:kms:cn-north-1:123456789012:alias/ours';
    expect(resources({ ...ecr, replicas: ['cn-northwest-1'], create: { 'kms-key': key } })).toEqual({
      'ecr:GetAuthorizationToken': '*',
      'ecr:*': [
        'arn:aws-cn:ecr:cn-north-1:123456789012:repository/shop/*',
        'arn:aws-cn:ecr:cn-northwest-1:123456789012:repository/shop/*',
      ],
      'kms:CreateGrant': '*',
    });
    expect(Object.keys(resources(ecr))).toEqual(['ecr:GetAuthorizationToken', 'ecr:*']);
  });

  it('leaves the public repositories of the role’s account', () => {
    expect(resources({ type: 'ecr-public', alias: 'a1b2c3', path: 'shop', identity: 'push' })).toEqual({
      'ecr-public:GetAuthorizationToken': '*',
      'ecr-public:*': 'arn:aws:ecr-public::210987654321:repository/shop/*',
    });
  });

  it('must be short enough for AWS STS', () => {
    const replicas = Array.from({ length: 30 }, (_, at) => `cn-northwest-${at}`);
    expect(() => resources({ ...ecr, replicas })).toThrow(expect.objectContaining({ code: 'FLEET_INVALID' }));
  });
});
