import { generateKeyPairSync } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import applyInfrastructure from '../../../src/actions/apply-infrastructure/main.ts';
import planInfrastructure from '../../../src/actions/plan-infrastructure/main.ts';
import { createHttp } from '../../../src/core/http.ts';
import { maskedForms } from '../../../src/core/log.ts';
import { rememberMasked } from '../../../src/core/masked.ts';
import { createSummary } from '../../../src/core/summary.ts';
import { startStateServer } from '../../support/state-server.ts';
import type { Fixture } from '../clouds/fixture.ts';
import { endpointsOf } from '../identity/job.ts';
import { startStep } from '../identity/step.ts';

export const repository = 'acme/delivery-platform';
const comments = z.array(z.object({ body: z.string() }));

const fleet = (role: string) => `
version: 1
applications:
  shop:
    deploy: { kind: manifests, path: manifests }
    services: { web: { context: . } }
identities:
  aws: { cloud: aws, role: '${role}', region: eu-west-1 }
registries:
  main: { type: ecr, account: '111122223333', region: eu-west-1, path: shop, identity: aws }
infrastructure:
  policy: policy
  prices: prices.yaml
  roots:
    production:
      main: { directory: root, plan-identity: aws, apply-identity: aws, secrets: { TF_VAR_token: TOKEN } }
      other: { directory: other }
`;

const policy = `package infrastructure

import rego.v1

deny contains message if {
	some change in input.resource_changes
	change.change.after.input == "forbidden"
	message := sprintf("%s is forbidden", [change.address])
}
`;

/** A repository with a root of Terraform, its state, and jobs that plan and apply. The working directory leads there. */
export async function startWorld(fixture: Fixture, bin: string, role: string) {
  const directory = path.join(fixture.dir, 'repository');
  for (const name of ['root', 'other', 'policy'])
    await mkdir(path.join(directory, name), { recursive: true });
  await writeFile(path.join(directory, 'flotilla.yml'), fleet(role));
  await writeFile(path.join(directory, 'policy/policy.rego'), policy);
  await writeFile(path.join(directory, 'prices.yaml'), 'currency: EUR\nmonthly: { terraform_data: 12.5 }\n');
  const state = await startStateServer();
  const http = createHttp();
  const keys = generateKeyPairSync('x25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  process.chdir(directory);

  /** Writes the root; its backend is the world's. */
  const write = (code: string, place = 'root') =>
    writeFile(
      path.join(directory, place, 'main.tf'),
      `terraform {\n  backend "http" {\n    address        = "${state.url}"\n    lock_address   = "${state.url}"\n    unlock_address = "${state.url}"\n  }\n}\n${code}`,
    );

  async function step(variables: Readonly<Record<string, string>>, signal?: AbortSignal) {
    const started = await startStep(
      fixture,
      http,
      {},
      {
        ...{ GITHUB_REPOSITORY: repository, GITHUB_REF: 'refs/heads/main', GITHUB_SHA: 'd'.repeat(40) },
        ...{ GITHUB_RUN_ID: '77', GITHUB_API_URL: fixture.standIns.github.api },
        PATH: `${bin}:${process.env['PATH']}`,
        ...variables,
      },
    );
    const { context } = started;
    const mask = (secret: string) => {
      context.log.mask(secret);
      for (const form of maskedForms(secret)) rememberMasked(form);
    };
    const log = { ...context.log, mask };
    return {
      ...started,
      context: { ...context, log, summary: createSummary(undefined), ...(signal ? { signal } : {}) },
    };
  }

  const common = {
    ...{ fleet: 'flotilla.yml', environment: 'production', root: 'main', terraform: undefined },
    ...{ endpoints: endpointsOf(fixture.standIns), secrets: 'TOKEN=canary-0123456789' },
    lockTimeout: 0,
  };
  const file = path.join(directory, 'plan.sealed');

  async function plan(
    more: Readonly<{
      drift?: boolean;
      file?: string;
      root?: string;
      keep?: boolean;
      planKey?: string | undefined;
    }> = {},
    variables: Readonly<Record<string, string>> = {},
    signal?: AbortSignal,
  ) {
    const { context, lines } = await step(variables, signal);
    const kept = { keep: true, planKey: keys.publicKey, file };
    const inputs = { ...common, ...kept, drift: false, comment: true, token: 'token' };
    const outputs = await planInfrastructure
      .run({ ...inputs, ...more }, context)
      .finally(context.temp.remove);
    return { outputs, summary: context.summary.markdown(), lines };
  }

  /** A plan for a pull request, and the comments that it has afterwards. */
  async function planPullRequest(from = repository) {
    const event = path.join(fixture.dir, 'event.json');
    const head = { sha: 'c'.repeat(40), repo: { full_name: from } };
    await writeFile(event, JSON.stringify({ pull_request: { number: 7, head } }));
    const shown = { keep: false, planKey: undefined };
    const planned = await plan(shown, { GITHUB_EVENT_PATH: event, GITHUB_REF: 'refs/pull/7/merge' });
    return { ...planned, bodies: await bodies() };
  }

  /** What stands in the comments of the pull request. */
  async function bodies() {
    const address = `${fixture.standIns.github.api}/repos/${repository}/issues/7/comments`;
    const answer = await fetch(address, { headers: { authorization: 'token x' } });
    return comments.parse(await answer.json()).map(({ body }) => body);
  }

  /** An apply under way, and what its summary says so far. */
  async function startApply(
    digest: unknown,
    more: Readonly<{ file?: string; root?: string; planKey?: string }> = {},
    { variables = {}, signal }: { variables?: Record<string, string>; signal?: AbortSignal } = {},
  ) {
    const { context, lines } = await step(variables, signal);
    const inputs = {
      ...common,
      file,
      digest: String(digest),
      planKey: keys.privateKey,
      leftover: 'fail',
    } as const;
    const outputs = applyInfrastructure.run({ ...inputs, ...more }, context).finally(context.temp.remove);
    return { outputs, summary: context.summary.markdown, lines };
  }

  async function apply(...given: Parameters<typeof startApply>) {
    const { outputs, summary, lines } = await startApply(...given);
    return { outputs: await outputs, summary: summary(), lines };
  }

  const close = async () => {
    process.chdir('/');
    await http.close();
    await state.close();
  };
  return { directory, file, state, keys, write, plan, planPullRequest, bodies, startApply, apply, close };
}
