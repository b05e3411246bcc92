import type { RepositoryCreationTemplate } from '@aws-sdk/client-ecr';
import type { Ecr } from './control-plane.ts';
import { failed, isNamed } from './ecr-failure.ts';

/** Stands for every repository that no other template is for. */
const root = 'ROOT';

/**
 * Whether a repository creation template of the account lets ECR make the repository with the first push. One that
 * the identity may not see is none.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-creation-templates.html
 */
export async function createdByPush(ecr: Ecr, repository: string): Promise<boolean> {
  const { paginateDescribeRepositoryCreationTemplates } = await import('@aws-sdk/client-ecr');
  const templates: RepositoryCreationTemplate[] = [];
  try {
    const pages = paginateDescribeRepositoryCreationTemplates({ client: await ecr.client() }, {});
    for await (const page of pages) templates.push(...(page.repositoryCreationTemplates ?? []));
  } catch (error) {
    if (isNamed(error, 'AccessDeniedException')) return false;
    throw failed(ecr, repository, error);
  }
  return closest(templates, repository)?.appliedFor?.includes('CREATE_ON_PUSH') ?? false;
}

/** The template with the longest prefix of the repository's name, which is the one that counts. */
function closest(
  templates: readonly RepositoryCreationTemplate[],
  repository: string,
): RepositoryCreationTemplate | undefined {
  const rank = ({ prefix = root }: RepositoryCreationTemplate) => (prefix === root ? 0 : prefix.length);
  return templates
    .filter(({ prefix = root }) => prefix === root || repository.startsWith(`${prefix}/`))
    .reduce<RepositoryCreationTemplate | undefined>(
      (best, one) => (best === undefined || rank(one) > rank(best) ? one : best),
      undefined,
    );
}
