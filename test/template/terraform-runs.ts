import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { TerraformModule } from '../../scripts/terraform/modules.ts';
import type { Mirror } from './terraform-mirror.ts';
import { say } from './terraform-program.ts';

/** What came of one check of one module: it passed, it failed with these words, or why it could not be made. */
export type Outcome =
  | { readonly is: 'passed' }
  | { readonly is: 'failed'; readonly output: string }
  | { readonly is: 'not run'; readonly why: string };

/** What of a module could be checked by Terraform itself. */
export interface Run {
  readonly name: string;
  readonly lint: Outcome;
  readonly validate: Outcome;
  readonly test: Outcome;
  /** Whether the policies have nothing against the plans that a root's tests make. */
  readonly policy: Outcome;
}

interface Tools {
  readonly terraform: string | undefined;
  readonly tflint: string;
  readonly opa: string;
  readonly policies: readonly string[];
  readonly lintRules: string;
  readonly mirror: Mirror;
}

/** Lints a module, then validates and tests it where its plugins can be had. `dir` is a copy that may be written to. */
export async function runModule(
  module: TerraformModule,
  dir: string,
  modules: ReadonlyMap<string, TerraformModule>,
  tools: Tools,
): Promise<Run> {
  const lint = outcome(
    await say(
      tools.tflint,
      [`--chdir=${dir}`, `--config=${tools.lintRules}`, '--format=compact', '--no-color'],
      dir,
    ),
  );
  const why = unavailable(module, modules, tools);
  if (why !== undefined || tools.terraform === undefined) {
    const not: Outcome = { is: 'not run', why: why ?? 'no terraform' };
    return { name: module.name, lint, validate: not, test: not, policy: not };
  }
  const { terraform } = tools;
  const env = { TF_CLI_CONFIG_FILE: tools.mirror.config };
  const init = outcome(
    await say(terraform, ['init', '-backend=false', '-input=false', '-no-color'], dir, env),
  );
  if (init.is !== 'passed') return { name: module.name, lint, validate: init, test: init, policy: init };
  const validate = outcome(await say(terraform, ['validate', '-no-color'], dir, env));
  const tested = await say(terraform, ['test', '-json', '-verbose', '-no-color'], dir, env);
  const test = outcome({ ...tested, output: tested.output.split('\n').filter(saysMore).join('\n') });
  const policy: Outcome = module.isRoot
    ? await judge(plansIn(tested.output), dir, tools)
    : { is: 'not run', why: 'no root' };
  return { name: module.name, lint, validate, test, policy };
}

function outcome({ code, output }: { code: number; output: string }): Outcome {
  return code === 0 ? { is: 'passed' } : { is: 'failed', output };
}

/** A plan among what `terraform test -json -verbose` says, one message a line. */
const message = z.object({
  type: z.string(),
  test_plan: z.object({ resource_changes: z.array(z.unknown()).default([]) }).optional(),
});

const saysMore = (line: string) => line.includes('"@level":"error"') || !line.startsWith('{');

/** The changes of each plan that tests made. */
function plansIn(output: string): readonly (readonly unknown[])[] {
  return output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => message.parse(JSON.parse(line)).test_plan?.resource_changes ?? [])
    .filter((changes) => changes.length > 0);
}

/** Asks the policies about plans, all of which have to be allowed. */
async function judge(
  plans: readonly (readonly unknown[])[],
  dir: string,
  { opa, policies }: Tools,
): Promise<Outcome> {
  if (plans.length === 0) return { is: 'failed', output: 'no test makes a plan that policies could judge' };
  const input = path.join(dir, 'plans.json');
  await writeFile(input, JSON.stringify(plans.map((changes) => ({ resource_changes: changes }))));
  const data = policies.flatMap((file) => ['--data', file]);
  const query =
    '[m | some plan in input; deny := data.infrastructure.deny with input as plan; some m in deny]';
  const { code, output } = await say(opa, ['eval', ...data, '--input', input, '--format', 'raw', query], dir);
  return code === 0 && output.trim() === '[]' ? { is: 'passed' } : { is: 'failed', output };
}

/** Why Terraform cannot open a module here: no program, no plugin, or a module of the registry. */
function unavailable(
  module: TerraformModule,
  modules: ReadonlyMap<string, TerraformModule>,
  { terraform, mirror }: Tools,
): string | undefined {
  if (terraform === undefined) return 'no terraform on PATH';
  const all = reached(module, modules);
  const remote = all.flatMap(({ calls }) =>
    calls
      .map(({ body }) => String(body['source']))
      .filter((source) => !source.startsWith('.') && !mirror.modules.has(source)),
  );
  const lacking = all
    .flatMap(({ providers }) => Object.values(providers).map(sourceOf))
    .filter((source) => !mirror.plugins.has(source));
  const reasons = [
    ...[...new Set(lacking)].map((source) => `no plugin ${source}`),
    ...[...new Set(remote)].map((source) => `${source} is not downloaded`),
  ];
  return reasons.length > 0 ? reasons.join(', ') : undefined;
}

function sourceOf(wants: unknown): string {
  return typeof wants === 'object' && wants !== null && 'source' in wants ? String(wants.source) : '';
}

/** A module and all local ones that it calls, however deep. */
function reached(
  module: TerraformModule,
  modules: ReadonlyMap<string, TerraformModule>,
): readonly TerraformModule[] {
  const called = module.calls.flatMap(
    ({ body }) => modules.get(path.join(module.dir, String(body['source']))) ?? [],
  );
  return [module, ...called.flatMap((one) => reached(one, modules))];
}
