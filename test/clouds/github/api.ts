import { authorization, type Exchange, json, parseJson, type Reply, readBody } from '../http/exchange.ts';
import { consumer } from '../identities.ts';
import { type Comments, commentSchema } from './comments.ts';
import { type Deployments, deploymentSchema, statusSchema } from './deployments.ts';
import type { Repositories } from './repositories.ts';
import { type Runs, runSchema } from './runs.ts';

/** Path of the REST API below the GitHub stand-in's base URL. */
export const apiPath = '/api/v3';

export interface Api {
  readonly base: string;
  readonly comments: Comments;
  readonly deployments: Deployments;
  readonly repositories: Repositories;
  readonly runs: Runs;
}

const environments = ['production', 'production-rollback'];
const documentation = 'https://docs.github.com/rest';

/** Answers the part of the REST API that the suite calls, and (for tests) takes the state of a run; undefined for a path outside of it. */
export async function answerApi(exchange: Exchange, api: Api): Promise<Reply | undefined> {
  const { pathname } = exchange.url;
  if (pathname === '/_control/runs' && exchange.method === 'POST') {
    api.runs.set(runSchema.parse(parseJson(await readBody(exchange.request))));
    return { status: 204 };
  }
  if (!pathname.startsWith(`${apiPath}/`)) return undefined;
  const token = authorization(exchange.request, 'Bearer') ?? authorization(exchange.request, 'token');
  if (token === undefined) return failure(401, 'Requires authentication');
  const [, owner, name, rest = ''] =
    /^\/repos\/([^/]+)\/([^/]+)(\/.*)?$/.exec(pathname.slice(apiPath.length)) ?? [];
  if (owner === undefined || name === undefined) return failure(404, 'Not Found');
  const repository = `${owner}/${name}`;
  if (rest.startsWith('/deployments')) return answerDeployments(exchange, api, repository, rest);
  if (rest.startsWith('/issues/')) return answerComments(exchange, api, repository, rest);
  if (exchange.method !== 'GET') return failure(404, 'Not Found');
  return answerReads(api, repository, rest);
}

async function answerDeployments(
  exchange: Exchange,
  api: Api,
  repository: string,
  rest: string,
): Promise<Reply> {
  const [, id, statuses, extra] = /^\/deployments(?:\/(\d+)(\/statuses)?)?(.+)?$/.exec(rest) ?? [];
  if (extra !== undefined) return failure(404, 'Not Found');
  const url = `${api.base}${apiPath}/repos/${repository}/deployments`;
  const post = exchange.method === 'POST';
  const body = post ? parseJson(await readBody(exchange.request)) : undefined;
  if (id === undefined) {
    if (!post) return json(200, api.deployments.list(repository, exchange.url.searchParams));
    const input = deploymentSchema.safeParse(body);
    if (!input.success) return failure(422, input.error.message);
    const created = api.deployments.create(repository, input.data);
    return json(201, {
      ...created,
      url: `${url}/${created.id}`,
      statuses_url: `${url}/${created.id}/statuses`,
    });
  }
  const deployment = api.deployments.get(repository, Number(id));
  if (!deployment) return failure(404, 'Not Found');
  if (statuses === undefined) return json(200, deployment);
  if (!post) return json(200, api.deployments.statuses(deployment));
  const input = statusSchema.safeParse(body);
  if (!input.success) return failure(422, input.error.message);
  return json(201, api.deployments.addStatus(deployment, input.data));
}

async function answerComments(
  exchange: Exchange,
  { comments }: Api,
  repository: string,
  rest: string,
): Promise<Reply> {
  const issue = /^\/issues\/(\d+)\/comments$/.exec(rest)?.[1];
  const id = /^\/issues\/comments\/(\d+)$/.exec(rest)?.[1];
  if (issue !== undefined && exchange.method === 'GET')
    return json(200, comments.list(repository, Number(issue)));
  const input = commentSchema.safeParse(parseJson(await readBody(exchange.request)));
  if (!input.success) return failure(422, input.error.message);
  const { body } = input.data;
  if (issue !== undefined && exchange.method === 'POST')
    return json(201, comments.add(repository, Number(issue), body));
  const changed = exchange.method === 'PATCH' ? comments.change(repository, Number(id), body) : undefined;
  return changed === undefined ? failure(404, 'Not Found') : json(200, changed);
}

async function answerReads(api: Api, repository: string, rest: string): Promise<Reply> {
  const run = /^\/actions\/runs\/(\d+)$/.exec(rest)?.[1];
  if (run !== undefined) return json(200, api.runs.get(Number(run)));
  if (rest === '/environments') {
    return json(200, { total_count: environments.length, environments: environments.map(environmentOf) });
  }
  const environment = /^\/environments\/([^/]+)$/.exec(rest)?.[1];
  if (environment !== undefined) {
    const name = decodeURIComponent(environment);
    return environments.includes(name) ? json(200, environmentOf(name)) : failure(404, 'Not Found');
  }
  if (!(await api.repositories.exists(repository))) return failure(404, 'Not Found');
  if (rest === '') return json(200, repositoryOf(repository));
  const ref = /^\/commits\/(.+)$/.exec(rest)?.[1];
  const sha =
    ref === undefined ? undefined : await api.repositories.resolve(repository, decodeURIComponent(ref));
  return sha === undefined ? failure(404, 'Not Found') : json(200, { sha });
}

function environmentOf(name: string) {
  const reviewed = name === 'production';
  const rules = reviewed ? [{ id: 1, type: 'required_reviewers', reviewers: [] }] : [];
  const branches = { id: 2, type: 'branch_policy' };
  const policy = { protected_branches: true, custom_branch_policies: false };
  return {
    id: environments.indexOf(name) + 1,
    name,
    protection_rules: [...rules, branches],
    deployment_branch_policy: policy,
  };
}

function repositoryOf(repository: string) {
  const [owner = '', name = ''] = repository.split('/');
  const id = repository === consumer.repository ? Number(consumer.repositoryId) : 1;
  return { id, name, full_name: repository, default_branch: 'main', private: true, owner: { login: owner } };
}

function failure(status: number, message: string): Reply {
  return json(status, { message, documentation_url: documentation, status: String(status) });
}
