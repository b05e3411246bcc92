import { ActionError } from '../../core/errors.ts';
import type { RegistryConfigOf } from '../../fleet/registry.ts';
import type { RegistryOf } from '../provider.ts';
import { publicLoginActions } from './login.ts';

/** Characters that STS takes for a session policy: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
const maxLength = 2048;

/** What to do about a session policy that is too long. */
export const shorterPolicy = 'Shorten `path`, name fewer `replicas`, or leave out `scope-to-repositories`.';

interface Statement {
  readonly Effect: 'Allow';
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

/**
 * A session policy that leaves of a role's rights those on the repositories below a registry's path. What may be done
 * with them is the role's to say, so the policy names no single actions and stays short. `FLEET_INVALID`.
 */
export function repositoriesPolicy(config: RegistryOf<'aws'>, role: string): string {
  const [, partition = 'aws', , , owner = ''] = role.split(':');
  const statements =
    config.type === 'ecr' ? privateStatements(config, partition) : publicStatements(config.path, owner);
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  if (policy.length > maxLength)
    throw new ActionError(
      'FLEET_INVALID',
      `The session policy for ${config.path} is longer than AWS STS takes`,
      { hint: shorterPolicy },
    );
  return policy;
}

/** Actions on the registry as a whole know no resource. */
const registryActions = [
  'ecr:GetAuthorizationToken',
  'ecr:DescribeRegistry',
  'ecr:DescribeRepositoryCreationTemplates',
  'ecr:GetAccountSetting',
];

function privateStatements(config: RegistryConfigOf<'ecr'>, partition: string): Statement[] {
  const { account, region, replicas = [], path, create } = config;
  const places = [region, ...replicas];
  const key = create?.['kms-key'];
  return [
    { Effect: 'Allow', Action: registryActions, Resource: '*' },
    {
      Effect: 'Allow',
      Action: 'ecr:*',
      Resource: places.map((place) => `arn:${partition}:ecr:${place}:${account}:repository/${path}/*`),
    },
    // Aliases are names of keys, whose ARNs are not known here; the role's own rights say which.
    ...(key === undefined
      ? []
      : [{ Effect: 'Allow', Action: ['kms:CreateGrant', 'kms:DescribeKey'], Resource: '*' } as const]),
  ];
}

/** The registry belongs to the role's account, and its repositories are of no region. */
const publicStatements = (path: string, account: string): Statement[] => [
  { Effect: 'Allow', Action: publicLoginActions, Resource: '*' },
  {
    Effect: 'Allow',
    Action: 'ecr-public:*',
    Resource: `arn:aws:ecr-public::${account}:repository/${path}/*`,
  },
];
