import { access } from 'node:fs/promises';
import path from 'node:path';
import { ActionError } from '../core/errors.ts';
import type { DeploySource } from '../fleet/application.ts';

/** What makes a directory one of the kind; a kustomization has one of three names. */
const markers = {
  helm: ['Chart.yaml'],
  kustomize: ['kustomization.yaml', 'kustomization.yml', 'Kustomization'],
} as const;

/**
 * Refuses a directory that is no chart or kustomization: here it costs a second, in the cluster's job the whole build.
 * `CHART_INVALID`.
 */
export async function requireDeploySource(workspace: string, deploy: DeploySource): Promise<void> {
  if (deploy.kind === 'manifests' || deploy.path === undefined) return;
  const directory = path.join(workspace, deploy.path);
  const names = markers[deploy.kind];
  const found = await Promise.all(
    names.map((name) =>
      access(path.join(directory, name)).then(
        () => true,
        () => false,
      ),
    ),
  );
  if (found.includes(true)) return;
  throw new ActionError('CHART_INVALID', `${deploy.path} has no ${names.join(', ')}`, {
    hint: `Correct \`deploy.path\` in the fleet file: it is the directory that holds ${names[0]}.`,
  });
}
