import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { endpoints } from '../../src/clouds/endpoints.ts';
import { systemClock } from '../../src/core/clock.ts';
import { createHttp } from '../../src/core/http.ts';
import type { KubeClient, KubeObject } from '../../src/kube/client.ts';
import { planApply } from '../../src/kube/plan.ts';
import { pushToAll } from '../../src/oci/fan-out.ts';
import { openLayout } from '../../src/oci/layout.ts';
import { planPush } from '../../src/oci/push-plan.ts';
import { openReleaseDirectory } from '../../src/release/directory.ts';
import { sigstoreServices } from '../../src/signing/services.ts';
import { signRelease } from '../../src/signing/sign-release.ts';
import { readRunningJob } from '../../src/signing/signer-identity.ts';
import { createStatementSigner } from '../../src/signing/statement-signer.ts';
import { freePorts } from '../clouds/free-ports.ts';
import { removeHostsLine } from '../clouds/github/hosts.ts';
import { startDetached } from '../clouds/processes.ts';
import { type Services, startServices } from '../clouds/services.ts';
import { toolchain } from '../clouds/toolchain/index.ts';
import { waitForAnswer } from '../clouds/waiting.ts';
import { type ControlPlane, poll, startControlPlane } from '../integration/kube/control-plane.ts';
import { silentLog } from '../integration/kube/silent-log.ts';
import { sampleRelease } from '../support/sample-release.ts';
import { templates } from '../template/checks.ts';
import { defineFrom } from '../template/definitions.ts';
import { type Manifest, manifestsIn } from '../template/manifests.ts';
import {
  fillPolicy,
  fillTrustRoot,
  forProcess,
  installation,
  startPolicyController,
} from '../template/policy-controller.ts';

/*
 * The template's image policy in a real policy-controller, asked by a real API server about images in a real
 * registry, signed by the suite with a real Sigstore.
 */

const overlay = path.join(templates, 'delivery-platform/security/admission/policy-controller');
const name = `admission-${process.pid}`;
const http = createHttp();
let dir: string;
let bin: string;
let services: Services;
let plane: ControlPlane;
let kube: KubeClient;
let registry: string;
let identity: string;
const pids: number[] = [];
/** Image by what is the matter with it. */
const images = new Map<string, string>();

const token = (job: { requestUrl: string; requestToken: string }) => async (audience: string) => {
  const headers = { authorization: `Bearer ${job.requestToken}` };
  const answer = await fetch(`${job.requestUrl}&audience=${audience}`, { headers });
  return z.object({ value: z.string() }).parse(await answer.json()).value;
};
const source = {
  repository: 'acme/shop',
  repositoryId: '1001',
  ref: 'refs/heads/main',
  commit: 'c'.repeat(40),
  run: 'https://github.com/acme/shop/actions/runs/7',
};

/** Pushes an image, signed with a job's token for a source unless there is none. */
async function publish(
  service: string,
  signing?: { readonly idToken: (audience: string) => Promise<string>; readonly source: typeof source },
): Promise<void> {
  const at = path.join(dir, service);
  const directory = openReleaseDirectory(at);
  await sampleRelease(directory, [service]);
  if (signing !== undefined) {
    const own = sigstoreServices(endpoints.parse(parse(await readFile(services.endpoints, 'utf8'))).sigstore);
    const { signer } = readRunningJob(await signing.idToken(own.audience));
    const run = {
      builder: signer.identity,
      invocation: `${signing.source.run}/attempts/1`,
      event: 'push',
      runner: 'self-hosted',
    };
    const options = {
      ...{ announced: undefined, sequence: 7, source: signing.source, run, deployKind: 'helm' as const },
      sign: await createStatementSigner(own, { idToken: signing.idToken, clock: systemClock }),
      createdAt: '2026-01-01T00:00:00.000Z',
    };
    await signRelease(directory, options, silentLog);
  }
  const layout = await openLayout(path.join(at, 'layout'));
  const roots = [...layout.roots.keys()].map((refName) => ({ refName, tags: ['v1'] }));
  const endpoint = {
    ...{ name: 'local', host: registry, baseUrl: `http://${registry}`, path: 'shop', required: true },
    traits: { chunkedUpload: true, mount: 'any' as const, concurrency: 8 },
  };
  const target = { endpoint, ensureRepository: async () => 'present' as const };
  const [result] = await pushToAll(layout, await planPush(layout, roots), [target], {
    ports: { http, clock: systemClock, log: silentLog },
  });
  expect(result?.state).toBe('complete');
  images.set(service, `${registry}/shop/${service}@${layout.roots.get(service)?.digest}`);
}

beforeAll(async () => {
  ({ bin } = await toolchain('full'));
  dir = await mkdtemp(path.join(os.tmpdir(), 'flotilla-admission-'));
  services = await startServices({
    name,
    dir: path.join(dir, 'stack'),
    tools: { bin },
    log: () => undefined,
  });
  pids.push(...services.processes.map(({ pid }) => pid));
  setDefaultCACertificates([...getCACertificates('default'), await readFile(services.ca, 'utf8')]);
  const [registryPort = 0] = await freePorts(1);
  registry = `127.0.0.1:${registryPort}`;
  const server = await startDetached({
    name: 'registry',
    argv: [path.join(bin, 'registry-server'), registry],
    logs: dir,
  });
  pids.push(server.pid);
  await waitForAnswer('registry', server, `http://${registry}/v2/`);

  const job = async (more: object) => {
    const answer = await fetch(new URL('/_control/jobs', services.github.api), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(more),
    });
    return token(z.object({ requestUrl: z.string(), requestToken: z.string() }).parse(await answer.json()));
  };
  const workflow = (file: string) => ({
    job_workflow_ref: `flotilla/flotilla/.github/workflows/${file}@refs/tags/v1`,
  });
  const pipeline = await job(workflow('pipeline.yml'));
  identity = 'https://github.com/flotilla/flotilla/.github/workflows/pipeline.yml@refs/tags/v1';
  await publish('signed', { idToken: pipeline, source });
  await publish('unsigned');
  await publish('signed-by-another', { idToken: await job(workflow('other.yml')), source });
  const elsewhere = { ...source, repository: 'mallory/shop', repositoryId: '6666' };
  await publish('signed-for-another', { idToken: pipeline, source: elsewhere });

  plane = await startControlPlane(bin);
  kube = plane.client();
  await defineFrom(plane, bin, [
    'policy-controller-clusterimagepolicy.yaml',
    'policy-controller-trustroot.yaml',
  ]);
  const objects = forProcess(await installation(bin, overlay, dir));
  const first = (kind: string) => (kind === 'Namespace' ? 0 : 1);
  for (const object of objects.sort((a, b) => first(a.kind) - first(b.kind)))
    if (object.kind !== 'CustomResourceDefinition') await kube.apply(object);
  const controller = await startPolicyController({ bin, dir, plane, ca: services.ca });
  pids.push(controller.pid);

  const own = (file: string) => readFile(path.join(overlay, 'own-sigstore', file), 'utf8');
  const [root] = manifestsIn(await own('trust-root.yaml'));
  if (root === undefined) throw new Error('there is no TrustRoot');
  const policy = fillPolicy(await own('signed-by-the-pipeline.yaml'), {
    issuer: services.github.issuer,
    identity,
    repository: 'https://github.com/acme/shop',
    repositoryId: '1001',
    fulcio: services.sigstore.fulcio,
  });
  const filled = fillTrustRoot(root, await readFile(services.sigstore.trustedRoot, 'utf8'));
  for (const object of [filled, ...policy]) await poll(() => kube.apply(object), 60_000);
  const labels = { 'policy.sigstore.dev/include': 'true' };
  await kube.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels } });
  await ready({ apiVersion: 'policy.sigstore.dev/v1alpha1', kind: 'TrustRoot', name: 'own-sigstore' });
  await ready({
    apiVersion: 'policy.sigstore.dev/v1beta1',
    kind: 'ClusterImagePolicy',
    name: 'signed-by-the-pipeline',
  });
  // The policies reach the webhook by ConfigMaps that it watches.
  await poll(() => pod('signed'), 60_000);
}, 3_600_000);
afterAll(async () => {
  await plane?.stop();
  for (const pid of pids)
    try {
      // The controller would go on listening for a while.
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself.
    }
  await http.close();
  await removeHostsLine(name);
  await rm(dir, { recursive: true, force: true });
});

const conditions = z.object({
  status: z.object({
    conditions: z.array(z.object({ type: z.string(), status: z.string(), message: z.string().optional() })),
  }),
});
/** Until the controller has taken an object in; what it says of it otherwise. */
async function ready(ref: { apiVersion: string; kind: string; name: string }): Promise<void> {
  await poll(async () => {
    const found = conditions.safeParse(await kube.get(ref)).data?.status.conditions ?? [];
    const condition = found.find(({ type }) => type === 'Ready');
    if (condition?.status !== 'True') throw new Error(`${ref.kind}: ${JSON.stringify(found)}`);
  }, 120_000);
}

async function pod(which: string, image = images.get(which) ?? ''): Promise<unknown> {
  const object: Manifest = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: which, namespace: 'shop' },
    spec: { containers: [{ name: 'app', image }] },
  };
  return kube.apply(object, { dryRun: true });
}

const deployment = (which: string): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: `shop-${which}`, namespace: 'shop' },
  spec: {
    selector: { matchLabels: { app: 'shop' } },
    template: {
      metadata: { labels: { app: 'shop' } },
      spec: { containers: [{ name: 'app', image: images.get(which) }] },
    },
  },
});

describe('the cluster', () => {
  it('admits what the pipeline signed for this repository', async () => {
    await pod('signed');
    await kube.apply(deployment('signed'));
  });

  it('says by the plan of a delivery who refuses, and what to change', async () => {
    const planned = planApply(kube, [deployment('unsigned')], { application: 'shop', namespace: 'shop' });
    const error = await planned.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'CHART_INVALID' });
    expect(String(error)).toContain('admission webhook "policy.sigstore.dev" denied the request');
    expect(String(error)).toContain(images.get('unsigned'));
    expect(String(error)).toContain('deliver what the policy behind webhook policy.sigstore.dev asks for');
  });

  it.each([
    ['unsigned', /no valid bundles exist|no matching attestations|no attestations/],
    ['signed-by-another', /no matching CertificateIdentity found/],
    ['signed-for-another', /failed evaluating rego policy/],
  ])('refuses an image that is %s', async (which, why) => {
    await expect(pod(which)).rejects.toThrow(why);
  });

  it('refuses a tag that leads to nothing signed', async () => {
    await expect(pod('by-tag', `${registry}/shop/unsigned:v1`)).rejects.toThrow(
      /signed-by-the-pipeline|digest/,
    );
  });

  it('lets pods start that are none of its concern', async () => {
    const elsewhere = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'free', namespace: 'default' } };
    await kube.apply(
      { ...elsewhere, spec: { containers: [{ name: 'app', image: images.get('unsigned') }] } },
      { dryRun: true },
    );
  });

  it('refuses everything while nobody judges', async () => {
    const pid = pids.at(-1) ?? 0;
    process.kill(pid, 'SIGKILL');
    await poll(async () => {
      const said = await pod('signed').then(
        () => 'taken',
        (error: unknown) => String(error),
      );
      if (!/failed calling webhook/.test(said)) throw new Error(said);
    });
  }, 60_000);
});
