import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../../../scripts/run-tool.ts';
import { filesOf, templates } from '../../template/checks.ts';
import { manifestsOf } from '../../template/manifests.ts';
import { runTask } from '../../template/tekton-step.ts';
import { startTokenCluster } from '../../template/token-cluster.ts';

/* The Task runs the real dist/ with its own command line; Tekton alone is missing. */

let work: string;
const platform = path.join(templates, 'delivery-platform');
const context = {
  repository: 'example-org/delivery-platform',
  'repository-id': '1001',
  revision: 'a'.repeat(40),
  run: '6f0f4d1c-0f5e-4a39-9a43-1c1f3f5f7d10',
  sequence: '7',
  image: 'registry.example.com/flotilla-tools:1',
  identity: 'none',
};

beforeEach(async () => {
  work = await mkdtemp(path.join(os.tmpdir(), 'tekton-work-'));
  await mkdir(path.join(work, 'source'));
  await cp(path.join(platform, '.github'), path.join(work, 'source/.github'), { recursive: true });
  await symlink(root, path.join(work, 'suite'));
});
afterEach(() => rm(work, { recursive: true, force: true }));

const run = (action: string, inputs: string[], env: Record<string, string> = {}) =>
  runTask({ task: 'flotilla', params: { ...context, action, inputs }, work, env });

describe('an action of the suite as a step of Tekton', () => {
  it('does its work and leaves its outputs for the steps that follow', async () => {
    const { code, text } = await run('list-clusters', ['environment=production']);
    expect([code, text]).toEqual([0, text]);
    const legs = z
      .array(z.looseObject({ cluster: z.string() }))
      .parse(JSON.parse(await readFile(path.join(work, 'outputs/list-clusters/legs'), 'utf8')));
    expect(legs.map(({ cluster }) => cluster)).toEqual(['aws', 'gcp', 'azure']);
  });

  it('fails as the action does, and says why in plain words', async () => {
    const { code, text } = await run('list-clusters', ['environment=nowhere']);
    expect(code).toBe(1);
    expect(text).toMatch(/^ERROR \w+: .*nowhere/m);
    expect(text).not.toContain('::error');
  });

  it('shows no secret that the action asks to hide', async () => {
    const secret = 'c4n4ry-51d07a';
    const { code, text } = await run('push-image', [`fleet=${secret}.yml`], {
      FLOTILLA_SECRETS: `REGISTRY_PASSWORD=${secret}`,
    });
    expect(code).toBe(1);
    expect(text).toContain('***.yml');
    expect(text).not.toContain('add-mask');
    expect(text).not.toContain(secret);
  });

  it('refuses an input that the action does not have', async () => {
    const { code, text } = await run('list-clusters', ['enviroment=production']);
    expect(code).toBe(1);
    expect(text).toContain('list-clusters has no input enviroment');
  });

  it('has no identity to give where the run is told to use none', async () => {
    const { code, text } = await run('login-registry', ['registries=aws']);
    expect(code).toBe(1);
    expect(text).toContain('ERROR IDENTITY_UNAVAILABLE');
  });

  it("shows the clouds tokens of the pod's own account where the run is told so", async () => {
    const cluster = await startTokenCluster(`${work}-tokens`);
    try {
      const inputs = ['registries=aws', `endpoints=${cluster.endpoints}`];
      const params = { ...context, identity: 'service-account', action: 'login-registry', inputs };
      const { code, text } = await runTask({ task: 'flotilla', params, work, env: cluster.env });
      expect(code).toBe(1);
      expect(text).toMatch(/^ERROR IDENTITY_DENIED: /m);
      expect(text).toContain('system:serviceaccount:tekton-builds:flotilla-deliver');
      expect(cluster.audiences).toContain('tekton-test');
      expect(cluster.shown.length).toBeGreaterThan(0);
      // Each was hidden in the log that a pod would have kept.
      for (const token of cluster.shown) expect(text).not.toContain(token);
    } finally {
      await cluster.stop();
      await rm(`${work}-tokens`, { recursive: true, force: true });
    }
  });

  it('leaves no credential behind', async () => {
    await run('login-registry', ['registries=aws']);
    expect((await readdir(work)).sort()).toEqual(['outputs', 'source', 'suite']);
  });
});

const call = z.object({
  name: z.string(),
  taskRef: z.object({ name: z.string() }),
  params: z.array(z.object({ name: z.string(), value: z.union([z.string(), z.array(z.string())]) })),
});

describe('the pipeline', () => {
  it('calls actions that are there, with inputs they have, in the order of pipeline.yml', async () => {
    const [pipeline] = await manifestsOf(path.join(platform, 'tekton/pipelines/deliver.yaml'));
    const { tasks } = z.object({ tasks: z.array(call) }).parse(pipeline?.['spec']);
    const actions: string[] = [];
    for (const { params } of tasks.filter(({ taskRef }) => taskRef.name === 'flotilla')) {
      const value = (name: string) => params.find((param) => param.name === name)?.value;
      const action = z.string().parse(value('action'));
      const file = await readFile(path.join(root, 'actions', action, 'action.yml'), 'utf8');
      const { inputs } = z.object({ inputs: z.record(z.string(), z.unknown()) }).parse(parse(file));
      for (const input of z.array(z.string()).parse(value('inputs')))
        expect(Object.keys(inputs)).toContain(input.split('=')[0]);
      actions.push(action);
    }
    const text = await readFile(path.join(root, 'workflows/pipeline.yml'), 'utf8');
    const order = [...text.matchAll(/uses: \$\/actions\/([a-z-]+)/g)].map(([, name]) => name);
    expect(actions).toEqual(
      [...new Set(order)].filter((name) => name !== undefined && actions.includes(name)),
    );
    expect(actions).toContain('deploy-cluster');
  });
});

it('pins what the image is made of by version, and runs as nobody', async () => {
  const [file = ''] = await filesOf('Tekton image');
  const text = await readFile(file, 'utf8');
  for (const [, image = ''] of text.matchAll(/^FROM (\S+)/gm))
    expect(image).toMatch(/^docker\.io\/[^:]+:\d+\.\d+\.\d+/);
  expect(text).toMatch(/^USER 65532:65532$/m);
  // Node as the suite is built for, the tools as it is tested with.
  expect(text).toContain('node:24.');
});

it('mounts every file of the runner that there is', async () => {
  const text = await readFile(path.join(platform, 'tekton/kustomization.yaml'), 'utf8');
  for (const file of await filesOf('Tekton runner')) expect(text).toContain(`runner/${path.basename(file)}`);
});
