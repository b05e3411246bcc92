import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ActionError } from '../../../src/core/errors.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { terraformProgram } from '../../template/terraform-program.ts';
import { type Fixture, startFixture } from '../clouds/fixture.ts';
import { sampleFleet } from '../identity/sample-fleet.ts';
import { startWorld } from './world.ts';

const terraform = terraformProgram();
if (terraform === undefined) console.warn('no terraform on PATH: infrastructure is not planned for real');
const where = process.cwd();

let fixture: Fixture;
let world: Awaited<ReturnType<typeof startWorld>>;
beforeAll(async () => {
  const { bin } = await toolchain('test');
  fixture = await startFixture();
  const identity = sampleFleet.identities['aws-deploy'];
  if (identity?.cloud !== 'aws' || !('role' in identity)) throw new Error('the sample has a role on AWS');
  world = await startWorld(fixture, bin, identity.role);
}, 90_000);
afterAll(async () => {
  await world?.close();
  process.chdir(where);
  await fixture?.close();
});

const variable = 'variable "token" {\n  type      = string\n  sensitive = true\n}\n';
const secret = `${variable}resource "terraform_data" "secret" {\n  input = { token = var.token }\n}\n`;
const sized = (size: number) =>
  `${secret}resource "terraform_data" "sized" {\n  input = ${size}\n}\noutput "size" {\n  value = terraform_data.sized.output\n}\n`;
const everything = (result: { summary: string; lines: readonly string[] }) =>
  [result.summary, ...result.lines].join('\n');

(terraform === undefined ? describe.skip : describe)('infrastructure, by the real program,', () => {
  it('is shown on a pull request and changed by none', async () => {
    await world.write(sized(1));
    const planned = await world.planPullRequest();
    expect(planned.outputs).toMatchObject({ verdict: 'changes', failure: undefined });
    expect(planned.bodies).toHaveLength(1);
    expect(planned.bodies[0]).toMatch(
      /^<!-- flotilla: infrastructure-production\/main -->\n## Plan for production\/main/,
    );
    expect(planned.bodies[0]).toContain('**2 to add**; outputs: <code>size</code>.');
    expect(planned.bodies[0]).toContain('| 🟩 add | <code>terraform_data.sized</code> |');
    expect(planned.bodies[0]).toContain('Monthly cost: +25.00 EUR.');
    expect(planned.bodies[0]).toContain('The policies allow it.');
    // Pages are cut where they are full; the log has all of it.
    expect(planned.lines.join('\n')).toContain('Plan: 2 to add, 0 to change, 0 to destroy.');
    expect([everything(planned), ...planned.bodies].join('\n')).not.toContain('canary');
    expect(world.state.held).toEqual({ state: undefined, lock: undefined });
  }, 60_000);

  it('is not planned for an approval that nobody could carry out', async () => {
    await expect(world.plan({ planKey: undefined })).rejects.toThrow(/^plan-key: is needed to keep a plan$/);
    await expect(world.plan({ planKey: world.keys.privateKey })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    const shown = await world.plan({ keep: false });
    expect(shown.outputs).toMatchObject({ verdict: 'changes', digest: undefined, file: undefined });
  }, 60_000);

  it('is not planned where its state would be gone with the job', async () => {
    await writeFile(path.join(world.directory, 'other/main.tf'), 'resource "terraform_data" "lost" {}\n');
    for (const drift of [false, true])
      await expect(world.plan({ root: 'other', drift })).rejects.toMatchObject({ code: 'STATE_LOCAL' });
  }, 60_000);

  it('is not planned for a fork', async () => {
    const planned = await world.planPullRequest('eve/fork');
    expect(planned.outputs).toMatchObject({ verdict: 'skipped', digest: undefined });
    expect(planned.lines.join('\n')).toContain('comes from a fork');
  });

  it('is changed by the approved plan alone', async () => {
    const { outputs } = await world.plan();
    expect(outputs).toMatchObject({ verdict: 'changes', digest: expect.stringMatching(/^sha256:/) });
    const sealed = await readFile(world.file);
    expect(sealed.toString('latin1')).not.toContain('canary');
    expect(sealed.toString('latin1')).not.toContain('terraform');

    const wrong = `sha256:${'0'.repeat(64)}`;
    await expect(world.apply(wrong)).rejects.toMatchObject({ code: 'ARTIFACT_MISMATCH' });
    await expect(world.apply(outputs.digest, { root: 'other' })).rejects.toMatchObject({
      code: 'ARTIFACT_MISMATCH',
      message: 'The plan is for root main, not other; directory root, not other',
    });
    const elsewhere = { variables: { GITHUB_SHA: 'e'.repeat(40) } };
    await expect(world.apply(outputs.digest, {}, elsewhere)).rejects.toThrow(/commit d{40}, not e{40}/);
    expect(world.state.held.state).toBeUndefined();

    const applied = await world.apply(outputs.digest);
    expect(applied.outputs).toMatchObject({ verdict: 'applied' });
    expect(applied.summary).toMatch(/serial 0 → 1\./);
    expect(applied.summary).toContain('A plan made afterwards is empty.');
    expect(applied.lines.join('\n')).toContain('Apply complete! Resources: 2 added');
    expect(everything(applied)).not.toContain('canary');
    expect(world.state.held.state).toContain('canary-0123456789');
    expect(world.state.held.lock).toBeUndefined();
  }, 60_000);

  it('is as it should be afterwards, and has not drifted', async () => {
    expect((await world.plan()).outputs).toMatchObject({ verdict: 'unchanged', digest: undefined });
    const drift = await world.plan({ drift: true });
    expect(drift.outputs).toMatchObject({ verdict: 'unchanged' });
    expect(drift.summary).toContain('What is there is what the state says.');
    // The comment that is there is brought up to date; without one there would be none.
    expect((await world.planPullRequest()).bodies[0]).toContain('Nothing would change.');
  }, 60_000);

  it('has not drifted because the code moves something, which the plan says', async () => {
    const moved = 'moved {\n  from = terraform_data.sized\n  to   = terraform_data.renamed\n}\n';
    await world.write(`${sized(1).replaceAll(/\bsized\b/g, 'renamed')}${moved}`);
    expect((await world.plan({ drift: true })).outputs).toMatchObject({ verdict: 'unchanged' });
    const { summary } = await world.plan({ keep: false });
    expect(summary).toContain(
      '<code>terraform_data.renamed</code>, moved from <code>terraform_data.sized</code>',
    );
    expect(summary).toContain('**1 to move**');
  }, 60_000);

  it('leaves something where an output would change again at once', async () => {
    // Another one at every look, also at two in one second.
    const output = 'output "when" {\n  value = uuid()\n}\n';
    await world.write(`${sized(1)}${output}`);
    const { outputs, summary } = await world.apply((await world.plan()).outputs.digest);
    expect(outputs).toMatchObject({
      verdict: 'leftover',
      failure: { code: 'INFRASTRUCTURE_DRIFTED', message: expect.stringMatching(/, output when$/) },
    });
    expect(summary).toContain('**no resource changes**; outputs: <code>when</code>.');
    await world.write(sized(1));
    await world.apply((await world.plan()).outputs.digest);
  }, 60_000);

  it('says of an apply that failed half-way what it came to', async () => {
    const failing =
      'resource "terraform_data" "failing" {\n  provisioner "local-exec" {\n    command = "exit 3"\n  }\n}\n';
    await world.write(`${sized(1)}${failing}`);
    const { outputs } = await world.plan();
    const started = await world.startApply(outputs.digest);
    await expect(started.outputs).rejects.toMatchObject({ code: 'TOOL_FAILED' });
    expect(started.summary()).toContain('❌ **Not carried out to its end.**');
    expect(world.state.held.lock).toBeUndefined();
    const next = await world.plan({ keep: false });
    expect(next.summary).toContain('<code>terraform_data.failing</code> | tainted:');
    await world.write(sized(1));
    await world.apply((await world.plan()).outputs.digest);
  }, 60_000);

  it('is not changed by a plan that another one overtook', async () => {
    await world.write(sized(2));
    const first = path.join(fixture.dir, 'first.sealed');
    const old = await world.plan({ file: first });
    const next = await world.plan();
    expect((await world.apply(next.outputs.digest)).summary).toContain('**1 to change**');
    await expect(world.apply(old.outputs.digest, { file: first })).rejects.toMatchObject({
      code: 'PLAN_STALE',
    });
  }, 60_000);

  it('is not touched while somebody else holds the lock, which is named', async () => {
    await world.write(sized(3));
    const { outputs } = await world.plan();
    const lock = {
      ID: 'b0a1',
      Operation: 'OperationTypeApply',
      Info: '',
      Who: 'alice@laptop',
      Version: '1.11.4',
    };
    world.state.held.lock = JSON.stringify({ ...lock, Created: '2026-11-23T04:00:00Z', Path: '' });
    const refusal = {
      code: 'STATE_LOCKED',
      message: expect.stringMatching(/holds the lock of the state: id b0a1$/),
    };
    await expect(world.apply(outputs.digest)).rejects.toMatchObject(refusal);
    await expect(world.plan()).rejects.toMatchObject(refusal);
    expect(world.state.held.lock).toContain('alice');
    world.state.held.lock = undefined;
    expect((await world.apply(outputs.digest)).outputs).toMatchObject({ verdict: 'applied' });
  }, 60_000);

  it('is not planned for approval where a policy refuses it', async () => {
    await world.write(`${secret}resource "terraform_data" "bad" {\n  input = "forbidden"\n}\n`);
    const { outputs, summary } = await world.plan();
    expect(outputs).toMatchObject({
      verdict: 'refused',
      digest: undefined,
      failure: {
        code: 'INFRASTRUCTURE_REFUSED',
        message: expect.stringContaining('terraform_data.bad is forbidden'),
      },
    });
    expect(summary).toContain('- ❌ terraform_data.bad is forbidden');
  }, 60_000);

  it('shows no secret that Terraform itself forgets to hide', async () => {
    // The output of terraform_data loses the mark of what is nested in its input.
    const code = (size: number) =>
      `${variable}variable "inner" {\n  sensitive = true\n  default   = "canary-in-the-code"\n}\nresource "terraform_data" "leaky" {\n  input = { key = var.inner, size = ${size} }\n}\n`;
    await world.write(code(1));
    const first = await world.apply((await world.plan()).outputs.digest);
    await world.write(code(2));
    const next = await world.planPullRequest();
    expect(next.bodies[0]).toMatch(/- key += "\*\*\*"/);
    const second = await world.apply((await world.plan()).outputs.digest);
    expect([first, next, second].map(everything).join('\n')).not.toContain('canary');
    expect(next.bodies[0]).not.toContain('canary');
  }, 60_000);

  it('knows the cloud’s credentials and no token of the job', async () => {
    const seen = path.join(fixture.dir, 'environment');
    await world.write(
      `${secret}resource "terraform_data" "environment" {\n  provisioner "local-exec" {\n    command = "env > ${seen}"\n  }\n}\n`,
    );
    await world.apply((await world.plan()).outputs.digest);
    const names = (await readFile(seen, 'utf8')).split('\n').map((line) => line.split('=')[0]);
    expect(names).toEqual(
      expect.arrayContaining(['AWS_ACCESS_KEY_ID', 'AWS_SESSION_TOKEN', 'TF_VAR_token', 'PATH']),
    );
    expect(names.filter((name) => /^(ACTIONS|GITHUB|INPUT)_/.test(name ?? ''))).toEqual([]);
  }, 60_000);

  it('keeps what a cancelled apply had done, and leaves no lock', async () => {
    const started = path.join(fixture.dir, 'started');
    await world.write(
      `${secret}resource "terraform_data" "quick" {}\nresource "terraform_data" "slow" {\n  depends_on = [terraform_data.quick]\n  provisioner "local-exec" {\n    command = "touch ${started}; exec sleep 30"\n  }\n}\n`,
    );
    const { outputs } = await world.plan();
    const cancel = new AbortController();
    const applying = world.apply(outputs.digest, {}, { signal: cancel.signal });
    const outcome = expect(applying).rejects.toMatchObject({ code: 'INTERRUPTED' });
    while ((await readFile(started).catch(() => undefined)) === undefined)
      await new Promise((resolve) => setTimeout(resolve, 50));
    cancel.abort(new Error('cancelled'));
    await outcome;
    expect(world.state.held.lock).toBeUndefined();
    expect(world.state.held.state).toContain('"name": "quick"');
    await world.write(`${secret}resource "terraform_data" "quick" {}\n`);
    expect((await world.plan()).summary).not.toContain('terraform_data.quick');
  }, 60_000);

  it('is left without a lock by a plan that is cancelled while it holds one', async () => {
    const cancel = new AbortController();
    let wasLocked = false;
    world.state.reading.locked = async () => {
      wasLocked = world.state.held.lock !== undefined;
      cancel.abort(new ActionError('INTERRUPTED', 'The job was cancelled'));
      // Long enough for the signal to arrive before the answer does.
      await new Promise((resolve) => setTimeout(resolve, 500));
    };
    await expect(world.plan({}, {}, cancel.signal)).rejects.toMatchObject({ code: 'INTERRUPTED' });
    delete world.state.reading.locked;
    expect(wasLocked).toBe(true);
    expect(world.state.held.lock).toBeUndefined();
  }, 60_000);

  it('says where the code is wrong, and nothing of what it was given', async () => {
    await world.write(`${variable}resource "terraform_data" "wrong" {\n  inputt = var.token\n}\n`);
    const failed = world.plan();
    await expect(failed).rejects.toMatchObject({ code: 'TOOL_FAILED' });
    await expect(failed).rejects.toThrow(/terraform validate of production\/main exited with 1[\s\S]*inputt/);
    // What stands in the comment was planned of another commit.
    await expect(world.planPullRequest()).rejects.toMatchObject({ code: 'TOOL_FAILED' });
    expect(await world.bodies()).toEqual([
      expect.stringMatching(
        /^<!-- .* -->\n## Plan for production\/main\n\n❌ There is no plan of commit <code>c{40}/,
      ),
    ]);
    await writeFile(
      path.join(world.directory, 'root/main.tf'),
      'terraform {\n  required_providers {\n    x = { source = "example.invalid/a/b" }\n  }\n}\n',
    );
    await expect(world.plan()).rejects.toMatchObject({ code: 'TOOL_FAILED' });
  }, 60_000);
});
