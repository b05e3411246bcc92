import { randomUUID, timingSafeEqual } from 'node:crypto';
import { type Clock, epochSeconds } from '../clock.ts';
import { authorization, type Exchange, json, parseJson, type Reply, readBody } from '../http/exchange.ts';
import { discoveryDocument, keySet } from '../oidc/discovery.ts';
import { type Claims, type Signer, signJwt } from '../oidc/jwt.ts';
import { type Job, type Jobs, jobSchema, type RegisteredJob, subjectOf } from './jobs.ts';

export interface Issuer {
  readonly signer: Signer;
  readonly jobs: Jobs;
  readonly clock: Clock;
}

/** Path of the issuer below the GitHub stand-in's base URL. */
export const issuerPath = '/oidc';

/** The value of ACTIONS_ID_TOKEN_REQUEST_URL of a job; the caller appends `&audience=`. */
export function requestUrl(base: string, job: RegisteredJob): string {
  return `${base}/_services/token/${job.id}?api-version=2.0`;
}

/** Claims of a job's ID token, as GitHub writes them. */
export function claimsOf(issuer: string, job: Job, audience: string, now: number): Claims {
  const [kind, ...name] = job.ref.split('/').slice(1);
  const sha = { sha: job.sha, workflow_sha: job.sha, job_workflow_sha: job.sha };
  return {
    ...{ iss: issuer, aud: audience, sub: subjectOf(job), jti: randomUUID() },
    ...{ iat: now, nbf: now - 300, exp: now + job.lifetime },
    ...{ repository: job.repository, repository_id: job.repository_id },
    ...{ repository_owner: job.repository_owner, repository_owner_id: job.repository_owner_id },
    ...{ repository_visibility: job.repository_visibility, ref: job.ref, ...sha },
    ...{
      ref_type: kind === 'tags' ? 'tag' : 'branch',
      ref_protected: name.join('/') === 'main' ? 'true' : 'false',
    },
    ...(job.environment === null ? {} : { environment: job.environment }),
    ...{ event_name: job.event_name, workflow: job.workflow, workflow_ref: job.workflow_ref },
    ...{ job_workflow_ref: job.job_workflow_ref, run_id: job.run_id, run_number: job.run_id },
    ...{ run_attempt: job.run_attempt, actor: job.actor, actor_id: '3003', head_ref: '', base_ref: '' },
    ...{ runner_environment: 'github-hosted', enterprise: '', enterprise_id: '' },
  };
}

/** Answers discovery, keys, token requests and (for tests) new jobs; undefined for any other path. */
export async function answerIssuer(
  exchange: Exchange,
  base: string,
  state: Issuer,
): Promise<Reply | undefined> {
  const { pathname } = exchange.url;
  const issuer = `${base}${issuerPath}`;
  if (pathname === `${issuerPath}/.well-known/openid-configuration`) {
    return discoveryDocument(issuer, `${issuer}/.well-known/jwks`);
  }
  if (pathname === `${issuerPath}/.well-known/jwks`) return keySet(state.signer);
  if (pathname === '/_control/jobs' && exchange.method === 'POST') {
    const job = state.jobs.add(jobSchema.parse(parseJson(await readBody(exchange.request)) ?? {}));
    return json(201, { requestUrl: requestUrl(base, job), requestToken: job.requestToken });
  }
  const id = /^\/_services\/token\/([^/]+)$/.exec(pathname)?.[1];
  if (id === undefined) return undefined;
  const registered = state.jobs.get(id);
  const bearer = authorization(exchange.request, 'Bearer');
  if (!registered || bearer === undefined || !equal(bearer, registered.requestToken)) {
    return json(401, { message: 'the ID token request is not authorized' });
  }
  const audience =
    exchange.url.searchParams.get('audience') ?? `https://github.com/${registered.job.repository_owner}`;
  const claims = claimsOf(issuer, registered.job, audience, epochSeconds(state.clock));
  return json(200, { count: 1, value: signJwt(state.signer, claims) });
}

function equal(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
