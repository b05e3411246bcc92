import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { root } from '../../scripts/run-tool.ts';
import { infrastructure, readModules } from '../../scripts/terraform/modules.ts';
import { toolchain } from '../clouds/toolchain/index.ts';
import { filesOf } from '../template/checks.ts';
import { callCopies, makeMirror } from '../template/terraform-mirror.ts';
import { say, terraformProgram } from '../template/terraform-program.ts';
import { type Outcome, type Run, runModule } from '../template/terraform-runs.ts';
import { checksPage } from '../template/terraform-table.ts';

const scratch = await mkdtemp(path.join(os.tmpdir(), 'template-terraform-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

const { bin } = await toolchain('full');
const tflint = path.join(bin, 'tflint');
const opa = path.join(bin, 'opa');
const judged = await filesOf('Terraform policies judge');
const policies = judged.filter((file) => file.endsWith('.rego') && !file.endsWith('_test.rego'));
const [lintRules = ''] = await filesOf('Terraform lints');
const terraform = terraformProgram();
const mirror = await makeMirror(scratch);
const modules = await readModules();
const byDirectory = new Map(modules.map((module) => [module.dir, module]));
const runs: Run[] = [];

// In a copy: init writes beside the files, and a root finds its modules by their place.
const copy = path.join(scratch, 'infrastructure');
await cp(infrastructure, copy, { recursive: true, filter: (file) => path.basename(file) !== '.terraform' });
await callCopies(copy, mirror);

/** Each command loads a plugin of a hundred megabytes or more. */
const minutes = 10 * 60_000;

const said = (outcome: Outcome) => (outcome.is === 'failed' ? outcome.output : '');

describe('Terraform', () => {
  it.each(modules.map((module) => [module.name, module] as const))(
    '%s',
    async (name, module) => {
      const run = await runModule(module, path.join(copy, name), byDirectory, {
        terraform,
        tflint,
        opa,
        policies,
        lintRules,
        mirror,
      });
      runs.push(run);
      expect([run.lint, run.validate, run.test, run.policy].map(said)).toEqual(['', '', '', '']);
    },
    minutes,
  );

  it('is reported module by module', async () => {
    const versions = [
      ...(terraform === undefined ? ['no Terraform'] : [await firstLine(terraform, 'version')]),
      await firstLine(tflint, '--version'),
    ];
    const page = checksPage(runs, mirror, versions);
    console.log(page);
    expect(runs).toHaveLength(modules.length);
    if (process.env['UPDATE_TERRAFORM_CHECKS'] === '1') {
      await writeFile(path.join(root, 'docs/terraform-checks.md'), page);
    }
  });
});

async function firstLine(program: string, argument: string): Promise<string> {
  const { output } = await say(program, [argument], scratch, { TF_CLI_CONFIG_FILE: mirror.config });
  return output.split('\n')[0]?.trim() ?? '';
}
