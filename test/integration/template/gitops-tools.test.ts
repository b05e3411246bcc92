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

/** Series of Velero in promtool's notation, and when which alert fires. */
const samples = {
  rule_files: ['velero.yaml'],
  evaluation_interval: '1m',
  tests: [
    {
      name: 'an hourly backup that stays away, while the daily one is on time',
      interval: '1m',
      input_series: [
        { series: 'velero_backup_last_successful_timestamp{schedule="hourly"}', values: '0x240' },
        { series: 'velero_backup_last_successful_timestamp{schedule="daily"}', values: '0x240' },
      ],
      alert_rule_test: [
        { eval_time: '2h', alertname: 'BackupMissing', exp_alerts: [] },
        {
          eval_time: '3h',
          alertname: 'BackupMissing',
          exp_alerts: [{ exp_labels: { severity: 'critical', schedule: 'hourly' } }],
        },
      ],
    },
    {
      name: 'no backup at all',
      interval: '1m',
      input_series: [
        { series: 'velero_backup_last_successful_timestamp{schedule="daily"}', values: '0x300' },
      ],
      alert_rule_test: [
        { eval_time: '2h', alertname: 'BackupsUnknown', exp_alerts: [] },
        {
          eval_time: '4h',
          alertname: 'BackupsUnknown',
          exp_alerts: [{ exp_labels: { severity: 'critical', schedule: 'hourly' } }],
        },
      ],
    },
    {
      name: 'a backup without all it should have',
      interval: '1m',
      input_series: [
        { series: 'velero_backup_partial_failure_total{schedule="daily"}', values: '0x60 1x40' },
      ],
      alert_rule_test: [
        { eval_time: '50m', alertname: 'BackupPartial', exp_alerts: [] },
        {
          eval_time: '90m',
          alertname: 'BackupPartial',
          exp_alerts: [{ exp_labels: { severity: 'warning', schedule: 'daily' } }],
        },
      ],
    },
  ],
};

it('the alerts of backups fire when they should and not before', async () => {
  const [file = ''] = await filesOf('alerts of backups');
  const { spec } = parse(await readFile(file, 'utf8'));
  // Labels are what is tested; the words may change.
  const annotated = spec.groups[0].rules.map(
    ({ alert, annotations }: { alert: string; annotations: object }) => [alert, annotations],
  );
  expect(annotated.every(([, annotations]: [string, object]) => 'runbook_url' in annotations)).toBe(true);
  for (const rule of spec.groups[0].rules) delete rule.annotations;
  await writeFile(path.join(dir, 'velero.yaml'), JSON.stringify(spec));
  await writeFile(path.join(dir, 'velero.test.yaml'), JSON.stringify(samples));
  await expect(run('promtool', ['test', 'rules', 'velero.test.yaml'], { cwd: dir })).resolves.toMatchObject({
    stderr: '',
  });
});
