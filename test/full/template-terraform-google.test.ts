import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { infrastructure, readModules } from '../../scripts/terraform/modules.ts';
import { toolchain } from '../clouds/toolchain/index.ts';
import { filesOf } from '../template/checks.ts';
import { startGoogleApi } from '../template/google-api.ts';
import { makeMirror } from '../template/terraform-mirror.ts';
import { say, terraformProgram } from '../template/terraform-program.ts';

/**
 * Plans by Google's own provider, which judges values and their combinations when it plans; the mocks of
 * `terraform test` stop at the schema. What it would read is answered by a stand-in.
 */
const scratch = await mkdtemp(path.join(os.tmpdir(), 'template-google-'));
const google = await startGoogleApi();
afterAll(async () => {
  await google.close();
  await rm(scratch, { recursive: true, force: true });
});

const terraform = terraformProgram();
const mirror = await makeMirror(scratch);
const { bin } = await toolchain('test');
const policies = (await filesOf('Terraform policies judge')).filter((file) => /(?<!_test)\.rego$/.test(file));
const checked = await filesOf('Terraform plans on Google');
const roots = (await readModules()).filter(({ dir, isRoot }) => {
  return isRoot && checked.some((file) => path.dirname(file) === dir);
});

const copy = path.join(scratch, 'infrastructure');
await cp(infrastructure, copy, { recursive: true, filter: (file) => path.basename(file) !== '.terraform' });
const archive = path.join(scratch, 'function.zip');
await writeFile(archive, '');

/** What a root leaves out until the chart and the packed handler are there: a plan shall hold everything. */
const later = {
  function_archive: archive,
  receipts_url: 'https://receipts.example.com/receipts',
  edge: {
    domains: ['shop.example.com'],
    gateway_neg: { name: 'api-gateway', zones: ['europe-west1-b', 'europe-west1-c'] },
  },
};

const why =
  terraform === undefined
    ? 'no terraform on PATH'
    : mirror.plugins.has('hashicorp/google')
      ? undefined
      : 'no plugin: node test/clouds/toolchain/providers.ts terraform-provider-google';
if (why !== undefined) console.log(`Plans on Google are left out: ${why}`);

describe('a plan by the provider of Google', () => {
  (why === undefined ? it : it.skip).each(roots.map((root) => [root.name, root] as const))(
    '%s can be made, and policies allow it',
    async (name, { variables }) => {
      const dir = path.join(copy, name);
      const env = { ...google.env, TF_CLI_CONFIG_FILE: mirror.config };
      const run = async (program: string, ...args: string[]) => {
        const { code, output } = await say(program, args, dir, env);
        return code === 0 ? output : expect(output).toBe('');
      };
      // A backend would be asked for the state.
      await rm(path.join(dir, 'backend.tf'), { force: true });
      const known = Object.entries(later).filter(([key]) => variables.some((one) => one.name === key));
      await writeFile(path.join(dir, 'later.auto.tfvars.json'), JSON.stringify(Object.fromEntries(known)));
      const program = terraform ?? 'terraform';
      await run(program, 'init', '-input=false', '-no-color');
      await run(program, 'plan', '-input=false', '-no-color', '-out=plan');
      await writeFile(path.join(dir, 'plan.json'), String(await run(program, 'show', '-json', 'plan')));
      const data = policies.flatMap((file) => ['--data', file]);
      const query = 'data.infrastructure.deny';
      const opa = path.join(bin, 'opa');
      const denied = await run(opa, 'eval', ...data, '--input', 'plan.json', '--format', 'raw', query);
      expect(JSON.parse(String(denied))).toEqual([]);
    },
  );

  it('asks Google for nothing else than who the caller is', () => {
    expect([...google.refused].filter((host) => host !== 'openidconnect.googleapis.com:443')).toEqual([]);
  });
});
