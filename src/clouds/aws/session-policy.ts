import { ActionError } from '../../core/errors.ts';
import type { RegistryConfigOf } from '../../fleet/registry.ts';

/** Characters that STS takes for a session policy: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
const maxLength = 2048;

/** Actions on the registry as a whole. */
const registryActions = [
  'ecr:GetAuthorizationToken',
  'ecr:DescribeRegistry',
  'ecr:DescribeRepositoryCreationTemplates',
  'ecr:GetAccountSetting',
];

/**
 * A session policy that leaves of a role's rights those on the repositories below a registry's path. What may be done
 * with them is the role's to say, so the policy names no single actions and stays short.
 */
export function repositoriesPolicy(
  {
    account,
    region,
    replicas = [],
    path,
  }: Pick<RegistryConfigOf<'ecr'>, 'account' | 'region' | 'replicas' | 'path'>,
  partition: string,
): string {
  const statements = [
    // These know no resource.
    { Effect: 'Allow', Action: registryActions, Resource: '*' },
    {
      Effect: 'Allow',
      Action: 'ecr:*',
      Resource: [region, ...replicas].map(
        (place) => `arn:${partition}:ecr:${place}:${account}:repository/${path}/*`,
      ),
    },
  ];
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  if (policy.length > maxLength)
    throw new ActionError('FLEET_INVALID', `The session policy for ${path} is longer than AWS STS takes`, {
      hint: 'Shorten `path`, name fewer `replicas`, or leave out `scope-to-repositories`.',
    });
  return policy;
}
