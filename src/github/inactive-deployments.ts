import type { Fetch } from '../core/http.ts';

/**
 * Marks every deployment of an environment inactive that is not so yet: what they showed is gone. Returns how many.
 *
 * https://docs.github.com/rest/deployments/statuses
 */
export async function deactivateDeployments(
  environment: string,
  {
    repository,
    token,
    baseUrl,
    fetch,
  }: {
    /** `OWNER/NAME` */
    readonly repository: string;
    readonly token: string;
    readonly baseUrl: string;
    readonly fetch: Fetch;
  },
): Promise<number> {
  const { getOctokit } = await import('@actions/github');
  const { repos } = getOctokit(token, { baseUrl, request: { fetch } }).rest;
  const [owner = '', repo = ''] = repository.split('/');
  let marked = 0;
  for (let page = 1; ; page++) {
    const { data } = await repos.listDeployments({ owner, repo, environment, per_page: 100, page });
    for (const { id } of data) {
      const statuses = await repos.listDeploymentStatuses({ owner, repo, deployment_id: id, per_page: 1 });
      if (statuses.data[0]?.state === 'inactive') continue;
      await repos.createDeploymentStatus({ owner, repo, deployment_id: id, state: 'inactive' });
      marked += 1;
    }
    if (data.length < 100) return marked;
  }
}
