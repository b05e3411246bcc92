import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Command, Finished } from '../../../src/core/exec.ts';
import { applyRoot } from '../../../src/infrastructure/apply-root.ts';
import { openTerraform } from '../../../src/infrastructure/terraform.ts';
import { recordingLog } from '../../support/recording-log.ts';

const made: string[] = [];
let data: string;
beforeEach(async () => {
  data = await mkdtemp(path.join(os.tmpdir(), 'terraform-'));
  made.push(data);
  await writeFile(path.join(data, 'terraform.tfstate'), '{"backend":{"type":"gcs"}}');
});
afterAll(() => Promise.all(made.map((one) => rm(one, { recursive: true, force: true }))));

const planOf = (more: object = {}) =>
  JSON.stringify({ format_version: '1.2', terraform_version: '1.11.4', ...more });
const added = {
  resource_changes: [
    { address: 'thing.it', mode: 'managed', type: 'thing', change: { actions: ['create'], before: null } },
  ],
};
const state = (serial: number) => JSON.stringify({ serial, lineage: 'lineage' });

/** Terraform whose calls are answered by their first words. */
function world(
  answers: Readonly<Record<string, Partial<Finished> | ((command: Command) => Partial<Finished>)>>,
) {
  const { log, lines } = recordingLog();
  const cancel = new AbortController();
  const calls: string[] = [];
  const seen: (string | undefined)[] = [];
  const variables = async () => ({ TOKEN: `token-${calls.length}` });
  const terraform = openTerraform(
    {
      ...{ program: '/opt/tofu', directory: 'root', label: 'production/main', variables, data },
      lockTimeoutMs: 1,
    },
    {
      ...{ env: {}, log, signal: cancel.signal },
      exec: async (command) => {
        const words = command.argv.slice(1).join(' ');
        calls.push(words);
        seen.push(command.env['TOKEN']);
        expect(command.interrupt).toBe(cancel.signal);
        expect(command.env['TF_DATA_DIR']).toBe(data);
        const [, answer = {}] = Object.entries(answers).find(([key]) => words.startsWith(key)) ?? [];
        const said = typeof answer === 'function' ? answer(command) : answer;
        return { code: 0, stdout: '', stderr: '', ...said };
      },
    },
  );
  const ports = { log, env: {}, directory: data, exec: async () => ({ code: 0, stdout: '', stderr: '' }) };
  const apply = () => applyRoot(terraform, Buffer.from('saved'), ports);
  return { terraform, lines, calls, seen, cancel, apply };
}

describe('the program in a root', () => {
  it.each([
    ['names no backend', undefined],
    ['names the file of the job', '{"backend":{"type":"local"}}'],
    ['names none any more', '{"backend":null}'],
  ])('is not used where the root %s', async (_, kept) => {
    const file = path.join(data, 'terraform.tfstate');
    await (kept === undefined ? rm(file) : writeFile(file, kept));
    const { terraform } = world({});
    await expect(terraform.init()).rejects.toMatchObject({
      code: 'STATE_LOCAL',
      message: 'production/main keeps its state in a file, which is gone with the job',
      hint: expect.stringContaining(' in root.'),
    });
  });

  it('is given a fresh credential with each call', async () => {
    const { terraform, seen } = world({});
    await terraform.init();
    await terraform.validate();
    expect(seen).toEqual(['token-0', 'token-1']);
  });

  it('is named in what goes wrong', async () => {
    const { terraform } = world({ validate: { code: 1, stderr: 'no' } });
    await terraform.init();
    await expect(terraform.validate()).rejects.toThrow(
      /^tofu validate of production\/main exited with 1\nno$/,
    );
  });

  it('says nothing of a plan or a state that it was killed in the middle of, or that cannot be read', async () => {
    const half = '{"password":"canary-0123456789';
    const killed = world({ show: { code: 137, stdout: half }, 'state pull': { code: 137, stdout: half } });
    await expect(killed.terraform.json('file')).rejects.toThrow(/exited with 137\n$/);
    await expect(killed.terraform.state()).rejects.toThrow(/exited with 137\n$/);
    const broken = world({ 'state pull': { stdout: half } });
    await expect(broken.terraform.state()).rejects.toThrow(/^tofu state of production\/main is not JSON$/);
  });

  it('tells the runner nothing by what it prints, and is quoted to the end', async () => {
    const long = 'x'.repeat(5_000);
    const { terraform, lines } = world({
      apply: ({ onStdout }) => {
        for (const line of ['  ::set-output name=digest::x', 'see ##[add-path]/tmp', long]) onStdout?.(line);
        return {};
      },
    });
    await terraform.apply('file');
    expect(lines).toEqual([
      'info:   : :set-output name=digest::x',
      'info: see ## [add-path]/tmp',
      `info: ${long}`,
    ]);
  });

  it('is not started in a cancelled job, and interrupted is not the same as failed', async () => {
    const { terraform, cancel, calls } = world({
      plan: () => {
        cancel.abort(new Error('cancelled'));
        return { code: 1, stderr: 'half' };
      },
    });
    await expect(terraform.plan('file', { lock: true })).rejects.toMatchObject({ code: 'INTERRUPTED' });
    await expect(terraform.validate()).rejects.toThrow('cancelled');
    expect(calls).toHaveLength(1);
  });
});

describe('an apply', () => {
  it('is carried out by the saved plan, under a lock, and looked after', async () => {
    const { apply, calls } = world({
      ...{ show: { stdout: planOf(added) }, 'state pull': { stdout: state(4) } },
    });
    const applied = await apply();
    expect(applied).toMatchObject({
      ...{ isDone: true, before: { serial: 4 }, leftover: { changes: [], outputs: [] }, failure: undefined },
      planned: { changes: [{ address: 'thing.it' }] },
    });
    expect((await stat(path.join(data, 'plan.bin'))).mode & 0o777).toBe(0o600);
    expect(calls.map((call) => call.replaceAll(`${data}/`, ''))).toEqual([
      'init -input=false -no-color -lockfile=readonly',
      'show -json plan.bin',
      'state pull',
      'apply -input=false -no-color -lock=true -lock-timeout=1s plan.bin',
      'state pull',
      'plan -input=false -no-color -detailed-exitcode -lock=true -lock-timeout=1s -out=again.bin',
    ]);
  });

  it('leaves something where only an output would change again', async () => {
    const output = { output_changes: { when: { actions: ['update'] } } };
    const { apply } = world({
      ...{ 'state pull': { stdout: state(4) }, plan: { code: 2 }, show: { stdout: planOf(output) } },
    });
    expect((await apply()).leftover).toEqual({ changes: [], outputs: ['when'] });
  });

  it('that fails half-way says where the state is', async () => {
    let serial = 4;
    const { apply, calls } = world({
      ...{ show: { stdout: planOf(added) }, 'state pull': () => ({ stdout: state(serial) }) },
      apply: () => {
        serial += 2;
        return { code: 1, stderr: 'quota' };
      },
    });
    const applied = await apply();
    expect(applied).toMatchObject({
      ...{ isDone: false, before: { serial: 4 }, after: { serial: 6 }, leftover: undefined },
      failure: { code: 'TOOL_FAILED', message: expect.stringContaining('quota') },
    });
    expect(calls.filter((call) => call.startsWith('plan'))).toEqual([]);
  });

  it('that nobody could look after was done all the same', async () => {
    const { apply } = world({
      ...{ show: { stdout: planOf(added) }, 'state pull': { stdout: state(4) } },
      plan: { code: 1, stderr: 'throttled' },
    });
    const applied = await apply();
    expect(applied).toMatchObject({ isDone: true, after: { serial: 4 }, leftover: undefined });
    expect(applied.failure).toMatchObject({ message: expect.stringContaining('throttled') });
  });

  it('does not begin where the plan or the state cannot be read', async () => {
    const { apply, calls } = world({
      show: { stdout: planOf() },
      'state pull': { code: 1, stderr: 'denied' },
    });
    await expect(apply()).rejects.toThrow(/denied/);
    expect(calls.filter((call) => call.startsWith('apply'))).toEqual([]);
  });
});
