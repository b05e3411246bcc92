import type { Clock } from '../clock.ts';
import { aws, type Duty } from '../identities.ts';
import type { Sessions } from './sessions.ts';

/** What the parts of the AWS stand-in share. */
export interface Account {
  readonly clock: Clock;
  readonly sessions: Sessions;
  readonly repositories: Map<string, EcrRepository>;
  readonly settings: Map<string, string>;
}

/** An ECR repository; its images lie in the registry's storage. */
export interface EcrRepository {
  readonly name: string;
  readonly createdAt: number;
  imageTagMutability: 'MUTABLE' | 'IMMUTABLE';
  /** Digests of blobs that a manifest of this repository references. */
  readonly referenced: Set<string>;
}

const read = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:DescribeImages',
  'ecr:DescribeRepositories',
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
  'ecr:UploadLayerPart',
];

/** The IAM policies of the roles; for `deploy` and `rollback` the registry is read-only. */
export const policies: Readonly<Record<Duty | 'node', readonly string[]>> = {
  push: ['ecr:GetAuthorizationToken', ...read, ...write],
  deploy: ['ecr:GetAuthorizationToken', ...read, 'eks:DescribeCluster'],
  rollback: ['ecr:GetAuthorizationToken', ...read, 'eks:DescribeCluster'],
  node: ['ecr:GetAuthorizationToken', ...read],
};

/** ARN of a repository of the account. */
export function repositoryArn(name: string): string {
  return `arn:aws:ecr:${aws.region}:${aws.account}:repository/${name}`;
}

/** The sentence with which IAM refuses. */
export function refusal(arn: string, action: string, resource: string): string {
  const reason = `because no identity-based policy allows the ${action} action`;
  return `User: ${arn} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
}
