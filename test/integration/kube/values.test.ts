import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import type { CloudPorts } from '../../../src/clouds/provider.ts';
import { openVault, type Vault } from '../../../src/clouds/vault.ts';
import { systemClock } from '../../../src/core/clock.ts';
import { type Command, type Exec, systemExec } from '../../../src/core/exec.ts';
import { createHttp } from '../../../src/core/http.ts';
import { createTemp } from '../../../src/core/temp.ts';
import type { KubeClient } from '../../../src/kube/client.ts';
import { openValues, type ValueSources } from '../../../src/kube/open-values.ts';
import { render as renderObjects } from '../../../src/kube/render.ts';
import { createSigner, signJwt } from '../../clouds/oidc/jwt.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { startVault, type VaultServer } from '../../clouds/vault/server.ts';
import { memoryClient } from '../../support/memory-client.ts';
import { recordingLog } from '../../support/recording-log.ts';

const run = promisify(execFile);
const issuer = createSigner();
const http = createHttp();

let dir: string;
let bin: string;
let env: NodeJS.ProcessEnv;
let server: VaultServer;
let ageKey: string;
let sealed: string;
const plain =
  'database:\n  host: db.example\n  password: correct-horse-battery\n  pin: 902517\nlist:\n  - first-of-the-list\n';

beforeAll(async () => {
  ({ bin } = await toolchain());
  dir = await mkdtemp(path.join(os.tmpdir(), 'values-'));
  env = { PATH: process.env['PATH'], HOME: dir };
  const { stdout } = await run(path.join(bin, 'age-keygen'));
  ageKey = /AGE-SECRET-KEY-1\S+/.exec(stdout)?.[0] ?? '';
  const recipient = /age1\S+/.exec(stdout)?.[0] ?? '';
  sealed = path.join(dir, 'sealed.yaml');
  await writeFile(sealed, plain);
  const args = ['--encrypt', '--in-place', '--age', recipient, '--encrypted-regex', '^(password|pin|list)$'];
  await run(path.join(bin, 'sops'), [...args, sealed]);
  server = await startVault({
    issuer,
    roles: { deployer: { repository: 'acme/shop' } },
    secrets: {
      'secret/shop/database': { password: 'from-the-vault: "quoted"\nsecond line', port: 5432 },
      'secret/others': { password: 'not-yours' },
    },
    forbidden: ['secret/others'],
  });
}, 60_000);
afterAll(async () => {
  await http.close();
  await server?.close();
  await rm(dir, { recursive: true, force: true });
});

/** Opens values files and notes what was run, masked and left behind. */
async function open(
  files: readonly string[],
  sources: Partial<Omit<ValueSources, 'decryption'>> & { key?: string } = {},
) {
  const directory = await mkdtemp(path.join(dir, 'private-'));
  const commands: Command[] = [];
  const masked: string[] = [];
  const exec: Exec = async (command) => {
    commands.push(command);
    const [program, ...args] = command.argv;
    return systemExec({ ...command, argv: [path.join(bin, program), ...args] });
  };
  const { key } = sources;
  const keys = key === undefined ? undefined : async () => ({ variables: { SOPS_AGE_KEY: key }, files: {} });
  const opened = await openValues(
    files,
    { decryption: { keys, mask: (secret) => masked.push(secret) }, vault: sources.vault },
    { exec, env, directory },
  );
  return { opened, directory, masked, argv: commands.map(({ argv }) => argv.join(' ')) };
}

describe('values that SOPS encrypted', () => {
  it('are opened by the key, masked, and written to a private file alone', async () => {
    expect(await readFile(sealed, 'utf8')).not.toContain('correct-horse-battery');
    const { opened, directory, masked, argv } = await open([sealed], { key: ageKey });
    expect(parse(await readFile(opened[0] ?? '', 'utf8'))).toEqual(parse(plain));
    expect(await readdir(directory)).toEqual(['values-0.yaml']);
    expect((await stat(opened[0] ?? '')).mode & 0o777).toBe(0o600);
    expect(masked.sort()).toEqual(['902517', 'correct-horse-battery', 'first-of-the-list']);
    expect(argv.join()).not.toMatch(/AGE-SECRET|correct-horse/);
  });

  it('stay closed to another key and without one, and the refusal holds no secret', async () => {
    const { stdout } = await run(path.join(bin, 'age-keygen'));
    const stranger = /AGE-SECRET-KEY-1\S+/.exec(stdout)?.[0] ?? '';
    const error = await open([sealed], { key: stranger }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'SECRET_UNAVAILABLE' });
    expect(String(error)).not.toContain(stranger);
    await expect(open([sealed])).rejects.toMatchObject({
      code: 'SECRET_UNAVAILABLE',
      hint: expect.stringContaining('Add `decryption` to the environment'),
    });
  });

  it('are refused where somebody changed them', async () => {
    const forged = path.join(dir, 'forged.yaml');
    await writeFile(
      forged,
      (await readFile(sealed, 'utf8')).replace('host: db.example', 'host: evil.example'),
    );
    await expect(open([forged], { key: ageKey })).rejects.toMatchObject({
      code: 'SECRET_UNAVAILABLE',
      message: expect.stringContaining('MAC mismatch'),
    });
  });

  it('leave files that are not encrypted as they are', async () => {
    const file = path.join(dir, 'plain.yaml');
    await writeFile(file, 'sops: is only a word here\n');
    expect((await open([file])).opened).toEqual([file]);
  });
});

describe('manifests that SOPS encrypted', () => {
  it('are opened for the cluster and leave no file behind', async () => {
    const directory = path.join(dir, 'manifests');
    const temporary = path.join(dir, 'runner-temp');
    await mkdir(directory);
    await mkdir(temporary);
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'key' },
      stringData: { key: 'to-be-hidden' },
    };
    const file = path.join(directory, 'secret.yaml');
    await writeFile(file, JSON.stringify(secret));
    const recipient = /age1\S+/.exec(await readFile(sealed, 'utf8'))?.[0] ?? '';
    const args = ['--encrypt', '--in-place', '--age', recipient, '--encrypted-regex', '^stringData$', file];
    await run(path.join(bin, 'sops'), args);
    const masked: string[] = [];
    const keys = async () => ({ variables: { SOPS_AGE_KEY: ageKey }, files: {} });
    const render = (client: KubeClient) =>
      renderObjects(
        { kind: 'manifests', directory },
        {
          ...{
            application: 'shop',
            namespace: 'shop',
            access: { server: '' },
            client,
            images: { services: {}, allowed: [] },
          },
          sources: { decryption: { keys, mask: (one) => masked.push(one) }, vault: undefined },
          exec: ({ argv: [program, ...rest], ...more }) =>
            systemExec({ ...more, argv: [path.join(bin, program), ...rest] }),
          ...{ temp: createTemp({ RUNNER_TEMP: temporary }), env },
        },
      );
    expect(await render(memoryClient('aws'))).toEqual([secret]);
    expect(masked).toEqual(['to-be-hidden']);
    expect(await readdir(temporary)).toEqual([]);
  });
});

describe('values that stand in a Vault', () => {
  const values = path.join(os.tmpdir(), `vault-values-${process.pid}`);
  const write = async (text: string) => {
    await mkdir(values, { recursive: true });
    const file = path.join(values, 'values.yaml');
    await writeFile(file, text);
    return file;
  };
  afterAll(() => rm(values, { recursive: true, force: true }));

  const { log, masked } = recordingLog();
  const vaultOf = (claims: object = {}, role = 'deployer'): Vault => {
    const idToken = async (aud: string) =>
      signJwt(issuer, { aud, repository: 'acme/shop', exp: Math.floor(Date.now() / 1000) + 300, ...claims });
    const ports: CloudPorts = {
      ...{ fetch: http.fetch, dispatcher: http.dispatcher, clock: systemClock, log, endpoints: {}, idToken },
      secret: () => '',
    };
    return openVault({ address: server.address, role, mount: 'jwt' }, ports);
  };

  it('take the place of their references, with one login and one read, which ends', async () => {
    const file = await write(
      '# kept\nhost: db # kept too\npassword: vault:secret/shop/database#password\nagain: "vault:secret/shop/database#password"\nurl: see vault:a#b\n',
    );
    const vault = vaultOf();
    const { opened } = await open([file], { vault: vault.read });
    const text = await readFile(opened[0] ?? '', 'utf8');
    const secret = 'from-the-vault: "quoted"\nsecond line';
    expect(parse(text)).toEqual({ host: 'db', password: secret, again: secret, url: 'see vault:a#b' });
    expect(text).toContain('# kept too');
    expect(masked).toContain(secret);
    expect(server.asked).toEqual(['POST /v1/auth/jwt/login', 'GET /v1/secret/data/shop/database']);
    expect(server.tokens.size).toBe(1);
    await vault.close();
    expect(server.tokens.size).toBe(0);
  });

  it.each([
    ['a secret it may not read', 'secret/others#password', {}, 'deployer', 'permission denied'],
    ['one that is not there', 'secret/absent#password', {}, 'deployer', 'there is none'],
    ['a key that is no text', 'secret/shop/database#port', {}, 'deployer', 'has no text named port'],
    [
      'a role that is not there',
      'secret/shop/database#password',
      {},
      'nobody',
      'role "nobody" could not be found',
    ],
    [
      'the token of another job',
      'secret/shop/database#password',
      { repository: 'evil/shop' },
      'deployer',
      'bound claim',
    ],
    [
      'a token for somebody else',
      'secret/shop/database#password',
      { aud: 'https://other' },
      'deployer',
      'audience',
    ],
  ])('are refused for %s', async (_what, place, claims, role, message) => {
    const file = await write(`password: vault:${place}\n`);
    const vault = vaultOf(claims, role);
    await expect(open([file], { vault: vault.read })).rejects.toMatchObject({
      code: 'SECRET_UNAVAILABLE',
      message: expect.stringContaining(message),
    });
    await vault.close();
  });

  it('stay as they are where the environment names no Vault', async () => {
    const file = await write('password: vault:secret/shop/database#password\n');
    expect((await open([file])).opened).toEqual([file]);
  });
});
