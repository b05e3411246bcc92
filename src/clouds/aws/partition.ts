/** What differs between the partitions of AWS, which share nothing but the names of services. */
interface Partition {
  /** Regions of the partition begin so; the ordinary one is what no other claims. */
  readonly regions: RegExp;
  readonly suffix: string;
  /** OIDC audience that its documentation tells to register. */
  readonly audience: string;
}

const audience = 'sts.amazonaws.com';

/** https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
const partitions: readonly Partition[] = [
  { regions: /^cn-/, suffix: 'amazonaws.com.cn', audience: 'sts.amazonaws.com.cn' },
  { regions: /^eusc-/, suffix: 'amazonaws.eu', audience },
  { regions: /^us-iso-/, suffix: 'c2s.ic.gov', audience },
  { regions: /^us-isob-/, suffix: 'sc2s.sgov.gov', audience },
  { regions: /^eu-isoe-/, suffix: 'cloud.adc-e.uk', audience },
  { regions: /^us-isof-/, suffix: 'csp.hci.ic.gov', audience },
  { regions: /^/, suffix: 'amazonaws.com', audience },
];

function partitionOf(region: string): Partition {
  const found = partitions.find(({ regions }) => regions.test(region));
  if (found === undefined) throw new Error(`no partition takes ${region}`);
  return found;
}

/** DNS suffix of the partition a region belongs to. */
export function dnsSuffix(region: string): string {
  return partitionOf(region).suffix;
}

/** OIDC audience for the STS of a region. */
export function audienceOf(region: string): string {
  return partitionOf(region).audience;
}

/** Hosts of a service where the identity wants the endpoints validated by FIPS 140; GovCloud's STS is one anyway. */
const fipsNames = {
  sts: (region: string) => (region.startsWith('us-gov-') ? 'sts' : 'sts-fips'),
  'api.ecr': () => 'ecr-fips',
  eks: () => 'fips.eks',
  secretsmanager: () => 'secretsmanager-fips',
  monitoring: () => 'monitoring-fips',
  'aps-workspaces': () => 'aps-workspaces-fips',
} as const;

/** Base URL of a service in a region. https://docs.aws.amazon.com/general/latest/gr/rande.html */
export function serviceUrl(service: keyof typeof fipsNames, region: string, fips = false): string {
  return `https://${fips ? fipsNames[service](region) : service}.${region}.${dnsSuffix(region)}`;
}

/** Host of an account's registry. Images are named by the ordinary one, also where the FIPS one is talked to. */
export function registryHost(account: string, region: string, fips = false): string {
  return `${account}.dkr.${fips ? 'ecr-fips' : 'ecr'}.${region}.${dnsSuffix(region)}`;
}
