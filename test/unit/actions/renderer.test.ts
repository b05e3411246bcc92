import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { renderer } from '../../../src/actions/deploy-cluster/renderer.ts';
import { createTemp } from '../../../src/core/temp.ts';
import { application } from '../../../src/fleet/application.ts';
import { cluster } from '../../../src/fleet/environment.ts';
import type { Release } from '../../../src/release/release.ts';
import { memoryClient } from '../../support/memory-client.ts';

const release: Release = {
  schemaVersion: 1,
  application: 'shop',
  sequence: 1,
  source: {
    repository: 'acme/shop',
    repositoryId: '1001',
    ref: 'refs/heads/main',
    commit: 'c'.repeat(40),
    run: 'https://ci.example/1',
  },
  createdAt: '2026-01-01T00:00:00Z',
  services: {},
  deploy: { kind: 'manifests', archive: `sha256:${'d'.repeat(64)}` },
};

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'renderer-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

it('names files as the repository does, not where the release was unpacked', async () => {
  await mkdir(path.join(directory, 'deploy/shop'), { recursive: true });
  const session = {
    name: 'aws',
    config: cluster.parse({ cloud: 'generic', kubeconfig: 'LOCAL', registry: 'aws' }),
    namespace: 'shop',
    role: 'deploy' as const,
    access: { server: 'https://aws.invalid' },
    client: memoryClient('aws'),
  };
  const render = renderer(
    {
      release,
      application: application.parse({
        deploy: { kind: 'manifests', path: 'deploy/shop' },
        services: { web: { context: 'web' } },
      }),
      environment: 'production',
      directory,
      sources: { decryption: { keys: undefined, mask: () => {} }, vault: undefined },
    },
    {
      exec: async () => {
        throw new Error('no program is needed');
      },
      temp: createTemp({ RUNNER_TEMP: directory }),
      env: {},
    },
  );
  await expect(render(session, { host: 'registry.example', path: 'shop' })).rejects.toMatchObject({
    code: 'CHART_INVALID',
    message: 'deploy/shop renders nothing for cluster aws',
    hint: expect.any(String),
  });
});
