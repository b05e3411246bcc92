import { ActionError, messageOf } from '../../core/errors.ts';
import type { CloudPorts, RegistryAccess, RegistryOf } from '../provider.ts';
import { renewing } from '../renewing.ts';
import { ecrClient } from './control-plane.ts';
import { type AwsIdentity, awsSession } from './identity.ts';
import { authorize } from './login.ts';
import { dnsSuffix } from './partition.ts';

type EcrRegistry = RegistryOf<'aws'>;

/** Opens a private ECR registry. */
export function openEcr(
  name: string,
  config: EcrRegistry,
  identity: AwsIdentity,
  ports: CloudPorts,
): RegistryAccess {
  const { account, region, path, required } = config;
  const host = `${account}.dkr.ecr.${region}.${dnsSuffix(region)}`;
  const session = awsSession(identity, ports);
  const login = renewing(() => authorize(name, config, identity, session, ports), ports.clock);
  let client: ReturnType<typeof ecrClient> | undefined;
  const control = () => {
    client ??= ecrClient(region, session, ports);
    return client;
  };
  return {
    endpoint: {
      name,
      host,
      baseUrl: ports.endpoints.aws?.registry ?? `https://${host}`,
      path,
      required,
      // A second PATCH is answered 201 and thrown away: https://github.com/aws/containers-roadmap/issues/2831
      traits: { chunkedUpload: false, mount: 'referenced', concurrency: 8 },
      credential: async (renew) => (await login(renew)).value,
    },
    ensureRepository: async (repository) => {
      const { DescribeRepositoriesCommand } = await import('@aws-sdk/client-ecr');
      const where = { registryId: account, repositoryNames: [repository] };
      try {
        await (await control()).send(new DescribeRepositoriesCommand(where));
        return 'present';
      } catch (error) {
        if (isNamed(error, 'AccessDeniedException')) return 'unknown';
        if (!isNamed(error, 'RepositoryNotFoundException')) throw failed(name, repository, error);
      }
      return create(name, account, repository, identity, ports, await control());
    },
    hasDigest: async (repository, digest) => {
      const { DescribeImagesCommand } = await import('@aws-sdk/client-ecr');
      const where = { registryId: account, repositoryName: repository, imageIds: [{ imageDigest: digest }] };
      try {
        const { imageDetails } = await (await control()).send(new DescribeImagesCommand(where));
        return imageDetails?.some(({ imageDigest }) => imageDigest === digest) ?? false;
      } catch (error) {
        if (isNamed(error, 'ImageNotFoundException', 'RepositoryNotFoundException')) return false;
        if (isNamed(error, 'AccessDeniedException')) return 'unknown';
        throw failed(name, repository, error);
      }
    },
  };
}

async function create(
  name: string,
  registryId: string,
  repository: string,
  identity: AwsIdentity,
  { log }: CloudPorts,
  client: Awaited<ReturnType<typeof ecrClient>>,
): Promise<'present' | 'created'> {
  const { CreateRepositoryCommand } = await import('@aws-sdk/client-ecr');
  try {
    await client.send(
      new CreateRepositoryCommand({
        registryId,
        repositoryName: repository,
        imageScanningConfiguration: { scanOnPush: true },
        tags: [{ Key: 'managed-by', Value: 'flotilla' }],
      }),
    );
  } catch (error) {
    if (isNamed(error, 'RepositoryAlreadyExistsException')) return 'present';
    if (!isNamed(error, 'AccessDeniedException')) throw failed(name, repository, error);
    throw new ActionError('REPOSITORY_MISSING', `${name}: repository ${repository} does not exist`, {
      hint: `Create it, or allow ${identity.role} the actions ecr:CreateRepository and ecr:TagResource.`,
      cause: error,
    });
  }
  log.info(
    `${name}: created repository ${repository}. Its tags can be moved; with IMMUTABLE_WITH_EXCLUSION and a filter ` +
      'for each branch tag, those of releases can not.',
  );
  return 'created';
}

function isNamed(error: unknown, ...names: string[]): boolean {
  return error instanceof Error && names.includes(error.name);
}

function failed(name: string, repository: string, cause: unknown): unknown {
  if (cause instanceof ActionError) return cause;
  return new ActionError(
    'REGISTRY_FAILED',
    `${name}: Amazon ECR failed for ${repository}: ${messageOf(cause)}`,
    {
      hint: 'Try again; the registry’s control plane did not answer as documented.',
    },
  );
}
