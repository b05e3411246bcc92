import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
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
      // Where the pod has its files.
      await writeFile(file, withoutDiscovery(text).replaceAll('/etc/prometheus/', `${dir}/`));
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
  }, 60_000);

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

describe('the Job that sets up Elasticsearch', () => {
  const job = z.looseObject({
    spec: z.looseObject({
      template: z.looseObject({
        spec: z.looseObject({ containers: z.tuple([z.looseObject({ args: z.tuple([z.string()]) })]) }),
      }),
    }),
  });

  it('puts every setting and user where it belongs, with its login in no argument', async () => {
    const asked = new Map<string, unknown>();
    const logins = new Set<string | undefined>();
    const server = createServer(async (request, response) => {
      const body = await text(request);
      asked.set(`${request.method} ${request.url}`, JSON.parse(body));
      logins.add(request.headers.authorization);
      response.end('{}');
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    try {
      const mounts = path.join(dir, 'job');
      await cp(path.join(monitoring, 'elk/settings'), path.join(mounts, 'settings'), { recursive: true });
      for (const folder of ['tmp', 'elastic', 'users'])
        await mkdir(path.join(mounts, folder), { recursive: true });
      await writeFile(path.join(mounts, 'elastic/elastic'), 'pass word');
      await writeFile(path.join(mounts, 'users/jaeger'), 'one');
      await writeFile(path.join(mounts, 'users/grafana'), 'two');
      const { spec } = job.parse(
        parse(await readFile(path.join(monitoring, 'elk/apply-settings.yaml'), 'utf8')),
      );
      const [script] = spec.template.spec.containers[0].args;
      const address = server.address();
      const SERVER = typeof address === 'object' ? `http://127.0.0.1:${address?.port}` : '';
      const local = script.replaceAll(/\/(settings|elastic|users|tmp|ca)\//g, `${mounts}/$1/`);
      const { code, output } = await runTool(['/bin/sh', '-euc', local], {
        ...process.env,
        SERVER,
        CLOUD: 'gcp',
      });
      expect([code, code === 0 ? '' : output]).toEqual([0, '']);
    } finally {
      server.close();
    }
    expect([...asked.keys()]).toEqual([
      'PUT /_snapshot/backups',
      'PUT /_slm/policy/daily',
      'PUT /_ilm/policy/logs',
      'PUT /_ingest/pipeline/redact',
      'PUT /_index_template/logs-platform',
      'PUT /_security/role/jaeger',
      'PUT /_security/role/grafana',
      'PUT /_security/user/jaeger',
      'PUT /_security/user/grafana',
    ]);
    expect(asked.get('PUT /_snapshot/backups')).toMatchObject({ type: 'gcs' });
    expect(asked.get('PUT /_security/user/grafana')).toEqual({ roles: ['grafana'], password: 'two' });
    expect([...logins]).toEqual([`Basic ${Buffer.from('elastic:pass word').toString('base64')}`]);
  });
});
