import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import { json } from '../http/exchange.ts';
import { type Listener, listen } from '../http/listener.ts';
import { createSigner } from '../oidc/jwt.ts';
import type { GitHub as Addresses } from '../stack.ts';
import type { TlsMaterial } from '../tls/certificates.ts';
import { answerApi, apiPath } from './api.ts';
import { createComments } from './comments.ts';
import { createDeployments } from './deployments.ts';
import { gitHandler } from './git-http.ts';
import { answerIssuer, issuerPath, requestUrl } from './issuer.ts';
import { createJobs, jobSchema } from './jobs.ts';
import { openRepositories } from './repositories.ts';
import { createRuns } from './runs.ts';

/** Host name of the git server: GitHub's toolkit refuses any other local name. */
export const gitHost = 'github.localhost';

/** Where the stand-in of GitHub is reached. */
export interface GitHub extends Addresses {
  readonly listeners: readonly Listener[];
}

/** Starts the OIDC issuer and REST API (https) and the git server (http, as its `*.localhost` name asks for). */
export async function startGitHub(options: {
  readonly dir: string;
  readonly tls: TlsMaterial;
  readonly clock: Clock;
}): Promise<GitHub> {
  const { clock, tls } = options;
  const root = join(options.dir, 'git');
  await mkdir(root, { recursive: true, mode: 0o700 });
  const jobs = createJobs();
  const standard = jobs.add(jobSchema.parse({}), 'default');
  const issuer = { signer: createSigner(), jobs, clock };
  const state = {
    comments: createComments(),
    deployments: createDeployments(),
    repositories: openRepositories(root),
    runs: createRuns(),
  };
  let base = '';
  const main = await listen({
    name: 'github',
    clock,
    tls,
    handler: async (exchange) => {
      const reply =
        (await answerIssuer(exchange, base, issuer)) ?? (await answerApi(exchange, { base, ...state }));
      return reply ?? json(404, { message: 'Not Found' });
    },
  });
  base = main.url;
  const git = await listen({ name: 'git', clock, handler: gitHandler(root) });
  return {
    issuer: `${base}${issuerPath}`,
    requestUrl: requestUrl(base, standard),
    requestToken: standard.requestToken,
    api: `${base}${apiPath}`,
    server: `http://${gitHost}:${git.port}`,
    listeners: [main, git],
  };
}
