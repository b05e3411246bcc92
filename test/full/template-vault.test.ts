import { execFile } from 'node:child_process';
import { createPublicKey, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CloudPorts } from '../../src/clouds/provider.ts';
import { openVault } from '../../src/clouds/vault.ts';
import { systemClock } from '../../src/core/clock.ts';
import { createHttp } from '../../src/core/http.ts';
import { type Claims, createSigner, signJwt } from '../clouds/oidc/jwt.ts';
import { toolchain } from '../clouds/toolchain/index.ts';
import { type ControlPlane, startControlPlane } from '../integration/kube/control-plane.ts';
import { silentLog } from '../integration/kube/silent-log.ts';
import { filesOf } from '../template/checks.ts';
import { startVaultServer, type VaultProcess } from '../template/vault-server.ts';

/* The template's Vault for real: its configuration, policies and logins in the program itself, asked by the suite. */

const issuer = 'https://token.actions.githubusercontent.com';
const http = createHttp();
let files: string[];
let dir: string;
let bin: string;
let server: VaultProcess;
let plane: ControlPlane;
const signer = createSigner();
const passwords = { production: randomBytes(9).toString('hex'), staging: randomBytes(9).toString('hex') };

const fileOf = (part: string) => files.find((file) => file.endsWith(`/vault/${part}`)) ?? part;
const nameOf = (file: string) => path.basename(file).replace(/\.\w+$/, '');
const within = (part: string) => files.filter((file) => file.includes(`/vault/${part}/`));
/** A role as the template has it, with what a user fills in. */
async function filled(file: string): Promise<string> {
  const to = path.join(dir, path.basename(file));
  const text = await readFile(file, 'utf8');
  await writeFile(to, text.replace('FILL-IN', '1001').replace('https://vault.example.com', server.address));
  return `@${to}`;
}

beforeAll(async () => {
  ({ bin } = await toolchain('full'));
  files = await filesOf('vault is configured');
  dir = await mkdtemp(path.join(os.tmpdir(), 'flotilla-vault-'));
  server = await startVaultServer(bin, fileOf('config/server.hcl'), dir);
  setDefaultCACertificates([...getCACertificates('default'), await readFile(server.ca, 'utf8')]);
  const { vault } = server;
  // The commands of the README, with the issuer's key in place of its address.
  await vault(['audit', 'enable', '-path=file', 'file', `file_path=${path.join(dir, 'audit.log')}`]);
  await vault(['secrets', 'enable', '-path=secret', '-version=2', 'kv']);
  for (const file of within('policies')) await vault(['policy', 'write', nameOf(file), file]);
  await vault(['auth', 'enable', 'jwt']);
  const key = path.join(dir, 'issuer.pem');
  await writeFile(key, createPublicKey(signer.privateKey).export({ type: 'spki', format: 'pem' }));
  await vault(['write', 'auth/jwt/config', `jwt_validation_pubkeys=@${key}`, `bound_issuer=${issuer}`]);
  for (const file of within('auth/jwt').filter((one) => nameOf(one) !== 'config'))
    await vault(['write', `auth/jwt/role/${nameOf(file)}`, await filled(file)]);
  for (const [name, password] of Object.entries(passwords))
    await vault(['kv', 'put', '-mount=secret', `delivery-platform/${name}/database`, `password=${password}`]);
  await vault(['kv', 'put', '-mount=secret', 'delivery-platform/keys', 'peer-token=shared']);
  plane = await startControlPlane(bin);
}, 3_600_000);
afterAll(async () => {
  if (server !== undefined) process.kill(server.process.pid, 'SIGKILL');
  await plane?.stop();
  await http.close();
  await rm(dir, { recursive: true, force: true });
});

/** What GitHub says of a job that delivers to production. */
const production = {
  sub: 'repo:example-org/delivery-platform:environment:production',
  repository_id: '1001',
  environment: 'production',
  run_id: '7',
  sha: 'c'.repeat(40),
  job_workflow_ref: 'flotilla/flotilla/.github/workflows/pipeline.yml@refs/tags/v1',
};
function open(role: string, claims: Claims) {
  const seconds = Math.floor(Date.now() / 1000);
  const ports: CloudPorts = {
    fetch: http.fetch,
    dispatcher: http.dispatcher,
    clock: systemClock,
    log: silentLog,
    endpoints: {},
    secret: () => '',
    idToken: async (aud) =>
      signJwt(signer, { iss: issuer, aud, iat: seconds, nbf: seconds, exp: seconds + 300, ...claims }),
  };
  return openVault({ address: server.address, role, mount: 'jwt' }, ports);
}
const tokenWith = async (policy: string) =>
  (await server.vault(['token', 'create', `-policy=${policy}`, '-no-default-policy', '-field=token'])).trim();

describe('a delivery', () => {
  it('reads the secrets of its own environment, and its token ends with it', async () => {
    const opened = open('deploy-production', production);
    expect(await opened.read('secret/delivery-platform/production/database', 'password')).toBe(
      passwords.production,
    );
    await expect(opened.read('secret/delivery-platform/staging/database', 'password')).rejects.toThrow(
      /permission denied/,
    );
    await expect(opened.read('secret/delivery-platform/keys', 'peer-token')).rejects.toThrow(
      /permission denied/,
    );
    await opened.close();
    await expect(opened.read('secret/delivery-platform/production/other', 'password')).rejects.toThrow(
      /permission denied|invalid token/,
    );
  });

  it.each([
    ['of a pull request', { sub: 'repo:example-org/delivery-platform:pull_request' }],
    ['of another repository of the same name', { repository_id: '6666' }],
    [
      'of another environment',
      { sub: 'repo:example-org/delivery-platform:environment:staging', environment: 'staging' },
    ],
    ['for another server', { aud: 'https://elsewhere.example.com' }],
    ['of another issuer', { iss: 'https://issuer.example.com' }],
    ['that has run out', { exp: 1 }],
  ])('is refused with a token %s', async (_whose, claims) => {
    const opened = open('deploy-production', { ...production, ...claims });
    await expect(
      opened.read('secret/delivery-platform/production/database', 'password'),
    ).rejects.toMatchObject({
      code: 'SECRET_UNAVAILABLE',
    });
  });
});

describe('people and jobs', () => {
  it('write secrets without reading them', async () => {
    const token = await tokenWith('secret-writer');
    const place = ['-mount=secret', 'delivery-platform/staging/database'];
    await server.vault(['kv', 'put', ...place, 'password=changed'], token);
    await expect(server.vault(['kv', 'get', ...place], token)).rejects.toThrow(
      /permission denied|returned 403/,
    );
    await server.vault(['kv', 'metadata', 'get', ...place], token);
  });

  it('audit without reading secrets, and administer without switching the audit off', async () => {
    const auditor = await tokenWith('auditor');
    expect(await server.vault(['audit', 'list'], auditor)).toContain('file/');
    expect(await server.vault(['policy', 'read', 'deploy-production'], auditor)).toContain('production');
    const read = ['kv', 'get', '-mount=secret', 'delivery-platform/production/database'];
    await expect(server.vault(read, auditor)).rejects.toThrow(/permission denied|returned 403/);
    const administrator = await tokenWith('administrator');
    await server.vault(['policy', 'write', 'new', fileOf('policies/keys.hcl')], administrator);
    await expect(server.vault(read, administrator)).rejects.toThrow(/permission denied|returned 403/);
    await expect(server.vault(['audit', 'disable', 'file'], administrator)).rejects.toThrow(
      /permission denied/,
    );
  });

  it('take snapshots without restoring them', async () => {
    const token = await tokenWith('snapshot');
    const snapshot = path.join(dir, 'raft.snap');
    await server.vault(['operator', 'raft', 'snapshot', 'save', snapshot], token);
    expect((await readFile(snapshot)).length).toBeGreaterThan(1000);
    await expect(server.vault(['operator', 'raft', 'snapshot', 'restore', snapshot], token)).rejects.toThrow(
      /permission denied/,
    );
  });

  it('leave no secret in the audit log', async () => {
    const log = await readFile(path.join(dir, 'audit.log'), 'utf8');
    expect(log).toContain('secret/data/delivery-platform/production/database');
    expect(log).not.toContain(passwords.production);
  });
});

describe('pods', () => {
  /** A token that the API server makes for a service account, as a pod gets one projected. */
  async function tokenOf(namespace: string, name: string, audience?: string): Promise<string> {
    const { stdout } = await promisify(execFile)(path.join(bin, 'kubectl'), [
      ...[
        '--kubeconfig',
        path.join(plane.dir, 'kubeconfig'),
        '--namespace',
        namespace,
        'create',
        'token',
        name,
      ],
      ...(audience === undefined ? [] : [`--audience=${audience}`]),
    ]);
    return stdout.trim();
  }

  it('log in with the token of their service account', async () => {
    const kube = plane.client();
    const account = (namespace: string, name: string) =>
      kube.apply({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } });
    for (const name of ['delivery-platform', 'vault'])
      await kube.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    for (const name of ['delivery-platform-vault', 'somebody']) await account('delivery-platform', name);
    await account('vault', 'vault');
    // As the chart does for the server's own account.
    await kube.apply({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: 'vault' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'system:auth-delegator' },
      subjects: [{ kind: 'ServiceAccount', name: 'vault', namespace: 'vault' }],
    });
    const ca = path.join(dir, 'kubernetes.pem');
    await writeFile(ca, plane.access.ca ?? '');
    const { vault } = server;
    await vault(['auth', 'enable', 'kubernetes']);
    await vault([
      ...['write', 'auth/kubernetes/config', `kubernetes_host=${plane.access.server}`],
      ...[`kubernetes_ca_cert=@${ca}`, `token_reviewer_jwt=${await tokenOf('vault', 'vault')}`],
    ]);
    for (const file of within('auth/kubernetes').filter((one) => nameOf(one) !== 'config'))
      await vault(['write', `auth/kubernetes/role/${nameOf(file)}`, `@${file}`]);
    const logIn = (jwt: string) =>
      vault(['write', '-field=token', 'auth/kubernetes/login', 'role=delivery-platform', `jwt=${jwt}`]);
    const token = (
      await logIn(await tokenOf('delivery-platform', 'delivery-platform-vault', 'vault'))
    ).trim();
    expect(
      await vault(['kv', 'get', '-mount=secret', '-field=peer-token', 'delivery-platform/keys'], token),
    ).toContain('shared');
    await expect(
      vault(['kv', 'get', '-mount=secret', 'delivery-platform/production/database'], token),
    ).rejects.toThrow(/permission denied/);
    const other = await tokenOf('delivery-platform', 'somebody', 'vault');
    await expect(logIn(other)).rejects.toThrow(/service account name not authorized|permission denied/);
    const unaimed = await tokenOf('delivery-platform', 'delivery-platform-vault');
    await expect(logIn(unaimed)).rejects.toThrow(/audience|permission denied/);
  }, 60_000);
});

describe('the files', () => {
  it('are formatted as Vault does', async () => {
    for (const file of within('policies')) {
      const copy = path.join(dir, path.basename(file));
      await writeFile(copy, await readFile(file, 'utf8'));
      await server.vault(['policy', 'fmt', copy]);
      expect(await readFile(copy, 'utf8')).toBe(await readFile(file, 'utf8'));
    }
  });
});

describe('what Prometheus is told', () => {
  const open = async () => {
    const answer = await fetch(`${server.address}/v1/sys/metrics?format=prometheus`);
    return (await answer.text()).split('\n').filter((line) => line.startsWith('vault_core_unsealed'));
  };

  it('needs no login, says that Vault is open, and a minute after it was sealed nothing: VaultSealed goes by that', async () => {
    expect(await open()).toContainEqual(expect.stringMatching(/ 1$/));
    await server.vault(['operator', 'seal']);
    await sleep(75_000);
    expect(await open()).toEqual([]);
  }, 150_000);
});
