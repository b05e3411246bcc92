import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { runTool } from '../../scripts/run-tool.ts';
import { toolchain } from '../clouds/toolchain/index.ts';
import { monitoring } from '../template/monitoring/paths.ts';

/* Debian's Prometheus 2 has no discovery of Kubernetes, and reads ranges in another way than 3 does. */

let promtool: string;
beforeAll(async () => {
  promtool = path.join((await toolchain('full')).bin, 'promtool');
}, 7_200_000);

const filesIn = async (folder: string) => {
  const names = await readdir(path.join(monitoring, 'prometheus', folder));
  return names
    .filter((name) => name.endsWith('.yml'))
    .map((name) => path.join(monitoring, 'prometheus', folder, name));
};
const env = {
  ...process.env,
  CLUSTER: 'delivery-platform',
  CLOUD_PROVIDER: 'aws',
  ENVIRONMENT: 'production',
};

describe('Prometheus 3', () => {
  it.each(['prometheus.yml', 'global/prometheus.yml'])('knows every key of %s', async (name) => {
    const file = path.join(monitoring, 'prometheus', name);
    const { code, output } = await runTool([promtool, 'check', 'config', '--syntax-only', file], env);
    expect([code, output]).toEqual([0, expect.stringContaining('SUCCESS')]);
  });

  it('reads the rules', async () => {
    const files = [...(await filesIn('rules')), ...(await filesIn('global/rules'))];
    const { code, output } = await runTool([promtool, 'check', 'rules', ...files]);
    expect([code, code === 0 ? '' : output]).toEqual([0, '']);
  });

  it('finds every alert as the tests of the rules want it', async () => {
    const { code, output } = await runTool([promtool, 'test', 'rules', ...(await filesIn('tests'))]);
    expect([code, code === 0 ? '' : output]).toEqual([0, '']);
  }, 300_000);
});
