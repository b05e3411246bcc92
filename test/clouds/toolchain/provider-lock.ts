import type { GoTool } from './tool.ts';

/** A plugin of Terraform. */
export interface Provider extends GoTool {
  /** As `required_providers` names it, such as `hashicorp/google`. */
  readonly source: string;
  /** The release a mirror gives it out as: the newest one whose changes its commit has. */
  readonly release: string;
}

/** A plugin that is built by the go.mod of its own module. */
function plugin(
  name: string,
  { version, release, seconds, ...own }: Pick<Provider, 'version' | 'release' | 'seconds'> & Own,
): Provider {
  const module = `github.com/hashicorp/terraform-provider-${name}`;
  return {
    kind: 'go',
    name: `terraform-provider-${name}`,
    version,
    task: 'full',
    source: `hashicorp/${name}`,
    release,
    programs: { [`terraform-provider-${name}`]: '.' },
    // The small ones know no version of theirs.
    ...(own.cut && { variables: { [`${module}/version.ProviderVersion`]: release } }),
    own: { module, ...own },
    seconds,
  };
}

type Own = Omit<NonNullable<GoTool['own']>, 'module'>;

/** The plugins whose Go module can be had, in the order of building. */
export const providers: readonly Provider[] = [
  plugin('time', {
    version: 'v0.14.2',
    release: '0.14.2',
    sum: 'h1:yCAHwZj3huefsLZYoVQmup6qINSWk5QrspwVBxxIVPc=',
    seconds: 30,
  }),
  plugin('tls', {
    // Three months after 4.3.0: no release since 1.x has a tag that Go takes for a version.
    version: 'v1.2.1-0.20260819085117-d044ca7c6f52',
    release: '4.3.0',
    sum: 'h1:OkrSFu8qDejgePpM9ikmq324Qh559Go7JfLEWP0a+mQ=',
    seconds: 30,
  }),
  plugin('aws', {
    version: 'v1.60.1-0.20260602190131-5f2286d6d836',
    release: '6.47.0',
    sum: 'h1:haLmsj0WF7e6d2TGbk0fbz5qWdA9f8w9sNpMe6J6WqM=',
    cut: {
      services: 'internal/service',
      keep: [
        ...[
          'accessanalyzer',
          'autoscaling',
          'budgets',
          'ce',
          'cloudfront',
          'cloudtrail',
          'cloudwatch',
          'ec2',
        ],
        ...['ecr', 'eks', 'elasticache', 'events', 'guardduty', 'iam', 'kms', 'lambda', 'logs', 'meta'],
        ...['opensearch', 'organizations', 'rds', 'redshift', 'route53', 's3', 's3control', 'securityhub'],
        ...['shield', 'sns', 'sqs', 'ssm', 'sts', 'wafv2'],
      ],
      registries: ['internal/provider/sdkv2/service_packages_gen.go'],
      clients: ['internal/conns/awsclient_gen.go'],
      pieces: [String.raw`^func \(c \*AWSClient\) (?<name>\w+Client)\(.*?^}\n+`],
      asks: String.raw`\.(?<name>\w+Client)\(`,
    },
    seconds: 1800,
  }),
  plugin('azurerm', {
    // Four days after 5.2.0.
    version: 'v1.44.1-0.20260824201233-fae580791926',
    release: '5.2.0',
    sum: 'h1:SOgvTJZXNyxmkHHHx8ifgotbvhOi/eadVkoyBNr+4hk=',
    cut: {
      services: 'internal/services',
      keep: [
        ...[
          'applicationinsights',
          'appservice',
          'authorization',
          'cdn',
          'compute',
          'consumption',
          'containers',
        ],
        ...['costmanagement', 'dns', 'elastic', 'keyvault', 'loganalytics', 'managedidentity', 'monitor'],
        ...['network', 'policy', 'postgres', 'privatedns', 'resource', 'securitycenter', 'servicebus'],
        ...['storage', 'trafficmanager'],
      ],
      registries: ['internal/provider/services.go', 'internal/provider/services_gen.go'],
      clients: ['internal/clients/client.go', 'internal/clients/client_gen.go'],
      pieces: [
        String.raw`^\t(?<name>[A-Z]\w+) +\*\w+\.(?:Auto)?Client\n`,
        String.raw`^\tif client\.(?<name>\w+), err = .*?^\t}\n`,
        String.raw`^\tclient\.(?<name>\w+) = \w+\.NewClient\(o\)\n`,
      ],
      asks: String.raw`(?<=[cC]lients?|Client\)|meta)\.(?<name>[A-Z]\w+)`,
    },
    seconds: 600,
  }),
  {
    kind: 'go',
    name: 'terraform-provider-google',
    // Two days after 8.0.0.
    version: 'v1.20.1-0.20260828184646-f3721fb45fa3',
    task: 'full',
    source: 'hashicorp/google',
    release: '8.0.0',
    programs: { 'terraform-provider-google': 'github.com/hashicorp/terraform-provider-google' },
    variables: { 'github.com/hashicorp/terraform-provider-google/version.ProviderVersion': '8.0.0' },
    seconds: 700,
  },
];
