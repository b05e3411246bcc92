import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/core/clock.ts';
import { createHttp } from '../../../src/core/http.ts';
import { packDeployArchive } from '../../../src/image/deploy-archive.ts';
import { pullChart } from '../../../src/image/pull-chart.ts';
import { createRegistryClient, type RegistryClient } from '../../../src/oci/registry-client.ts';
import { unpackDeployArchive } from '../../../src/release/unpack.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { silentLog } from '../kube/silent-log.ts';
import { type PlainRegistry, startPlainRegistry } from '../oci/plain-registry.ts';

const run = promisify(execFile);
const chart = path.join(import.meta.dirname, '../kube/helm-charts/operator');
const http = createHttp();

let dir: string;
let registry: PlainRegistry;
let client: RegistryClient;
let digest: string;

beforeAll(async () => {
  const { bin } = await toolchain();
  dir = await mkdtemp(path.join(os.tmpdir(), 'pull-chart-'));
  registry = await startPlainRegistry(bin, 'strict');
  client = createRegistryClient(registry.endpoint(''), { http, clock: systemClock, log: silentLog });
  const env = { ...process.env, HELM_CACHE_HOME: dir, HELM_CONFIG_HOME: dir, HELM_DATA_HOME: dir };
  const helm = (...args: string[]) => run(path.join(bin, 'helm'), args, { env });
  await helm('package', chart, '--destination', dir);
  const target = `oci://${registry.address}/charts`;
  const pushed = await helm('push', path.join(dir, 'operator-1.0.0.tgz'), target, '--plain-http');
  digest = /sha256:[a-f0-9]{64}/.exec(pushed.stdout + pushed.stderr)?.[0] ?? '';
}, 60_000);
afterAll(async () => {
  await http.close();
  await registry?.close();
  await rm(dir, { recursive: true, force: true });
});

const pin = (more: object = {}) => ({ repository: 'charts/operator', version: '1.0.0', digest, ...more });

describe('a chart that Helm pushed', () => {
  it('becomes part of a release’s archive, file by file as it was', async () => {
    const files = await pullChart(client, pin());
    const archive = path.join(dir, 'deploy.tar.gz');
    const unpacked = path.join(dir, 'unpacked');
    await unpackDeployArchive(archive, await packDeployArchive(dir, [], archive, files), unpacked);
    for (const file of ['values.yaml', 'crds/lamps.yaml', 'charts/greeter/templates/greeting.yaml'])
      expect(await readFile(path.join(unpacked, '.flotilla-chart', file), 'utf8')).toBe(
        await readFile(path.join(chart, file), 'utf8'),
      );
  });

  it('is refused at another version, and where it is not', async () => {
    await expect(pullChart(client, pin({ version: '2.0.0' }))).rejects.toMatchObject({
      code: 'CHART_INVALID',
      message: expect.stringMatching(/is version 1\.0\.0, the fleet file names 2\.0\.0$/),
    });
    const absent = pin({ digest: `sha256:${'0'.repeat(64)}` });
    await expect(pullChart(client, absent)).rejects.toThrow('is not there');
  });

  it('is refused where the registry sends other content than the digest names', async () => {
    registry.spoil = (request) => (/GET .*\/blobs\//.test(request) ? 'lie' : undefined);
    await expect(pullChart(client, pin())).rejects.toMatchObject({ code: 'DIGEST_MISMATCH' });
    registry.spoil = () => undefined;
  });
});
