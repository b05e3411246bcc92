import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { type ControlPlane, poll } from '../integration/kube/control-plane.ts';

/** What the areas of GitOps, Tekton and recovery are written against, files beside the toolchain's programs. */
export const gitopsDefinitions = [
  ...['application', 'applicationset', 'appproject'].map((kind) => `argo-cd-${kind}.yaml`),
  ...['helm', 'image-automation', 'image-reflector', 'kustomize', 'notification', 'source'].map(
    (name) => `flux-${name}.yaml`,
  ),
  ...['pipeline', 'pipelinerun', 'stepaction', 'task', 'taskrun'].map((kind) => `tekton-${kind}.yaml`),
  ...['clusterinterceptor', 'eventlistener', 'trigger', 'triggerbinding', 'triggertemplate'].map(
    (kind) => `tekton-${kind}.yaml`,
  ),
  ...['backups', 'backupstoragelocations', 'restores', 'schedules', 'volumesnapshotlocations'].map(
    (kind) => `velero-${kind}.yaml`,
  ),
  ...['networkchaos', 'podchaos', 'schedules'].map((kind) => `chaos-mesh-${kind}.yaml`),
  'external-secrets-externalsecrets.yaml',
  'prometheus-operator-prometheusrules.yaml',
];

/**
 * Brings the definitions in files into a cluster, and of the files nothing else: some hold whole installations. Their
 * conversion webhooks are left out, as nobody answers them here.
 */
export async function defineFrom(
  { dir }: Pick<ControlPlane, 'dir'>,
  bin: string,
  files: readonly string[],
): Promise<void> {
  const texts = await Promise.all(files.map((file) => readFile(path.join(bin, file), 'utf8')));
  const definitions = texts
    .flatMap((text) => text.split(/^---$/m))
    .filter((text) => /^kind: CustomResourceDefinition$/m.test(text))
    .map((text) => text.replace(/^ {2}conversion:\n(?: {4}.*\n)+/m, ''));
  const file = path.join(dir, 'definitions.yaml');
  await writeFile(file, definitions.join('\n---\n'));
  const kubectl = (...args: string[]) =>
    promisify(execFile)(path.join(bin, 'kubectl'), ['--kubeconfig', path.join(dir, 'kubeconfig'), ...args]);
  await kubectl('create', '-f', file);
  // One that has no status at all yet ends the waiting with an error.
  await poll(() => kubectl('wait', '--for=condition=Established', '--timeout=30s', '-f', file));
}
