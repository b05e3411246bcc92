import type { Endpoints } from '../../../src/clouds/endpoints.ts';
import type { CloudPorts } from '../../../src/clouds/provider.ts';
import { ActionError } from '../../../src/core/errors.ts';
import { recordingLog } from '../../support/recording-log.ts';

/** A request as the fake network saw it. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

export type Answer = {
  readonly status?: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
};

/** The claims of the tokens that the fake job gets. */
export const claims = {
  iss: 'https://token.actions.githubusercontent.com',
  sub: 'repo:acme/delivery-platform:environment:production',
  repository_id: '1001',
  environment: 'production',
  job_workflow_ref: 'acme/delivery-platform/.github/workflows/deliver.yml@refs/heads/main',
  run_id: '77',
};

/** An unsigned token with those claims for an audience. */
export function tokenFor(audience: string, serial = 1): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ ...claims, aud: audience, jti: serial })}.${'s'.repeat(20)}`;
}

/** Cloud ports on a fake network: `answer` says what each request gets. Time passes only by sleeping. */
export function fakeCloud(
  answer: (request: Seen, index: number) => Answer | Error,
  options: {
    readonly endpoints?: Endpoints;
    readonly secrets?: Record<string, string>;
    readonly env?: Record<string, string>;
  } = {},
) {
  const seen: Seen[] = [];
  const audiences: string[] = [];
  const pauses: number[] = [];
  const { log, lines, masked } = recordingLog();
  const time = { now: Date.UTC(2026, 10, 22, 12) };
  const ports: CloudPorts = {
    fetch: async (url, init = {}) => {
      const request = {
        method: init.method ?? 'GET',
        url: String(url),
        headers: Object.fromEntries(new Headers(init.headers)),
        body: init.body === undefined || init.body === null ? '' : await new Response(init.body).text(),
      };
      seen.push(request);
      const { status = 200, body, headers = {} } = orThrow(answer(request, seen.length - 1));
      return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
    },
    dispatcher: async () => {
      throw new Error('no network');
    },
    clock: {
      now: () => time.now,
      sleep: async (ms) => {
        pauses.push(ms);
        time.now += ms;
      },
    },
    log,
    endpoints: options.endpoints ?? {},
    env: options.env,
    idToken: async (audience) => {
      audiences.push(audience);
      return tokenFor(audience, audiences.length);
    },
    secret: (name) => {
      const value = options.secrets?.[name];
      if (value === undefined) throw new ActionError('INPUT_INVALID', `no secret ${name}`);
      return value;
    },
  };
  return { ports, seen, audiences, pauses, lines, masked, time };
}

function orThrow(answer: Answer | Error): Answer {
  if (answer instanceof Error) throw answer;
  return answer;
}
