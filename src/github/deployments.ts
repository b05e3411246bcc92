import { z } from 'zod';
import { messageOf } from '../core/errors.ts';
import type { Fetch } from '../core/http.ts';
import type { Log } from '../core/log.ts';

/** What the Deployments view says of one cluster. */
export interface DeploymentMark {
  readonly commit: string;
  /** Id of the release; finds the deployment again when the job is run again. */
  readonly release: string;
  readonly application: string;
  /** See `environmentOf`. */
  readonly environment: string;
  /** `inactive` only ends what is shown as under way. */
  readonly state: 'in_progress' | 'success' | 'failure' | 'error' | 'inactive';
  readonly description: string;
  /** Public address of the application there. */
  readonly environmentUrl?: string | undefined;
  /** A rollback: what failed there before is shown as inactive too. */
  readonly isWayBack: boolean;
}

export interface DeploymentsOptions {
  /** `OWNER/NAME` */
  readonly repository: string;
  readonly token: string;
  /** Of the API. */
  readonly baseUrl: string;
  /** This run's page: where statuses lead to. */
  readonly runUrl: string;
}

/** The view's name of an application in a cluster, `production/aws`: never that of the environment that guards a job. */
export const environmentOf = (environment: string, cluster: string): string => `${environment}/${cluster}`;

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

/** GitHub takes at most 140 characters. */
const short = (description: string) => description.slice(0, 140);

/**
 * Shows on GitHub what was delivered where: one deployment per release, cluster and application, with its status. A
 * view of the ledger and nothing more. What served before is marked inactive by us once the new one serves: GitHub's
 * own way would do so for any status, and for other applications of an environment.
 *
 * https://docs.github.com/rest/deployments
 */
export async function openDeployments(
  { repository, token, baseUrl, runUrl }: DeploymentsOptions,
  { fetch, log }: { readonly fetch: Fetch; readonly log: Log },
) {
  const { getOctokit } = await import('@actions/github');
  const { repos } = getOctokit(token, { baseUrl, request: { fetch } }).rest;
  const [owner = '', repo = ''] = repository.split('/');
  const place = { owner, repo };
  return {
    /** Creates the deployment or finds it again, and sets its status; its id, or undefined where GitHub keeps its own. */
    mark: async (mark: DeploymentMark): Promise<number | undefined> => {
      const { environment } = mark;
      if (await isProtected(environment)) {
        log.notice(
          `${environment} is a protected environment of the repository: its deployments are left to GitHub`,
        );
        return undefined;
      }
      const task = `deploy:${mark.application}`;
      const { data } = await repos.listDeployments({ ...place, environment, per_page: 30 });
      const found = data.find((one) => one.sha === mark.commit && releaseOf(one.payload) === mark.release);
      if (found === undefined && mark.state === 'inactive') return undefined;
      const others = data.filter((one) => one.id !== found?.id);
      // A job with `environment:` has a deployment that the runner keeps: a second one would say everything twice.
      if (found === undefined && (await isOfThisRun(others))) return undefined;
      const id = found?.id ?? (await create(mark, task));
      await repos.createDeploymentStatus({
        ...place,
        deployment_id: id,
        state: mark.state,
        description: short(mark.description),
        log_url: runUrl,
        ...(mark.environmentUrl === undefined ? {} : { environment_url: mark.environmentUrl }),
        auto_inactive: false,
      });
      if (mark.state === 'success')
        await retire(
          others.filter((one) => one.task === task),
          mark.isWayBack,
        );
      return id;
    },
  };

  async function isProtected(name: string): Promise<boolean> {
    try {
      const { data } = await repos.getEnvironment({ ...place, environment_name: name });
      return (data.protection_rules ?? []).length > 0;
    } catch (error) {
      // There is none of that name, or this token may not look: nobody gives a guarded one a name with a cluster in it.
      log.debug(`environment ${name}: ${messageOf(error)}`);
      return false;
    }
  }

  /** Whether the job that runs now has made one of these itself. https://github.com/actions/runner/issues/2120 */
  async function isOfThisRun(deployments: readonly { readonly id: number; readonly payload: unknown }[]) {
    const foreign = deployments.filter(({ payload }) => releaseOf(payload) === undefined).slice(0, 3);
    const statuses = await Promise.all(foreign.map(({ id }) => latestStatus(id)));
    return statuses.some((status) => status?.log_url?.startsWith(runUrl) === true);
  }

  async function latestStatus(id: number) {
    const { data } = await repos.listDeploymentStatuses({ ...place, deployment_id: id, per_page: 1 });
    return data[0];
  }

  /** Marks what serves no more inactive: what succeeded or never came to an end, after a way back what failed too. */
  async function retire(deployments: readonly { readonly id: number }[], failed: boolean): Promise<void> {
    await Promise.all(
      deployments.map(async ({ id }) => {
        const state = (await latestStatus(id))?.state;
        const over = state === 'inactive' || (!failed && (state === 'failure' || state === 'error'));
        if (over) return;
        await repos.createDeploymentStatus({
          ...place,
          deployment_id: id,
          state: 'inactive',
          log_url: runUrl,
        });
      }),
    );
  }

  async function create(
    { commit, release, application, environment, description }: DeploymentMark,
    task: string,
  ) {
    const { data } = await repos.createDeployment({
      ...place,
      ref: commit,
      task,
      environment,
      description: short(description),
      payload: { release, application },
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
