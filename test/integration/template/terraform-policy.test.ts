import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from '@jest/globals';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { filesOf } from '../../template/checks.ts';

const run = promisify(execFile);
const { bin } = await toolchain('test');
const opa = path.join(bin, 'opa');
const files = (await filesOf('Terraform policies judge')).filter((file) => file.endsWith('.rego'));
const policies = files.filter((file) => !file.endsWith('_test.rego'));
const scratch = await mkdtemp(path.join(os.tmpdir(), 'terraform-policy-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

describe('policies on plans', () => {
  it('are formatted and mean something', async () => {
    expect((await run(opa, ['fmt', '--list', ...files])).stdout).toBe('');
    await run(opa, ['check', '--strict', ...files]);
  });

  it('pass their tests', async () => {
    const { stdout } = await run(opa, ['test', '--format', 'json', ...files]);
    const results: unknown = JSON.parse(stdout);
    expect(Array.isArray(results) && results.length).toBeGreaterThan(25);
  });

  it('have a test for every rule', async () => {
    const { stdout } = await run(opa, ['test', '--coverage', '--format', 'json', ...files]);
    const { coverage }: { coverage: number } = JSON.parse(stdout);
    expect(coverage).toBeGreaterThan(95);
  });

  it('are said about a plan as one verdict', async () => {
    const plan = path.join(scratch, 'plan.json');
    const change = { actions: ['delete'], before: { tags: {} }, after: null, after_unknown: false };
    const changes = [{ address: 'aws_db_instance.main', mode: 'managed', type: 'aws_db_instance', change }];
    await writeFile(plan, JSON.stringify({ format_version: '1.2', resource_changes: changes }));
    const data = policies.flatMap((file) => ['--data', file]);
    const eval_ = ['eval', ...data, '--input', plan, '--format', 'raw', 'data.infrastructure.deny'];
    const { stdout } = await run(opa, eval_);
    expect(JSON.parse(stdout)).toEqual([
      'aws_db_instance.main keeps data and would be destroyed; label it allow-destroy = "true" in an apply of its own first',
    ]);
  });
});
