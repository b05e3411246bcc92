import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mustRun, root, runTool } from '../../../scripts/run-tool.ts';
import { loadFleet } from '../../../src/fleet/load.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { filesOf, templates } from '../../template/checks.ts';
import { conform } from '../../template/kubeconform.ts';
import { kubernetesVersions } from '../../template/kubernetes-schemas.ts';

const repositories = ['delivery-platform', 'starter/one-cloud', 'starter/three-clouds'];
const starter = path.join(templates, 'starter/one-cloud');
const digest = `sha256:${'a'.repeat(64)}`;
const delivered = [
  ...['--set-string', 'services.web.image.repository=registry.example.com/web'],
  ...['--set-string', `services.web.image.digest=${digest}`],
];

let bin: string;
let dir: string;
beforeAll(async () => {
  ({ bin } = await toolchain());
  dir = await mkdtemp(path.join(os.tmpdir(), 'flotilla-starter-'));
}, 1_800_000);
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('the workflows that users copy', () => {
  it('are in order, as actionlint sees it', async () => {
    const files = await filesOf('callers are in order');
    const { code, output } = await runTool([path.join(bin, 'actionlint'), '-no-color', ...files]);
    expect([code, output]).toEqual([0, '']);
  });

  it.each(repositories.filter((name) => name.startsWith('starter/')))(
    '%s is safe, as zizmor sees it in its strictest mood',
    async (name) => {
      const folder = path.join(templates, name, '.github/workflows');
      const zizmor = [
        path.join(bin, 'zizmor'),
        '--offline',
        '--no-progress',
        '--persona',
        'pedantic',
      ] as const;
      const { code, output } = await runTool([...zizmor, folder]);
      expect([code, code === 0 ? '' : output]).toEqual([0, '']);
      expect(output).toContain('No findings to report');
    },
  );

  it('of the platform are safe but for the name of the suite, which teams pin when they have read it', async () => {
    const folder = path.join(templates, 'delivery-platform/.github/workflows');
    const zizmor = [path.join(bin, 'zizmor'), '--offline', '--no-progress', '--format', 'json-v1'] as const;
    const { output } = await runTool([...zizmor, '--no-exit-codes', folder]);
    const findings: { ident: string }[] = JSON.parse(output.slice(output.indexOf('[\n')));
    expect([...new Set(findings.map(({ ident }) => ident))]).toEqual(['unpinned-uses']);
  });

  it('are found out with a mistake in them', async () => {
    const text = await readFile(path.join(starter, '.github/workflows/deliver.yml'), 'utf8');
    const file = path.join(dir, 'deliver.yml');
    await writeFile(
      file,
      text.replace('vars.FLOTILLA_BUILDER', 'var.FLOTILLA_BUILDER').replace('permissions: {}\n', ''),
    );
    expect((await runTool([path.join(bin, 'actionlint'), '-no-color', file])).output).toContain(
      'undefined variable "var"',
    );
    const zizmor = await runTool([path.join(bin, 'zizmor'), '--offline', '--persona', 'pedantic', file]);
    expect(zizmor.code).not.toBe(0);
  });
});

describe('the fleet files that users copy', () => {
  it.each(repositories)('%s is accepted by the suite, and by the schema editors use', async (name) => {
    const file = path.join(templates, name, '.github/flotilla.yml');
    await expect(loadFleet(file)).resolves.toHaveProperty('environments.production');
    const schema = path.join(root, 'schema/flotilla.schema.json');
    const said = await mustRun([path.join(bin, 'check-jsonschema'), '--schemafile', schema, file]);
    expect(said).toContain('ok -- validation done');
  });

  it('have an identity for each right', async () => {
    for (const name of repositories) {
      const { environments } = await loadFleet(path.join(templates, name, '.github/flotilla.yml'));
      for (const { clusters } of Object.values(environments)) {
        for (const cluster of Object.values(clusters)) {
          expect(cluster['rollback-identity']).toBeDefined();
          expect(cluster['rollback-identity']).not.toBe('identity' in cluster ? cluster.identity : undefined);
        }
      }
    }
  });
});

describe('the service of the starters', () => {
  it.each(kubernetesVersions)('has a chart that Kubernetes %s takes', async (version) => {
    const chart = path.join(starter, 'chart');
    const helm = path.join(bin, 'helm');
    expect(await mustRun([helm, 'lint', '--strict', chart, ...delivered])).toContain('0 chart(s) failed');
    const file = path.join(dir, 'web.yaml');
    await writeFile(file, await mustRun([helm, 'template', 'delivery-platform', chart, ...delivered]));
    expect(await conform(bin, version, [file])).toEqual({ checked: 3, findings: [] });
    expect(await readFile(file, 'utf8')).toContain(`image: registry.example.com/web@${digest}`);
  });

  it('refuses an image without a digest', async () => {
    const { code, output } = await runTool([path.join(bin, 'helm'), 'template', path.join(starter, 'chart')]);
    expect(code).not.toBe(0);
    expect(output).toMatch(/the delivery sets it/);
  });

  it('says which commit it is of, and ends when it is told to', async () => {
    const { service, url } = await serve({ REVISION: 'abc1234', DRAIN_SECONDS: '0' });
    try {
      const response = await answer(`${url}/version`);
      expect(await response.json()).toEqual({ commit: 'abc1234' });
    } finally {
      service.kill('SIGTERM');
    }
    const [code] = await once(service, 'exit');
    expect(code).toBe(0);
  }, 30_000);

  it('goes on answering while it ends, and sends clients to another pod', async () => {
    const { service, url } = await serve({ DRAIN_SECONDS: '2' });
    const exit = once(service, 'exit');
    const connection = async () => (await answer(url)).headers.get('connection');
    expect(await connection()).toBe('keep-alive');
    service.kill('SIGTERM');
    // The signal needs a moment; until then it answers as before.
    for (let attempt = 0; attempt < 20 && (await connection()) !== 'close'; attempt += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await connection()).toBe('close');
    expect((await exit)[0]).toBe(0);
  }, 30_000);
});

/** The service of the starter on a free port. */
async function serve(env: Record<string, string>): Promise<{ service: ChildProcess; url: string }> {
  const free = createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const address = free.address();
  if (typeof address !== 'object' || address === null) throw new Error('a TCP server has a port');
  await new Promise((resolve) => free.close(resolve));
  const service = spawn(process.execPath, [path.join(starter, 'web/server.mjs')], {
    env: { PORT: String(address.port), ...env },
    stdio: 'ignore',
  });
  return { service, url: `http://127.0.0.1:${address.port}` };
}

/** Asks until the service listens. */
async function answer(url: string): Promise<Response> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await fetch(url);
    } catch (error) {
      if (attempt > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
