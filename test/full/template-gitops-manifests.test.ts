import { execFile, spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { toolchain } from '../clouds/toolchain/index.ts';
import { type ControlPlane, startControlPlane } from '../integration/kube/control-plane.ts';
import { appliedFrom, areas, mistakes } from '../template/applied.ts';
import { templates } from '../template/checks.ts';
import { defineFrom, gitopsDefinitions } from '../template/definitions.ts';
import { manifestsIn } from '../template/manifests.ts';

/*
 * The API server itself says whether it would take what people apply: kinds, fields and the rules their definitions
 * state in CEL. Nothing is kept (a dry run), but everything short of that is done.
 */

let bin: string;
let plane: ControlPlane;
const platform = path.join(templates, 'delivery-platform');
const namespaces = ['argocd', 'delivery-platform', 'flux-system', 'tekton-builds', 'velero'];

beforeAll(async () => {
  ({ bin } = await toolchain());
  plane = await startControlPlane(bin);
  await defineFrom(plane, bin, gitopsDefinitions);
  await kubectl(
    ['create', '-f', '-'],
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'List',
      items: namespaces.map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })),
    }),
  );
}, 1_800_000);
afterAll(() => plane?.stop());

function kubectl(args: readonly string[], input: string): Promise<{ code: number | null; text: string }> {
  const child = spawn(path.join(bin, 'kubectl'), [
    '--kubeconfig',
    path.join(plane.dir, 'kubeconfig'),
    ...args,
  ]);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  child.stdin.end(input);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, text })));
}

const dryRun = (text: string) =>
  kubectl(['apply', '--server-side', '--dry-run=server', '--validate=strict', '-f', '-'], text);

describe.each(areas)('what %s is given', (area) => {
  it('is taken by the API server as it is', async () => {
    const applied = await appliedFrom(bin, area);
    const { code, text } = await dryRun(applied);
    expect([code, code === 0 ? '' : text]).toEqual([0, '']);
    // As many as there are: an empty build would pass as well.
    expect(text.match(/ serverside-applied /g)).toHaveLength(manifestsIn(applied).length);
  }, 120_000);
});

it.each(mistakes)('a mistake in %s is found', async (file, from, to) => {
  const text = await readFile(path.join(platform, file), 'utf8');
  expect((await dryRun(text.replace(from, to))).code).toBe(1);
});

/* Tekton's step asks the cluster for tokens of its own account, in GitHub's place. */
describe('the identity of a step', () => {
  const account = () => path.join(plane.dir, 'account');

  beforeAll(async () => {
    await kubectl(['apply', '-n', 'tekton-builds', '-f', path.join(platform, 'tekton/identity.yaml')], '');
    await mkdir(account());
    const [token, ca] = await Promise.all([
      kubectl(['-n', 'tekton-builds', 'create', 'token', 'flotilla-deliver'], ''),
      readFile(path.join(plane.dir, 'certs/apiserver.crt'), 'utf8'),
    ]);
    await writeFile(path.join(account(), 'token'), token.text.trim());
    await writeFile(path.join(account(), 'ca.crt'), ca);
    await writeFile(path.join(account(), 'namespace'), 'tekton-builds');
  });

  /** Asks for a token as an action does, from a process that has the runner's service beside it. */
  async function ask(audience: string, word?: string): Promise<{ status: number; text: string }> {
    const server = new URL(plane.access.server);
    const script = `
      const { startIdentityTokens } = await import(${JSON.stringify(path.join(platform, 'tekton/runner/identity-tokens.ts'))});
      const tokens = await startIdentityTokens();
      const word = ${JSON.stringify(word)} ?? tokens.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
      const url = tokens.env.ACTIONS_ID_TOKEN_REQUEST_URL + '&audience=' + encodeURIComponent(${JSON.stringify(audience)});
      const answer = await fetch(url, { headers: { authorization: 'Bearer ' + word } });
      console.log(JSON.stringify({ status: answer.status, text: await answer.text() }));
      await tokens.close();`;
    const env = {
      PATH: process.env['PATH'],
      ACCOUNT_DIRECTORY: account(),
      KUBERNETES_SERVICE_HOST: server.hostname,
      KUBERNETES_SERVICE_PORT: server.port,
    };
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', script],
      { env },
    );
    return z.object({ status: z.number(), text: z.string() }).parse(JSON.parse(stdout));
  }

  it('is minted by the cluster for the audience that is asked for', async () => {
    const { status, text } = await ask('sts.amazonaws.com');
    expect([status, status === 200 ? '' : text]).toEqual([200, '']);
    const { value } = z.object({ value: z.string() }).parse(JSON.parse(text));
    const claims = JSON.parse(Buffer.from(value.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({
      aud: ['sts.amazonaws.com'],
      sub: 'system:serviceaccount:tekton-builds:flotilla-deliver',
    });
    expect(claims.exp - claims.iat).toBe(600);
  });

  it('is given to nobody who has not the word', async () => {
    expect((await ask('sts.amazonaws.com', 'guessed')).status).toBe(403);
  });

  it('is one that the account may mint for itself and for no other', async () => {
    const may = (name: string) =>
      kubectl(
        [
          'auth',
          'can-i',
          'create',
          `serviceaccounts/${name}`,
          '--subresource=token',
          '-n',
          'tekton-builds',
        ].concat(['--as=system:serviceaccount:tekton-builds:flotilla-deliver']),
        '',
      );
    expect((await may('flotilla-deliver')).text.trim()).toBe('yes');
    expect((await may('default')).text.trim()).toBe('no');
  });
});

/* Flux delivers by Helm: what its hub is granted must be enough for all that Helm does, records of its own included. */
it('the hub of Flux installs, upgrades, goes back and removes with the rights it is given', async () => {
  for (const file of ['rbac/deploy.yaml', 'flux/access/cluster.yaml'])
    expect(await kubectl(['apply', '-f', path.join(platform, file)], '')).toMatchObject({ code: 0 });
  const chart = path.join(platform, 'helm-charts/delivery-platform');
  const values = ['tests/values/pinned.yaml', 'values-aws.yaml', 'values-production.yaml'];
  const helm = (...args: string[]) =>
    promisify(execFile)(path.join(bin, 'helm'), [
      ...['--kubeconfig', path.join(plane.dir, 'kubeconfig'), '--namespace', 'delivery-platform'],
      ...['--kube-as-user', 'hub', '--kube-as-group', 'flux-hub'],
      ...args,
    ]);
  const deliver = (grace: number) =>
    helm(
      ...['upgrade', '--install', 'delivery-platform', chart, '--set', 'keys.existingSecret=shared'],
      ...['--set', `rollout.graceSeconds=${grace}`],
      ...values.flatMap((file) => ['--values', path.join(chart, file)]),
    );
  // Helm says it on standard error, and ends with 0, when it could not record what it did.
  expect((await deliver(15)).stderr).not.toContain('forbidden');
  expect((await deliver(16)).stderr).not.toContain('forbidden');
  await helm('rollback', 'delivery-platform', '1');
  const { stdout } = await helm('history', 'delivery-platform', '--output', 'json');
  const states = z.array(z.object({ status: z.string() })).parse(JSON.parse(stdout));
  expect(states.map(({ status }) => status)).toEqual(['superseded', 'superseded', 'deployed']);
  await helm('uninstall', 'delivery-platform');
}, 120_000);
