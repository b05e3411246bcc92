import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { filesOf, templates } from '../../template/checks.ts';

const run = promisify(execFile);
const platform = path.join(templates, 'delivery-platform');
let bin: string;
let dir: string;

beforeAll(async () => {
  ({ bin } = await toolchain());
  dir = await mkdtemp(path.join(os.tmpdir(), 'gitops-tools-'));
  await cp(path.join(platform, 'clusters'), path.join(dir, 'clusters'), { recursive: true });
}, 1_800_000);
afterAll(() => rm(dir, { recursive: true, force: true }));

it('Secrets below clusters/ are encrypted, each value and nothing else', async () => {
  const key = path.join(dir, 'age.key');
  await run(path.join(bin, 'age-keygen'), ['-o', key]);
  const [, recipient = ''] = /public key: (age1\w+)/.exec(await readFile(key, 'utf8')) ?? [];
  // The rules as they are, with a key of this machine in the place of the clouds'.
  const [rules = ''] = await filesOf('keys of secrets in Git');
  const local = (await readFile(rules, 'utf8')).replaceAll(
    /^( +)kms: .*\n +gcp_kms: .*$/gm,
    `$1age: ${recipient}`,
  );
  expect(local.match(/age: age1/g)).toHaveLength(3);
  await writeFile(path.join(dir, '.sops.yaml'), local);
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'webhook' },
    stringData: { token: 'hush-hush' },
  };
  for (const environment of ['development', 'staging', 'production']) {
    const file = path.join(dir, 'clusters', environment, 'webhook.sops.yaml');
    await writeFile(file, JSON.stringify(secret));
    await run(path.join(bin, 'sops'), ['encrypt', '--in-place', file], { cwd: dir });
    const text = await readFile(file, 'utf8');
    expect(text).not.toContain('hush-hush');
    expect(parse(text)).toMatchObject({ kind: 'Secret', metadata: { name: 'webhook' } });
    const { stdout } = await run(path.join(bin, 'sops'), ['decrypt', file], {
      cwd: dir,
      env: { SOPS_AGE_KEY_FILE: key },
    });
    expect(parse(stdout)).toMatchObject({ stringData: { token: 'hush-hush' } });
  }
  // A Secret elsewhere has no rule, so nobody takes it for encrypted.
  const elsewhere = path.join(dir, 'clusters/webhook.sops.yaml');
  await writeFile(elsewhere, JSON.stringify(secret));
  await expect(
    run(path.join(bin, 'sops'), ['encrypt', '--in-place', elsewhere], { cwd: dir }),
  ).rejects.toThrow('no matching creation rules');
});

it('the workflows to copy have no mistake that actionlint knows', async () => {
  const files = await filesOf('workflows of delivery and recovery');
  await expect(run(path.join(bin, 'actionlint'), ['-no-color', ...files])).resolves.toMatchObject({
    stdout: '',
  });
});
