import { z } from 'zod';
import { messageOf } from '../core/errors.ts';
import type { Fetch } from '../core/http.ts';

/** What the Deployments view says of one cluster. */
export interface DeploymentMark {
  /** `OWNER/NAME` */
  readonly repository: string;
  readonly commit: string;
  /** Unique to cluster and application, `production/aws`: never the name of a protected environment. */
  readonly environment: string;
  readonly state: 'success' | 'failure' | 'error';
  readonly description: string;
  /** The run's page. */
  readonly logUrl: string;
  /** Public address of the application there. */
  readonly environmentUrl?: string | undefined;
  /** Id of the release; finds the deployment again when the job is run again. */
  readonly release: string;
}

const payload = z.object({ release: z.string() });
const releaseOf = (value: unknown): string | undefined => {
  let parsed = value;
  if (typeof value === 'string') {
    try {
      parsed = JSON.parse(value);
    } catch {
      return undefined;
    }
  }
  return payload.safeParse(parsed).data?.release;
};

/**
 * Shows on GitHub what was delivered where: one deployment per release, cluster and application, with its status.
 * A view of the ledger and nothing more. On success GitHub marks earlier deployments of the environment inactive.
 *
 * https://docs.github.com/rest/deployments
 */
export async function openDeployments(token: string, baseUrl: string, fetch: Fetch) {
  const { getOctokit } = await import('@actions/github');
  const { repos } = getOctokit(token, { baseUrl, request: { fetch } }).rest;
  return {
    /** Creates the deployment or finds it again, and sets its status; returns its id. */
    mark: async (mark: DeploymentMark): Promise<number> => {
      const [owner = '', repo = ''] = mark.repository.split('/');
      const { commit, environment } = mark;
      const existing = await repos.listDeployments({ owner, repo, sha: commit, environment, per_page: 30 });
      const found = existing.data.find((deployment) => releaseOf(deployment.payload) === mark.release);
      const id = found?.id ?? (await create(owner, repo, mark));
      await repos.createDeploymentStatus({
        owner,
        repo,
        deployment_id: id,
        state: mark.state,
        // GitHub takes at most 140 characters.
        description: mark.description.slice(0, 140),
        log_url: mark.logUrl,
        ...(mark.environmentUrl === undefined ? {} : { environment_url: mark.environmentUrl }),
        auto_inactive: true,
      });
      return id;
    },
  };

  async function create(owner: string, repo: string, mark: DeploymentMark): Promise<number> {
    const { data } = await repos.createDeployment({
      owner,
      repo,
      ref: mark.commit,
      environment: mark.environment,
      description: mark.description.slice(0, 140),
      payload: { release: mark.release },
      // The commit is delivered already: nothing is to be merged or waited for.
      auto_merge: false,
      required_contexts: [],
      transient_environment: false,
      production_environment: false,
    });
    if ('id' in data && typeof data.id === 'number') return data.id;
    throw new Error(`GitHub created no deployment: ${messageOf(data)}`);
  }
}
