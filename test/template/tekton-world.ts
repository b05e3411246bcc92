import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { consumerVariables } from '../act/consumer.ts';
import { suite } from '../act/publish-suite.ts';
import { jobEnvironment } from '../act/run-workflow.ts';
import type { World } from '../e2e/world.ts';
import { runPipeline } from './tekton-pipeline.ts';
import type { TaskOutcome } from './tekton-step.ts';

export interface Delivery {
  readonly tasks: ReadonlyMap<string, TaskOutcome>;
  /** The workspace: source, suite, outputs. */
  readonly work: string;
  remove(): Promise<void>;
}

/**
 * Delivers the consumer's HEAD with the template's Tekton pipeline against the local clouds. Identity tokens are those
 * of the clouds' own issuer, which they trust: a Kubernetes cluster's would need another trust and nothing else.
 */
export async function deliverByTekton(world: World, until?: string): Promise<Delivery> {
  const { stack, bin, consumer } = world;
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'tekton-run-'));
  const work = path.join(scratch, 'work');
  await mkdir(work);
  const uid = String(Date.now());
  const run = {
    stack,
    bin,
    consumer: consumer.dir,
    workflow: 'deliver.yml',
    event: 'push',
    runNumber: 1,
  } as const;
  const job = await jobEnvironment(run, uid, scratch);
  const variables = await consumerVariables(stack);
  const env = Object.fromEntries(
    [
      'ACTIONS_ID_TOKEN_REQUEST_URL',
      'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
      'GITHUB_API_URL',
      'GITHUB_SERVER_URL',
      'GITHUB_WORKFLOW_REF',
      'NODE_EXTRA_CA_CERTS',
      'SSL_CERT_FILE',
      'PATH',
    ].map((name) => [name, job[name] ?? '']),
  );
  const tasks = await runPipeline({
    params: {
      url: `${stack.github.server}/acme/delivery-platform.git`,
      repository: 'acme/delivery-platform',
      'repository-id': '1001',
      revision: await consumer.head(),
      environment: 'production',
      image: 'registry.example.com/flotilla-tools:1',
      builder: variables['FLOTILLA_BUILDER'] ?? '',
      'build-args': variables['FLOTILLA_BUILD_ARGS'] ?? '',
      'db-repositories': variables['FLOTILLA_DB_REPOSITORIES'] ?? '',
      endpoints: variables['FLOTILLA_ENDPOINTS'] ?? '',
      'allow-hosts': variables['FLOTILLA_ALLOW_HOSTS'] ?? '',
      'suite-url': `${stack.github.server}/${suite.repository}.git`,
      'suite-revision': suite.ref,
    },
    uid,
    work,
    env: { ...env, GIT_SSL_CAINFO: stack.ca },
    ...(until === undefined ? {} : { until }),
  });
  return { tasks, work, remove: () => rm(scratch, { recursive: true, force: true }) };
}
