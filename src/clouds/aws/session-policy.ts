import type { RegistryOf } from '../provider.ts';

/** Characters that STS takes for a session policy: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
const maxLength = 2048;

/**
 * A session policy that leaves of a role's rights those on the repositories below a registry's path. What may be done
 * with them is the role's to say, so the policy names no single actions and stays short.
 */
export function repositoriesPolicy(
  { account, region, path }: Pick<RegistryOf<'aws'>, 'account' | 'region' | 'path'>,
  partition: string,
): string {
  const statements = [
    // These know no resource.
    { Effect: 'Allow', Action: ['ecr:GetAuthorizationToken', 'ecr:DescribeRegistry'], Resource: '*' },
    {
      Effect: 'Allow',
      Action: 'ecr:*',
      Resource: `arn:${partition}:ecr:${region}:${account}:repository/${path}/*`,
    },
  ];
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  if (policy.length > maxLength) throw new Error(`the session policy for ${path} is too long`);
  return policy;
}
