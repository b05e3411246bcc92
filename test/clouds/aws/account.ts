import type { Clock } from '../clock.ts';
import { aws, type Duty } from '../identities.ts';
import { keeps } from './session-policy.ts';
import type { Session, Sessions } from './sessions.ts';

/** What the parts of the AWS stand-in share. */
export interface Account {
  readonly clock: Clock;
  readonly sessions: Sessions;
  readonly repositories: Map<string, EcrRepository>;
  readonly settings: Map<string, string>;
  readonly templates: CreationTemplate[];
  /** Regions that the account's registry is replicated to, with the state of that. */
  readonly replication: Map<string, 'IN_PROGRESS' | 'COMPLETE' | 'FAILED'>;
  /** How many requests more ECR's API refuses as too many. */
  readonly throttled: { requests: number };
}

export const imageTagMutabilities = [
  'MUTABLE',
  'IMMUTABLE',
  'MUTABLE_WITH_EXCLUSION',
  'IMMUTABLE_WITH_EXCLUSION',
] as const;
type ImageTagMutability = (typeof imageTagMutabilities)[number];

/** A template for repositories that ECR creates by itself. */
export interface CreationTemplate {
  /** `ROOT` for all that no other template is for. */
  readonly prefix: string;
  readonly appliedFor: readonly ('REPLICATION' | 'PULL_THROUGH_CACHE' | 'CREATE_ON_PUSH')[];
}

/** An ECR repository; its images lie in the registry's storage. */
export interface EcrRepository {
  readonly name: string;
  readonly createdAt: number;
  imageTagMutability: ImageTagMutability;
  /** Tags that match one of these are excluded from the mutability above; `*` stands for anything. */
  exclusions?: readonly string[] | undefined;
  readonly scanOnPush?: boolean | undefined;
  readonly kmsKey?: string | undefined;
  lifecyclePolicy?: string | undefined;
  /** Digests of blobs that a manifest of this repository references. */
  readonly referenced: Set<string>;
}

const read = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:DescribeImageReplicationStatus',
  'ecr:DescribeImages',
  'ecr:DescribeRepositories',
  'ecr:GetLifecyclePolicy',
  'ecr:GetDownloadUrlForLayer',
  'ecr:ListImages',
];
const write = [
  'ecr:CompleteLayerUpload',
  'ecr:CreateRepository',
  'ecr:DescribeRepositoryCreationTemplates',
  'ecr:GetAccountSetting',
  'ecr:InitiateLayerUpload',
  'ecr:PutImage',
  'ecr:PutImageTagMutability',
  'ecr:PutLifecyclePolicy',
  'ecr:TagResource',
  'ecr:UploadLayerPart',
];

/** The IAM policies of the roles; for `deploy` and `rollback` the registry is read-only. */
export const policies: Readonly<Record<Duty | 'node', readonly string[]>> = {
  push: [
    ...['ecr:GetAuthorizationToken', 'secretsmanager:GetSecretValue', ...read, ...write],
    ...['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'],
  ],
  deploy: [
    ...['ecr:GetAuthorizationToken', ...read, 'eks:DescribeCluster'],
    ...['cloudwatch:GetMetricData', 'aps:QueryMetrics'],
  ],
  rollback: ['ecr:GetAuthorizationToken', ...read, 'eks:DescribeCluster'],
  prune: ['ecr:GetAuthorizationToken', ...read, 'ecr:BatchDeleteImage', 'eks:DescribeCluster'],
  node: ['ecr:GetAuthorizationToken', ...read],
};

/** Whether ECR lets a tag of the repository name another image. */
export function mayMoveTag({ imageTagMutability, exclusions = [] }: EcrRepository, tag: string): boolean {
  const excluded = exclusions.some((filter) =>
    new RegExp(`^${filter.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(tag),
  );
  return imageTagMutability.startsWith('MUTABLE') ? !excluded : excluded;
}

/** Whether the session's role, less what its policy takes away, may do this. */
export function allows({ duty, policy }: Session, action: string, resource: string): boolean {
  return policies[duty].includes(action) && keeps(policy, action, resource);
}

/** ARN of a repository of the account. */
export function repositoryArn(name: string): string {
  return `arn:aws:ecr:${aws.region}:${aws.account}:repository/${name}`;
}

/** The sentence with which IAM refuses. */
export function refusal(arn: string, action: string, resource: string): string {
  const reason = `because no identity-based policy allows the ${action} action`;
  return `User: ${arn} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
}
