import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { runTool } from '../../../scripts/run-tool.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { filesOf } from '../../template/checks.ts';
import { withoutDiscovery } from '../../template/monitoring/discovery.ts';
import { monitoring } from '../../template/monitoring/paths.ts';

/* What Prometheus' and Alertmanager's own tools say of their configuration, and the tests of the alerts. */

let dir = '';
beforeAll(async () => {
  await toolchain('test');
  dir = await mkdtemp(path.join(os.tmpdir(), 'monitoring-'));
  await cp(path.join(monitoring, 'prometheus'), dir, { recursive: true });
}, 600_000);
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('Prometheus', () => {
  it.each(['prometheus.yml', 'global/prometheus.yml'])(
    'reads %s and the rules and targets it names',
    async (name) => {
      const text = await readFile(path.join(dir, name), 'utf8');
      const file = path.join(dir, path.dirname(name), 'checked.yml');
      await writeFile(file, withoutDiscovery(text));
      const { code, output } = await runTool(['promtool', 'check', 'config', file]);
      expect([code, code === 0 ? '' : output]).toEqual([0, '']);
      expect(output).toMatch(/SUCCESS: \d+ rules found/);
    },
  );

  it('finds every alert as the tests of the rules want it', async () => {
    const tests = await filesOf('rules hold their tests');
    expect(tests.length).toBeGreaterThan(8);
    const results = await Promise.all(tests.map((file) => runTool(['promtool', 'test', 'rules', file])));
    expect(results.filter(({ code }) => code !== 0).map(({ output }) => output)).toEqual([]);
  });

  it('would notice an alert that fires on errors a second instead of their share', async () => {
    const rules = path.join(dir, 'rules/services.yml');
    const text = await readFile(rules, 'utf8');
    await writeFile(
      rules,
      text.replace(
        'service:http_requests_failed:rate5m / service:http_requests:rate5m > 0.10',
        'service:http_requests_failed:rate5m > 0.10',
      ),
    );
    const { code, output } = await runTool([
      'promtool',
      'test',
      'rules',
      path.join(dir, 'tests/services.test.yml'),
    ]);
    expect(code).not.toBe(0);
    expect(output).toContain('a busy service with few errors');
  });
});

const routes = z.array(z.strictObject({ labels: z.record(z.string(), z.string()), receivers: z.string() }));

describe('Alertmanager', () => {
  const config = path.join(monitoring, 'alertmanager/alertmanager.yml');
  const amtool = async (...args: string[]) => {
    const { stdout } = await promisify(execFile)('amtool', args);
    return stdout.trim();
  };

  it('reads its configuration and the templates it names', async () => {
    const said = await amtool('check-config', config);
    expect(said).toContain('SUCCESS');
    expect(said).toMatch(/2 templates/);
  });

  it('tells whom each alert concerns', async () => {
    const file = (await filesOf('routes of alerts')).find((name) => name.endsWith('routes.yml')) ?? '';
    const cases = routes.parse(parse(await readFile(file, 'utf8')));
    const told = await Promise.all(
      cases.map(async ({ labels }) => ({
        labels,
        receivers: await amtool(
          ...['config', 'routes', 'test', `--config.file=${config}`],
          ...Object.entries(labels).map(([name, value]) => `${name}=${value}`),
        ),
      })),
    );
    expect(told).toEqual(cases);
    const { receivers } = z
      .looseObject({ receivers: z.array(z.looseObject({ name: z.string() })) })
      .parse(parse(await readFile(config, 'utf8')));
    expect([...new Set(cases.map((one) => one.receivers))].sort()).toEqual(
      receivers.map(({ name }) => name).sort(),
    );
  });

  it('holds no secret', async () => {
    const text = await readFile(config, 'utf8');
    expect(
      text.match(
        /^\s*(?:- )?(?:routing_key|service_key|api_url|slack_api_url|smtp_auth_password|credentials|password|bearer_token):.*/gm,
      ),
    ).toBeNull();
  });
});
