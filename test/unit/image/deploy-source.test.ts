import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DeploySource } from '../../../src/fleet/application.ts';
import { requireDeploySource } from '../../../src/image/deploy-source.ts';

describe('what is deployed', () => {
  let workspace: string;
  beforeEach(async () => {
    workspace = await mkdtemp(path.join(os.tmpdir(), 'source-'));
    await mkdir(path.join(workspace, 'deploy'));
  });
  afterEach(() => rm(workspace, { recursive: true }));

  const helm: DeploySource = { kind: 'helm', path: 'deploy', release: 'shop', values: [], set: {} };
  const kustomize: DeploySource = { kind: 'kustomize', path: 'deploy' };

  it.each([
    ['chart', helm, 'Chart.yaml'],
    ['kustomization', kustomize, 'kustomization.yml'],
  ])('must be a %s before anything is built', async (_what, deploy, marker) => {
    await expect(requireDeploySource(workspace, deploy)).rejects.toMatchObject({
      code: 'CHART_INVALID',
      message: expect.stringContaining('deploy has no '),
      hint: expect.stringContaining('deploy.path'),
    });
    await writeFile(path.join(workspace, 'deploy', marker), '');
    await requireDeploySource(workspace, deploy);
  });

  it('may be any file of manifests, and a chart that is not in the repository', async () => {
    await requireDeploySource(workspace, { kind: 'manifests', path: 'deploy' });
    await requireDeploySource(workspace, { ...helm, path: undefined });
  });
});
