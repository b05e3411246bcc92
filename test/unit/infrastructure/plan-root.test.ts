import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Exec } from '../../../src/core/exec.ts';
import { findDrift, planRoot } from '../../../src/infrastructure/plan-root.ts';
import { judge } from '../../../src/infrastructure/policy.ts';
import { openTerraform } from '../../../src/infrastructure/terraform.ts';
import { recordingLog } from '../../support/recording-log.ts';

let data: string;
beforeAll(async () => {
  data = await mkdtemp(path.join(os.tmpdir(), 'plan-root-'));
  await writeFile(path.join(data, 'terraform.tfstate'), '{"backend":{"type":"s3"}}');
});
afterAll(() => rm(data, { recursive: true, force: true }));

const drifted = {
  ...{ format_version: '1.2', terraform_version: '1.11.4' },
  resource_drift: [
    {
      ...{ address: 'database.main', mode: 'managed', type: 'database' },
      change: {
        ...{
          actions: ['update'],
          before: { password: 'canary-0123', size: 1 },
          after: { password: 'canary-0123', size: 2 },
        },
        ...{ before_sensitive: { password: true }, after_sensitive: { password: true } },
      },
    },
  ],
};

describe('drift', () => {
  it('is what differs from the state, looked for without a lock where the identity may not take one', async () => {
    const { log, masked } = recordingLog();
    const calls: string[] = [];
    const exec: Exec = async ({ argv: [, ...args], env }) => {
      calls.push(args.join(' ').replaceAll(data, ''));
      expect(env).toMatchObject({
        TF_DATA_DIR: data,
        ARM_CLIENT_ID: 'client',
        TF_CLI_CONFIG_FILE: '/mirror.tfrc',
      });
      expect(Object.keys(env)).not.toContain('ACTIONS_ID_TOKEN_REQUEST_TOKEN');
      const stdout = args.includes('-json') ? JSON.stringify(drifted) : 'text';
      return { code: args[0] === 'plan' ? 2 : 0, stdout, stderr: '' };
    };
    const env = { ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'job', TF_CLI_CONFIG_FILE: '/mirror.tfrc' };
    const ports = { exec, env, log, signal: new AbortController().signal };
    const variables = async () => ({ ARM_CLIENT_ID: 'client' });
    const options = {
      program: 'terraform',
      directory: '.',
      label: 'a/b',
      variables,
      data,
      lockTimeoutMs: 90_000,
    };
    const terraform = openTerraform(options, ports);
    const drift = await findDrift(terraform, false, { ...ports, directory: data });
    expect(drift).toEqual({
      ...{ text: 'text', said: 'text' },
      changes: [{ kind: 'change', address: 'database.main', type: 'database', fields: ['size'] }],
    });
    expect(masked).toEqual(['canary-0123']);
    expect(calls).toEqual([
      'init -input=false -no-color -lockfile=readonly',
      'plan -refresh-only -input=false -no-color -detailed-exitcode -lock=false -out=/drift.bin',
      'show -json /drift.bin',
      'show -no-color /drift.bin',
    ]);
    await terraform.apply('p');
    expect(calls.at(-1)).toBe('apply -input=false -no-color -lock=true -lock-timeout=90s p');
  });
});

describe('a plan', () => {
  it('is of valid code, and held to policies that see all of it, in a file that nobody else may read', async () => {
    const { log } = recordingLog();
    const calls: string[] = [];
    const exec: Exec = async ({ argv: [program, ...args] }) => {
      calls.push([program, ...args].join(' ').replaceAll(data, ''));
      if (program === 'opa') return { code: 0, stdout: '{"deny":["too open"]}', stderr: '' };
      if (args[0] === 'plan') {
        await writeFile(path.join(data, 'plan.bin'), 'saved');
        return { code: 2, stdout: 'Warning: old', stderr: '' };
      }
      return { code: 0, stdout: args.includes('-json') ? JSON.stringify(drifted) : 'text', stderr: '' };
    };
    const ports = { exec, env: {}, log, signal: new AbortController().signal };
    const given = { program: 'terraform', directory: '.', label: 'a/b', data, lockTimeoutMs: 0 };
    const terraform = openTerraform({ ...given, variables: async () => ({}) }, ports);
    const review = { policy: { opa: 'opa', directory: '/policies' }, prices: undefined };
    const planned = await planRoot(terraform, review, true, { ...ports, directory: data });
    expect(planned).toMatchObject({
      ...{ hasChanges: true, said: 'Warning: old', text: 'text', saved: Buffer.from('saved') },
      verdict: { denied: ['too open'] },
    });
    expect(calls).toEqual([
      'terraform init -input=false -no-color -lockfile=readonly',
      'terraform validate -no-color',
      'terraform plan -input=false -no-color -detailed-exitcode -lock=true -lock-timeout=0s -out=/plan.bin',
      'terraform show -json /plan.bin',
      'opa eval --strict-builtin-errors --data /policies --input /plan.json --format raw data.infrastructure',
      'terraform show -no-color /plan.bin',
    ]);
    expect((await stat(path.join(data, 'plan.json'))).mode & 0o777).toBe(0o600);
  });
});

describe('policies', () => {
  const ask = (stdout: string, code = 0) =>
    judge('opa', 'policy', 'plan.json', { env: {}, exec: async () => ({ code, stdout, stderr: 'said' }) });

  it('give a verdict', async () => {
    expect(await ask('{"deny":["b","a"],"other":1}')).toEqual({ denied: ['a', 'b'], warnings: [] });
  });

  it('that cannot be asked do not agree', async () => {
    await expect(ask('')).rejects.toMatchObject({ code: 'TOOL_FAILED' });
    await expect(ask('{"warn":[]}')).rejects.toThrow(/give no set data.infrastructure.deny/);
    await expect(ask('{"deny":[]}', 2)).rejects.toThrow(/said/);
  });
});
