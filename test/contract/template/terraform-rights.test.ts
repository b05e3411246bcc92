import { describe, expect, it } from '@jest/globals';
import { readModules } from '../../../scripts/terraform/modules.ts';

/**
 * The rights of the roles that apply infrastructure on AWS, against what the roots make: a right that is missing shows
 * at the first apply only, and one that nobody needs shows never.
 */
const modules = await readModules();

/** Beginnings of resource types, with the prefix of the IAM actions that make them; the longest one counts. */
const serviceOf: Readonly<Record<string, string>> = {
  accessanalyzer: 'access-analyzer',
  budgets: 'budgets',
  ce: 'ce',
  cloudfront: 'cloudfront',
  cloudtrail: 'cloudtrail',
  cloudwatch_event: 'events',
  cloudwatch_log: 'logs',
  cloudwatch_metric: 'cloudwatch',
  db: 'rds',
  ebs: 'ec2',
  guardduty: 'guardduty',
  iam: 'iam',
  kms: 'kms',
  lambda: 'lambda',
  opensearch: 'es',
  organizations: 'organizations',
  route53: 'route53',
  s3: 's3',
  securityhub: 'securityhub',
  security_group: 'ec2',
  shield: 'shield',
  sns: 'sns',
  sqs: 'sqs',
  vpc: 'ec2',
  wafv2: 'wafv2',
};

/** What modules of the registry make beside, and what services look at in the name of the one who calls them. */
const besides: Readonly<Record<string, readonly string[]>> = {
  environment: ['eks', 'acm', 'autoscaling', 'elasticloadbalancing'],
  global: [],
};

/** Statements of their own hold these to names. */
const held = new Set(['iam', 's3']);

const made = (within: RegExp) =>
  new Set(
    modules
      .filter(({ name }) => within.test(name))
      .flatMap(({ objects }) => objects)
      .filter(({ mode, type }) => mode === 'resource' && type.startsWith('aws_'))
      .map(({ type }) => {
        const known = Object.keys(serviceOf).filter((one) => `${type}_`.startsWith(`aws_${one}_`));
        return serviceOf[known.sort((a, b) => b.length - a.length)[0] ?? ''] ?? type;
      }),
  );

const bootstrap = modules.find(({ name }) => name === 'terraform/bootstrap/aws');
const services = bootstrap?.locals.find(({ name }) => name === 'services')?.body['value'];

function granted(part: string): Set<string> {
  const actions = typeof services === 'object' && services !== null ? Object.entries(services) : [];
  const [, list] = actions.find(([name]) => name === part) ?? [];
  return new Set((Array.isArray(list) ? list.map(String) : []).map((action) => action.split(':')[0] ?? ''));
}

describe('the role that applies infrastructure on AWS', () => {
  it.each([
    ['environment', /^terraform\/modules\/aws\//],
    ['global', /^terraform\/global\/.*(aws|route53)$/],
  ])('may use the services that the %s roots are made of, and no other', (part, within) => {
    const needed = [...made(within), ...(besides[part] ?? [])].filter((service) => !held.has(service));
    expect([...granted(part)].filter((service) => !held.has(service)).sort()).toEqual(
      [...new Set(needed)].sort(),
    );
  });

  it('may change the organisation’s policies, and not who else may', () => {
    const text = JSON.stringify(services);
    expect(text).toContain('organizations:AttachPolicy');
    // The provider's default tags go with each policy.
    expect(text).toContain('organizations:TagResource');
    expect(text).not.toMatch(/organizations:(\*|Put|DeleteResource)/);
  });
});
