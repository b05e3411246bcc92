import { ActionError } from '../core/errors.ts';

/** What the runner says of the run, from its documented GITHUB_* variables. Ids are decimal numbers as text. */
export interface GitHubContext {
  /** `OWNER/NAME`. */
  readonly repository: string;
  readonly repositoryOwner: string;
  /** Unlike the name it never changes. Undefined on runners other than GitHub's that leave it out. */
  readonly repositoryId: string | undefined;
  readonly repositoryOwnerId: string | undefined;
  /** `refs/heads/main`, `refs/tags/v1`, `refs/pull/7/merge`. */
  readonly ref: string;
  /** `main`, `v1`, `7/merge`. */
  readonly refName: string;
  readonly refType: 'branch' | 'tag';
  readonly sha: string;
  readonly runId: string;
  /** Counts up with each run of one workflow. */
  readonly runNumber: number;
  /** 1, and one more with each re-run. */
  readonly runAttempt: number;
  /** Address of this run's page. */
  readonly runUrl: string;
  readonly actor: string;
  readonly eventName: string;
  /** File that holds the event's payload. */
  readonly eventPath: string | undefined;
  readonly job: string;
  /** `OWNER/NAME/.github/workflows/FILE@REF` of the caller's workflow. */
  readonly workflowRef: string | undefined;
  readonly serverUrl: string;
  readonly apiUrl: string;
}

/** Reads the run's context. `INPUT_INVALID` outside a runner, naming the variables that are missing. */
export function readGitHubContext(env: NodeJS.ProcessEnv): GitHubContext {
  const required = ['GITHUB_REPOSITORY', 'GITHUB_REF', 'GITHUB_SHA', 'GITHUB_RUN_ID'];
  const missing = required.filter((name) => !env[name]);
  if (missing.length > 0)
    throw new ActionError('INPUT_INVALID', `The environment lacks ${missing.join(', ')}`, {
      hint: 'This action runs as a step of a GitHub Actions job, whose runner sets these variables.',
    });
  const read = (name: string, otherwise = '') => env[name] || otherwise;
  const repository = read('GITHUB_REPOSITORY');
  const ref = read('GITHUB_REF');
  const serverUrl = read('GITHUB_SERVER_URL', 'https://github.com');
  const runId = read('GITHUB_RUN_ID');
  return {
    repository,
    repositoryOwner: read('GITHUB_REPOSITORY_OWNER', repository.split('/')[0]),
    repositoryId: env['GITHUB_REPOSITORY_ID'] || undefined,
    repositoryOwnerId: env['GITHUB_REPOSITORY_OWNER_ID'] || undefined,
    ref,
    refName: ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    refType: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    sha: read('GITHUB_SHA'),
    runId,
    runNumber: count(env['GITHUB_RUN_NUMBER']),
    runAttempt: count(env['GITHUB_RUN_ATTEMPT']),
    runUrl: `${serverUrl}/${repository}/actions/runs/${runId}`,
    actor: read('GITHUB_ACTOR', 'unknown'),
    eventName: read('GITHUB_EVENT_NAME'),
    eventPath: env['GITHUB_EVENT_PATH'] || undefined,
    job: read('GITHUB_JOB'),
    workflowRef: env['GITHUB_WORKFLOW_REF'] || undefined,
    serverUrl,
    apiUrl: read('GITHUB_API_URL', 'https://api.github.com'),
  };
}

function count(text: string | undefined): number {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : 1;
}
