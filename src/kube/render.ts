import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ClusterAccess } from '../clouds/provider.ts';
import { ActionError, isActionError } from '../core/errors.ts';
import { type Exec, plainEnvironment, run } from '../core/exec.ts';
import type { Temp } from '../core/temp.ts';
import type { KubeClient } from './client.ts';
import { type HelmSource, helmTemplate } from './helm.ts';
import { isTestHook } from './hooks.ts';
import { pinImages, type ReleaseImages } from './images.ts';
import { parseManifests } from './manifests.ts';
import type { KubeObject } from './object.ts';
import type { ValueSources } from './open-values.ts';
import { isSealed, openSealed } from './sealed-values.ts';

export type RenderSource =
  | HelmSource
  | { readonly kind: 'kustomize'; readonly directory: string }
  | { readonly kind: 'manifests'; readonly directory: string };

export interface RenderOptions {
  /** Whose inventory says whether it is there already. */
  readonly application: string;
  readonly namespace: string;
  readonly access: ClusterAccess;
  readonly client: KubeClient;
  /** Written into kustomizations and manifests; a chart gets them as values. */
  readonly images: ReleaseImages;
  /** What opens values files, and manifests, that are not to be read by everybody. */
  readonly sources: ValueSources;
  readonly exec: Exec;
  readonly temp: Temp;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * The objects of a release as one cluster will get them. Hooks stay among them under their annotations, Helm tests
 * are left out. `CHART_INVALID` for what cannot be rendered, and for what renders nothing.
 */
export async function render(source: RenderSource, options: RenderOptions): Promise<KubeObject[]> {
  const objects = (await read(source, options)).filter((object) => !isTestHook(object));
  if (objects.length === 0)
    throw new ActionError(
      'CHART_INVALID',
      `${source.directory} renders nothing for cluster ${options.client.name}`,
      {
        hint: 'Check the values that switch its templates on.',
      },
    );
  if (source.kind !== 'helm') pinImages(objects, options.images);
  return objects;
}

async function read(source: RenderSource, options: RenderOptions): Promise<KubeObject[]> {
  switch (source.kind) {
    case 'helm':
      return parseManifests(await helmTemplate(source, options), source.directory);
    case 'kustomize':
      return parseManifests(await kustomize(source.directory, options), source.directory);
    default:
      return readManifests(source.directory, options);
  }
}

/** kubectl carries kustomize; the program of that name does as well. */
async function kustomize(directory: string, { exec, env }: RenderOptions): Promise<string> {
  const build = (...argv: [string, ...string[]]) =>
    run(exec, { argv: [...argv, directory], env: plainEnvironment(env) });
  try {
    return await build('kubectl', 'kustomize').catch((error: unknown) => {
      if (isActionError(error, 'TOOL_MISSING')) return build('kustomize', 'build');
      throw error;
    });
  } catch (error) {
    if (!isActionError(error, 'TOOL_FAILED')) throw error;
    throw new ActionError(
      'CHART_INVALID',
      `The kustomization ${directory} cannot be built: ${error.message}`,
    );
  }
}

async function readManifests(
  directory: string,
  { sources, exec, env, temp }: RenderOptions,
): Promise<KubeObject[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(
    (cause: unknown) => {
      throw new ActionError('CHART_INVALID', `The manifests at ${directory} cannot be read`, { cause });
    },
  );
  const files = entries
    .filter((entry) => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  const workspace = await temp.directory('manifests');
  try {
    const objects = await Promise.all(
      files.map(async (file) => {
        const text = await readFile(file, 'utf8');
        const ports = { exec, env, directory: workspace };
        const opened = isSealed(text) ? await openSealed(file, text, sources.decryption, ports) : text;
        return parseManifests(opened, file);
      }),
    );
    return objects.flat();
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}
