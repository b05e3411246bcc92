import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ConnectInputs, connect } from '../../../src/actions/connect-cluster/connect.ts';
import action from '../../../src/actions/connect-cluster/main.ts';
import { systemClock } from '../../../src/core/clock.ts';
import { createHttp } from '../../../src/core/http.ts';
import { createKubeClient } from '../../../src/kube/client.ts';
import { clustersFile } from '../../clouds/clusters.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { type Fixture, startFixture } from '../clouds/fixture.ts';
import { poll } from '../kube/control-plane.ts';
import { type ApiServer, startApiServer } from './api-server.ts';
import { endpointsOf, registerJob } from './job.ts';
import { sampleFleetText } from './sample-fleet.ts';
import { startStep } from './step.ts';

const deployers = 'flotilla-deployers';
const clouds = ['aws', 'azure'] as const;

describe('connect-cluster', () => {
  let fixture: Fixture;
  let cluster: ApiServer;
  let bin = '';
  let fleet = '';
  let plugin = '';
  const http = createHttp();

  beforeAll(async () => {
    fixture = await startFixture();
    bin = (await toolchain()).bin;
    const ca = await readFile(path.join(fixture.dir, 'ca.pem'), 'utf8');
    const { aws, azure } = fixture.standIns;
    const authenticators = { webhook: aws.tokenReview, issuer: azure.issuer, ca };
    cluster = await startApiServer(bin, path.join(fixture.dir, 'cluster'), authenticators);
    const found = { server: cluster.server, caPem: cluster.ca };
    await writeFile(
      path.join(fixture.dir, clustersFile),
      JSON.stringify({ aws: found, gcp: found, azure: found }),
    );
    fleet = path.join(fixture.dir, 'flotilla.yml');
    await writeFile(fleet, sampleFleetText);
    // What the stub in dist/ does, over the sources.
    plugin = path.join(fixture.dir, 'token.mjs');
    const source = pathToFileURL(path.resolve('src/token-plugin.ts')).href;
    await writeFile(
      plugin,
      [
        `import { readFileSync } from 'node:fs';`,
        `import { printToken } from '${source}';`,
        // The stand-ins' time, which a test may move on: the plugin is a process of its own.
        `const [now, ahead] = [Date.now, Number(readFileSync('${path.join(fixture.dir, 'ahead')}', 'utf8'))];`,
        'Date.now = () => now() + ahead;',
        'await printToken();',
      ].join('\n'),
    );
    await writeFile(path.join(fixture.dir, 'ahead'), '0');
    await allowDeployers();
  }, 120_000);
  afterAll(async () => {
    await http.close();
    await cluster.stop();
    await fixture.close();
  });

  const allowDeployers = async () => {
    const { signal } = new AbortController();
    const client = createKubeClient(cluster.admin, {
      name: 'admin',
      clock: systemClock,
      log: recordingLog().log,
      signal,
    });
    const group = 'rbac.authorization.k8s.io';
    const apiVersion = `${group}/v1`;
    // The API server makes its own roles first, a second or two after it answers.
    await poll(async () => {
      const everybody = { apiVersion, kind: 'ClusterRoleBinding', name: 'system:discovery' };
      if ((await client.get(everybody)) === undefined) throw new Error('the default roles are not there yet');
    });
    const metadata = { name: deployers };
    const rules = [{ apiGroups: [''], resources: ['namespaces'], verbs: ['get', 'list'] }];
    await client.apply({ apiVersion, kind: 'ClusterRole', metadata, rules });
    await client.apply({
      ...{ apiVersion, kind: 'ClusterRoleBinding', metadata },
      roleRef: { apiGroup: group, kind: 'ClusterRole', name: deployers },
      subjects: [{ apiGroup: group, kind: 'Group', name: deployers }],
    });
    await client.close();
  };

  const step = async (
    job: Readonly<Record<string, unknown>> = {},
    variables: Readonly<Record<string, string>> = {},
  ) => {
    const started = await startStep(fixture, http, job, variables);
    const run = (name: string, fields: Partial<ConnectInputs> = {}) =>
      connect(
        {
          ...{ fleet, environment: 'production', cluster: name, role: 'deploy' },
          endpoints: endpointsOf(fixture.standIns),
          ...fields,
        },
        started.context,
        { command: process.execPath, args: ['--disable-warning=ExperimentalWarning', plugin] },
      );
    return { ...started, run };
  };

  const kubectl = (args: readonly string[], env: Record<string, string>) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      const home = { HOME: env['RUNNER_TEMP'] ?? '', PATH: process.env['PATH'] ?? '' };
      execFile(path.join(bin, 'kubectl'), args, { env: { ...home, ...env } }, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : 1, stdout, stderr }),
      );
    });

  it.each(clouds)('gives kubectl tokens of %s that it never shows', async (name) => {
    const { env, lines, masked, temp, run, context } = await step();
    const kubeconfig = await run(name);
    expect(lines.at(-1)).toMatch(new RegExp(`${name}: Kubernetes v1\\..*\\(.*${deployers}`));
    const token = masked.at(-1) ?? '';
    expect(token.length).toBeGreaterThan(100);

    const result = await kubectl(['-v=9', 'get', 'namespaces', '-o', 'name'], {
      ...env,
      KUBECONFIG: kubeconfig,
    });
    expect(result.stdout).toContain('namespace/default');
    const said = `${result.stdout}${result.stderr}`;
    // What it says at that level fills pages; only whether it says the wrong thing is of interest.
    const shows = (text: string) => said.includes(text);
    expect({
      code: result.code,
      requests: shows('curl -v -XGET'),
      shown: /Bearer (?!<masked>)/.test(said),
    }).toEqual({
      ...{ code: 0, requests: true, shown: false },
    });
    const request = env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '';
    expect([token.slice(0, 60), request, 'k8s-aws-v1.', 'eyJ'].filter(shows)).toEqual([]);

    const files = await readdir(temp, { recursive: true, withFileTypes: true });
    for (const file of files.filter((entry) => entry.isFile())) {
      const content = await readFile(path.join(file.parentPath, file.name), 'utf8');
      expect(content).not.toMatch(/k8s-aws-v1\.|eyJ/);
      expect(content).not.toContain(env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']);
    }
    expect((await stat(kubeconfig)).mode & 0o777).toBe(0o600);
    expect((await stat(path.dirname(kubeconfig))).mode & 0o777).toBe(0o700);

    await context.temp.remove();
    await expect(stat(kubeconfig)).resolves.toBeDefined();
    await action.post?.(context);
    await expect(stat(path.dirname(kubeconfig))).rejects.toThrow('ENOENT');
  });

  it('says why where the step has no identity, where the session is gone and where the cloud refuses', async () => {
    const { env, run, context } = await step();
    const kubeconfig = await run('aws');
    const get = (variables: Record<string, string>) =>
      kubectl(['get', 'namespaces'], { ...variables, KUBECONFIG: kubeconfig });
    const { ACTIONS_ID_TOKEN_REQUEST_TOKEN: _, ...without } = env;
    expect(await get(without)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/IDENTITY_UNAVAILABLE[\s\S]*id-token: write/),
    });
    const foreign = await registerJob(fixture.standIns, { repository_id: '6666' });
    expect(await get({ ...env, ...foreign })).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/IDENTITY_DENIED[\s\S]*repository_id: 6666/),
    });
    const text = await readFile(kubeconfig, 'utf8');
    await action.post?.(context);
    await mkdir(path.dirname(kubeconfig), { recursive: true });
    await writeFile(kubeconfig, text);
    expect(await get(env)).toMatchObject({ code: 1, stderr: expect.stringContaining('CREDENTIAL_EXPIRED') });
  });

  it.each(clouds)('refuses a job that %s does not let in', async (name) => {
    const { run, temp } = await step({ environment: null });
    await expect(run(name)).rejects.toMatchObject({ code: 'IDENTITY_DENIED' });
    expect(await readdir(temp)).toEqual([]);
  });

  it('refuses unknown names before it asks anybody', async () => {
    const { run } = await step();
    await expect(run('gke')).rejects.toMatchObject({ code: 'FLEET_INVALID' });
    await expect(run('aws', { environment: 'staging' })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  /** The sample's fleet file with another identity for one cluster. */
  const fleetWith = async (name: string, identity: object) => {
    const sample = JSON.parse(sampleFleetText);
    const file = path.join(fixture.dir, `${name}.yml`);
    await writeFile(
      file,
      JSON.stringify({ ...sample, identities: { ...sample.identities, [name]: identity } }),
    );
    return file;
  };

  it('gives kubectl tokens of what the runner has by itself', async () => {
    // What EKS Pod Identity would answer on the runner's own link.
    const { accessKeyId, secretAccessKey, sessionToken, expires } =
      fixture.standIns.aws.account.sessions.assume('deploy', 'runner', 3600);
    const service = createServer((_request, response) =>
      response.end(
        JSON.stringify({
          ...{ AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, Token: sessionToken },
          Expiration: new Date(expires).toISOString(),
        }),
      ),
    );
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
    const bound = service.address();
    const port = bound !== null && typeof bound === 'object' ? bound.port : 0;
    const variables = { AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${port}/v1/credentials` };
    try {
      const { run, env } = await step({}, variables);
      const ambient = { cloud: 'aws', source: 'ambient', region: 'eu-west-1' };
      const kubeconfig = await run('aws', { fleet: await fleetWith('aws-deploy', ambient) });
      const { ACTIONS_ID_TOKEN_REQUEST_TOKEN: _, ...without } = env;
      const result = await kubectl(['get', 'namespaces', '-o', 'name'], {
        ...without,
        KUBECONFIG: kubeconfig,
      });
      expect(result).toMatchObject({ code: 0, stdout: expect.stringContaining('namespace/default') });
    } finally {
      service.close();
    }
  });

  it('does not take an identity whose secrets kubectl could not have', async () => {
    const { run, temp } = await step();
    const keys = { 'access-key-id': 'AWS_ID', 'secret-access-key': 'AWS_KEY' };
    const file = await fleetWith('aws-deploy', {
      cloud: 'aws',
      source: 'secret',
      region: 'eu-west-1',
      ...keys,
    });
    await expect(run('aws', { fleet: file })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      hint: expect.stringContaining('kubectl'),
    });
    expect(await readdir(temp)).toEqual([]);
  });

  it('keeps a program in for longer than a token lasts', async () => {
    const { env, run } = await step();
    const kubeconfig = await run('aws');
    const exchanges = () =>
      fixture.standIns.listeners
        .flatMap(({ name, journal }) => (name === 'aws-sts' ? journal.list() : []))
        .filter(({ method }) => method === 'POST').length;
    const home = { HOME: env['RUNNER_TEMP'] ?? '', PATH: process.env['PATH'] ?? '' };
    const proxy = spawn(path.join(bin, 'kubectl'), ['proxy', '--port=0'], {
      env: { ...home, ...env, KUBECONFIG: kubeconfig },
    });
    try {
      const [said] = await once(proxy.stdout, 'data');
      const [, address = ''] = /(127\.0\.0\.1:\d+)/.exec(String(said)) ?? [];
      const status = async () => (await fetch(`http://${address}/api/v1/namespaces`)).status;
      expect([await status(), await status()]).toEqual([200, 200]);
      const before = exchanges();
      fixture.clock.advance(20 * 60_000);
      await writeFile(path.join(fixture.dir, 'ahead'), String(20 * 60_000));
      // The API server remembers a token for some seconds; then it refuses it, and kubectl asks the plugin again.
      await poll(async () => {
        expect(await status()).toBe(200);
        expect(exchanges()).toBeGreaterThan(before);
      });
    } finally {
      proxy.kill('SIGKILL');
    }
  });
});
