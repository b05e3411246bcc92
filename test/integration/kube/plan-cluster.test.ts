import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import planCluster from '../../../src/actions/plan-cluster/main.ts';
import { systemClock } from '../../../src/core/clock.ts';
import { createHttp, type Http } from '../../../src/core/http.ts';
import { packDeployArchive } from '../../../src/image/deploy-archive.ts';
import { apply } from '../../../src/kube/apply.ts';
import type { KubeClient, KubeObject } from '../../../src/kube/client.ts';
import { finishApply } from '../../../src/kube/finish.ts';
import { privateKubeconfig } from '../../../src/kube/kubeconfig.ts';
import { planApply } from '../../../src/kube/plan.ts';
import { grantsOf } from '../../../src/preflight/rbac.ts';
import { openReleaseDirectory } from '../../../src/release/directory.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { type Fixture, startFixture } from '../clouds/fixture.ts';
import { startStep } from '../identity/step.ts';
import { type ControlPlane, poll, startControlPlane } from './control-plane.ts';
import { silentLog } from './silent-log.ts';

const namespace = 'shop';
const repository = 'acme/delivery-platform';
const digest = `sha256:${'a'.repeat(64)}`;
const commit = 'c'.repeat(40);
const comments = z.array(z.object({ body: z.string() }));

let fixture: Fixture;
let plane: ControlPlane;
let client: KubeClient;
let http: Http;
let workspace: string;

const fleet = `
version: 1
applications:
  shop:
    deploy: { kind: manifests, path: manifests }
    services: { web: { context: . } }
identities:
  robot: { cloud: generic, username: robot, password: PASSWORD }
registries:
  main: { type: oci, host: registry.example, path: shop, identity: robot }
environments:
  production:
    application: shop
    namespace: ${namespace}
    clusters:
      local: { cloud: generic, kubeconfig: KUBECONFIG, registry: main }
`;

const deployment = (replicas: number, image: string): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace },
  spec: {
    replicas,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image }] },
    },
  },
});

beforeAll(async () => {
  const { bin } = await toolchain();
  [fixture, plane] = await Promise.all([startFixture(), startControlPlane(bin)]);
  http = createHttp();
  client = plane.client();
  workspace = path.join(fixture.dir, 'workspace');
  await mkdir(path.join(workspace, 'manifests'), { recursive: true });
  await writeFile(path.join(fixture.dir, 'flotilla.yml'), fleet);
  const writing = { guard: async () => undefined, signal: new AbortController().signal };
  const live = await planApply(client, [deployment(3, 'registry.example/shop/web@sha256:old')], {
    application: 'shop',
    namespace,
  });
  await apply(client, live, { ...writing, clock: systemClock, log: silentLog });
  await finishApply(client, live, { ...writing, clock: systemClock, log: silentLog });
  for (const object of grantsOf('plan', namespace)) await client.apply(object);
  // An admission policy is in force a moment after it was written.
  const planner = plane.member('flotilla-planners');
  await poll(async () => {
    const access = await fetchAs(await planner.token?.(), 'POST', '/api/v1/namespaces/shop/configmaps');
    expect(access).toBe(422);
  });
}, 90_000);
afterAll(async () => {
  await http?.close();
  await plane?.stop();
  await fixture?.close();
});

/** What the server answers to a write of this identity that is none of a dry run. */
async function fetchAs(
  token: { readonly value: string } | undefined,
  method: string,
  at: string,
): Promise<number> {
  const { Agent, fetch } = await import('undici');
  const dispatcher = new Agent({ connect: { ca: plane.access.ca ?? '' } });
  const response = await fetch(`${plane.access.server}${at}`, {
    ...{ method, dispatcher },
    headers: { authorization: `Bearer ${token?.value}`, 'content-type': 'application/json' },
    body: JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'written' } }),
  });
  await response.text();
  await dispatcher.close();
  return response.status;
}

/** Plans what a pull request built, as the runner would. */
async function plan(objects: readonly KubeObject[], from = repository) {
  await writeFile(
    path.join(workspace, 'manifests', 'all.json'),
    JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }),
  );
  const directory = openReleaseDirectory(path.join(fixture.dir, 'release'));
  const services = { web: { digest, platforms: { 'linux/amd64': digest }, revision: '' } };
  await directory.writeBuild({ schemaVersion: 1, application: 'shop', services });
  await packDeployArchive(workspace, ['manifests'], directory.archive);
  const event = path.join(fixture.dir, 'event.json');
  const head = { sha: commit, repo: { full_name: from } };
  await writeFile(event, JSON.stringify({ pull_request: { number: 7, head } }));
  const step = await startStep(
    fixture,
    http,
    {},
    {
      ...{ GITHUB_REPOSITORY: repository, GITHUB_REF: 'refs/pull/7/merge', GITHUB_SHA: 'd'.repeat(40) },
      ...{ GITHUB_RUN_ID: '77', GITHUB_EVENT_PATH: event, GITHUB_API_URL: fixture.standIns.github.api },
    },
  );
  const kubeconfig = await privateKubeconfig(plane.member('flotilla-planners'), namespace);
  const outputs = await planCluster.run(
    {
      ...{ fleet: path.join(fixture.dir, 'flotilla.yml'), environment: 'production' },
      ...{ directory: directory.path, comment: true, token: 'job-token' },
      secrets: `KUBECONFIG=${Buffer.from(kubeconfig).toString('base64')}\nPASSWORD=unused`,
    },
    step.context,
  );
  const written = await fetch(`${fixture.standIns.github.api}/repos/${repository}/issues/7/comments`, {
    headers: { authorization: 'token x' },
  });
  const bodies = comments.parse(await written.json()).map(({ body }) => body);
  return { outputs, bodies, summary: step.context.summary.markdown(), lines: step.lines };
}

describe('plan-cluster, with an identity that may only plan,', () => {
  it('shows what would change and what to look at, in one comment that is kept up to date', async () => {
    const secret: KubeObject = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'key' },
      data: { key: Buffer.from('canary-value').toString('base64') },
    };
    const first = await plan([deployment(3, 'web:dev'), secret]);
    expect(first.outputs).toMatchObject({ verdict: 'planned', failure: undefined });
    expect(first.bodies).toHaveLength(1);
    expect(first.bodies[0]).toMatch(/^<!-- flotilla: plan-production -->\n## Plan for production/);
    expect(first.bodies[0]).toContain(`+        - image: registry.example/shop/web@${digest}`);
    expect(first.bodies[0]).not.toContain('canary-value');
    expect(first.bodies[0]).not.toContain(Buffer.from('canary-value').toString('base64'));

    const second = await plan([deployment(1, 'web:dev')]);
    expect(second.bodies).toHaveLength(1);
    expect(second.bodies[0]).toContain(
      '| **replica-drop**: fewer pods than now | Deployment shop/web | replicas 3 → 1 |',
    );
    expect(second.summary).toContain('replicas 3 → 1');
    expect(await readFile(String(second.outputs.file), 'utf8')).toContain('-  replicas: 3');
  });

  it('writes nothing to the cluster', async () => {
    const web = { apiVersion: 'apps/v1', kind: 'Deployment', namespace, name: 'web' };
    const before = await client.get(web);
    await plan([deployment(2, 'web:dev')]);
    expect((await client.get(web))?.metadata.resourceVersion).toBe(before?.metadata.resourceVersion);
  });

  it('says why a delivery would be refused, and fails', async () => {
    const { outputs, bodies } = await plan([deployment(3, 'docker.io/library/evil')]);
    expect(outputs).toMatchObject({ verdict: 'refused', failure: { code: 'CHART_INVALID' } });
    expect(bodies[0]).toContain('Deployment shop/web: docker.io/library/evil');
  });

  it('gives a pull request from a fork no plan, and says so', async () => {
    const { outputs, summary, lines } = await plan([deployment(9, 'web:dev')], 'eve/fork');
    expect(outputs.verdict).toBe('skipped');
    expect(summary).toContain('Pull request 7 comes from a fork');
    expect(lines.join()).toContain('there is no plan');
  });
});
