import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { filesOf, templates } from '../../template/checks.ts';
import { defineFrom, gitopsDefinitions } from '../../template/definitions.ts';
import { build, manifestsIn, substitute } from '../../template/manifests.ts';
import { type ControlPlane, startControlPlane } from '../kube/control-plane.ts';

/*
 * The API server itself says whether it would take what people apply: kinds, fields and the rules their definitions
 * state in CEL. Nothing is kept (a dry run), but everything short of that is done.
 */

let bin: string;
let plane: ControlPlane;
const platform = path.join(templates, 'delivery-platform');
const namespaces = ['argocd', 'delivery-platform', 'flux-system', 'tekton-builds', 'velero'];

beforeAll(async () => {
  ({ bin } = await toolchain());
  plane = await startControlPlane(bin);
  await defineFrom(plane, bin, gitopsDefinitions);
  await kubectl(
    ['create', '-f', '-'],
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'List',
      items: namespaces.map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })),
    }),
  );
}, 1_800_000);
afterAll(() => plane?.stop());

function kubectl(args: readonly string[], input: string): Promise<{ code: number | null; text: string }> {
  const child = spawn(path.join(bin, 'kubectl'), [
    '--kubeconfig',
    path.join(plane.dir, 'kubeconfig'),
    ...args,
  ]);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  child.stdin.end(input);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, text })));
}

const dryRun = (text: string) =>
  kubectl(['apply', '--server-side', '--dry-run=server', '--validate=strict', '-f', '-'], text);

/** What a user applies: every kustomization that is in no other, built, and every file that stands alone. */
async function appliedFrom(check: 'Argo CD' | 'Flux' | 'Tekton' | 'recovery'): Promise<string> {
  const files = (await filesOf(`${check} manifests`)).filter((file) => file.endsWith('.yaml'));
  const used = new Set<string>();
  for (const file of files.filter((one) => path.basename(one) === 'kustomization.yaml'))
    for (const resource of resourcesIn(await readFile(file, 'utf8')))
      used.add(path.resolve(file, '..', resource));
  const roots = files.flatMap((file) => {
    const directory = path.dirname(file);
    return path.basename(file) === 'kustomization.yaml' && !used.has(directory) ? [directory] : [];
  });
  const built = roots.map((root) => build(bin, root));
  const alone = files.filter((file) => path.basename(file) !== 'kustomization.yaml' && !used.has(file));
  const texts = await Promise.all([...built, ...alone.map((file) => readFile(file, 'utf8'))]);
  return texts.map((text) => substitute(text, { cloud: 'aws', environment: 'production' })).join('\n---\n');
}

const resourcesIn = (text: string) =>
  z.object({ resources: z.array(z.string()) }).parse(parse(text)).resources;

describe.each(['Argo CD', 'Flux', 'Tekton', 'recovery'] as const)('what %s is given', (area) => {
  it('is taken by the API server as it is', async () => {
    const applied = await appliedFrom(area);
    const { code, text } = await dryRun(applied);
    expect([code, code === 0 ? '' : text]).toEqual([0, '']);
    // As many as there are: an empty build would pass as well.
    expect(text.match(/ serverside-applied /g)).toHaveLength(manifestsIn(applied).length);
  }, 120_000);
});

it.each([
  ['argocd/projects/delivery-platform.yaml', 'sourceRepos:', 'sourceRepositories:'],
  ['flux/sources/delivery-platform.yaml', 'interval: 1m', 'interval: often'],
  ['clusters/production/aws.yaml', 'prune: true', 'prune: perhaps'],
  ['tekton/tasks/flotilla.yaml', 'steps:', 'stairs:'],
  ['disaster-recovery/velero/schedules/daily.yaml', 'schedule: 23 1 * * *', 'timetable: daily'],
])('a mistake in %s is found', async (file, from, to) => {
  const text = await readFile(path.join(platform, file), 'utf8');
  expect(text).toContain(from);
  expect((await dryRun(text.replace(from, to))).code).toBe(1);
});
