import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { runTool } from '../../../scripts/run-tool.ts';
import { infrastructure, readModules } from '../../../scripts/terraform/modules.ts';
import { terraformTables } from '../../../scripts/terraform/tables.ts';
import { filesOf } from '../../template/checks.ts';
import { conventionFaults } from '../../template/terraform-conventions.ts';
import { readRegistryModules } from '../../template/terraform-registry.ts';
import { valueFaults } from '../../template/terraform-values.ts';
import { wiringFaults } from '../../template/terraform-wiring.ts';

const modules = await readModules();
const registry = await readRegistryModules();
const around = { modules: new Map(modules.map((module) => [module.dir, module])), registry };

describe.each(modules.map((module) => [module.name, module] as const))('%s', (_, module) => {
  it('uses what it declares, and calls others with what they take', () => {
    expect(wiringFaults(module, around)).toEqual([]);
  });

  it('keeps to the conventions', async () => {
    expect(await conventionFaults(module)).toEqual([]);
  });

  it('has values for what must be filled in', async () => {
    expect(await valueFaults(module)).toEqual([]);
  });

  it('has a README with the tables of its variables and outputs', async () => {
    const readme = await readFile(path.join(module.dir, 'README.md'), 'utf8');
    expect(readme).toBe(terraformTables(readme, module));
    // The tables alone say what there is, not what it is for.
    expect(readme.split('<!-- terraform -->')[0]?.split(/\s+/).length).toBeGreaterThan(25);
  });
});

describe.each(
  (await filesOf('Terraform is explained')).map((file) => [path.relative(infrastructure, file), file]),
)('%s', (_, file) => {
  it('links to what is there', async () => {
    const links = [...(await readFile(file, 'utf8')).matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)];
    const missing = await Promise.all(
      links.map(([, to = '']) =>
        access(path.join(path.dirname(file), to)).then(
          () => [],
          () => [to],
        ),
      ),
    );
    expect(missing.flat()).toEqual([]);
  });
});

describe('Terraform', () => {
  it('has no file that belongs to no module', async () => {
    const read = modules.flatMap(({ dir, files, tests }) =>
      [...files.keys(), ...tests.keys(), 'terraform.tfvars'].map((file) => path.join(dir, file)),
    );
    expect((await filesOf('Terraform is wired')).filter((file) => !read.includes(file))).toEqual([]);
  });

  it('has git ignore plans and states, and nothing that belongs into the repository', async () => {
    const [ignore = ''] = await filesOf('Terraform leaves no plan behind');
    const kept = ['.terraform.lock.hcl', 'terraform.tfvars', 'main.tf'];
    const left = [
      '.terraform/providers',
      'terraform.tfstate',
      'terraform.tfstate.backup',
      'plan.bin',
      'plan.json',
    ];
    const root = path.join(path.dirname(ignore), 'environments/production/aws');
    const asked = [...kept, ...left].map((file) => path.join(root, file));
    const { output } = await runTool(['git', 'check-ignore', '--no-index', ...asked]);
    expect(output.trim().split('\n')).toEqual(left.map((file) => path.join(root, file)));
  });

  it('has nothing recorded of modules that nobody calls', () => {
    const called = new Set(modules.flatMap(({ calls }) => calls.map(({ body }) => String(body['source']))));
    expect(Object.keys(registry).filter((source) => !called.has(source))).toEqual([]);
  });

  it('takes each provider from one line of versions', () => {
    const wanted = modules.flatMap(({ isRoot, providers }) =>
      Object.entries(providers).map(([name, wants]) => `${name} ${isRoot} ${JSON.stringify(wants)}`),
    );
    const names = new Set(modules.flatMap(({ providers }) => Object.keys(providers)));
    // One line for modules, one for roots.
    expect(new Set(wanted).size).toBeLessThanOrEqual(2 * names.size);
  });
});
