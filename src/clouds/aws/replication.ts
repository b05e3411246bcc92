import type { ReplicaState } from '../provider.ts';
import type { Ecr } from './control-plane.ts';
import { failed, isNamed } from './ecr-failure.ts';

const states = { COMPLETE: 'complete', IN_PROGRESS: 'under-way', FAILED: 'failed' } as const;

/**
 * How far ECR has copied an image to the regions that its replication rules name; nothing where no rule matches, or
 * where the identity may not ask.
 */
export async function replication(
  ecr: Ecr,
  repository: string,
  imageDigest: string,
): Promise<readonly ReplicaState[]> {
  const { DescribeImageReplicationStatusCommand } = await import('@aws-sdk/client-ecr');
  const asked = { ...ecr.in(repository), imageId: { imageDigest } };
  try {
    const { replicationStatuses = [] } = await (await ecr.client()).send(
      new DescribeImageReplicationStatusCommand(asked),
    );
    return replicationStatuses.flatMap(({ region, status, failureCode }) =>
      region === undefined || status === undefined
        ? []
        : [{ place: region, state: states[status], why: failureCode }],
    );
  } catch (error) {
    if (isNamed(error, 'AccessDeniedException', 'ImageNotFoundException')) return [];
    throw failed(ecr, repository, error);
  }
}
