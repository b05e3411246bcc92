import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { codeOf, referencesIn } from '../../../scripts/terraform/expressions.ts';
import { readModule } from '../../../scripts/terraform/modules.ts';
import { terraformTables } from '../../../scripts/terraform/tables.ts';
import { conventionFaults } from '../../template/terraform-conventions.ts';
import { valueFaults } from '../../template/terraform-values.ts';
import { wiringFaults } from '../../template/terraform-wiring.ts';

const scratch = await mkdtemp(path.join(os.tmpdir(), 'terraform-faults-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

const versions = `
terraform {
  required_version = ">= 1.11.0, < 2.0.0"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.28.0, < 7.0.0"
    }
  }
}
`;
const name = 'variable "name" {\n  type = string\n  description = "Name."\n}\n';
const sound = {
  'versions.tf': versions,
  'variables.tf': name,
  'main.tf': `resource "aws_vpc" "this" {\n  tags = { Name = "vpc-\${var.name}" }\n}\n`,
  'outputs.tf': 'output "id" {\n  description = "Id."\n  value = aws_vpc.this.id\n}\n',
  'tests/a.tftest.hcl':
    'mock_provider "aws" {}\nvariables {\n  name = "a"\n}\nrun "plans" {\n  command = plan\n}\n',
};

let count = 0;

/** What the three checks say of a sound module with these files in place of its own. */
async function faultsOf(
  files: Readonly<Record<string, string>>,
  as = 'modules/aws/thing',
): Promise<string[]> {
  const dir = path.join(scratch, `${count++}`);
  for (const [file, text] of Object.entries({ ...sound, ...files })) {
    await mkdir(path.dirname(path.join(dir, file)), { recursive: true });
    await writeFile(path.join(dir, file), text);
  }
  const module = await readModule(dir, as);
  const called = await readModule(path.join(scratch, 'called'), 'modules/aws/called').catch(() => undefined);
  const registry = {
    'terraform-aws-modules/vpc/aws': {
      version: '6.6.0',
      repository: '',
      commit: '',
      inputs: ['cidr'],
      required: [],
      outputs: ['vpc_id'],
    },
  };
  const modules = new Map([[path.join(scratch, 'called'), called ?? module]]);
  return [
    ...wiringFaults(module, { modules, registry }),
    ...(await conventionFaults(module)),
    ...(await valueFaults(module)),
  ];
}

describe('the checks of Terraform', () => {
  it('have nothing to say of a sound module', async () => {
    expect(await faultsOf({})).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    [
      'a variable that nothing uses',
      { 'variables.tf': `${name}variable "b" {\n type = string\n description = "B."\n}` },
      /variable b is never used/,
    ],
    [
      'a variable that only its own validation uses',
      {
        'variables.tf': `${name}variable "b" {\n type = string\n description = "B."\n validation {\n condition = var.b != ""\n error_message = "Write something here."\n }\n}`,
      },
      /variable b is never used/,
    ],
    [
      'a reference to no variable',
      { 'main.tf': `locals {\n  a = "\${var.nothing}-b"\n}` },
      /var\.nothing is not declared/,
    ],
    [
      'a reference to no resource',
      { 'outputs.tf': 'output "id" {\n description = "Id."\n value = aws_vpc.other.id\n}' },
      /aws_vpc\.other\.id is not declared/,
    ],
    ['a local that nothing uses', { 'locals.tf': 'locals {\n a = 1\n}' }, /local\.a is never used/],
    [
      'a variable without description',
      { 'variables.tf': 'variable "name" {\n type = string\n}' },
      /name has no description/,
    ],
    [
      'a variable without type',
      { 'variables.tf': 'variable "name" {\n description = "A."\n}' },
      /name has no type/,
    ],
    [
      'a validation that says nothing',
      {
        'variables.tf':
          'variable "name" {\n type = string\n description = "A."\n validation {\n condition = var.name != ""\n error_message = "invalid"\n }\n}',
      },
      /no sentence/,
    ],
    [
      'an output without description',
      { 'outputs.tf': 'output "id" {\n value = aws_vpc.this.id\n}' },
      /output id has no description/,
    ],
    [
      'a provider without upper bound',
      { 'versions.tf': versions.replace(', < 7.0.0', '') },
      /provider aws needs/,
    ],
    ['another Terraform', { 'versions.tf': versions.replace('1.11.0', '1.5.0') }, /required_version must be/],
    [
      'a provider that nobody required',
      { 'more.tf': 'resource "google_x" "y" {}' },
      /provider google is not required/,
    ],
    [
      'a module with a backend',
      { 'backend.tf': 'terraform {\n backend "s3" {}\n}' },
      /is a module and has a backend/,
    ],
    ['a module with a provider', { 'p.tf': 'provider "aws" {}' }, /configures a provider/],
    ['a test that asks a cloud', { 'tests/a.tftest.hcl': 'run "plans" {}' }, /without mock_provider/],
    [
      'a test of another module',
      { 'tests/a.tftest.hcl': 'mock_provider "aws" {}\nvariables {\n  nmae = "a"\n}' },
      /sets nmae, which is no variable/,
    ],
    [
      'a registry module without exact version',
      { 'm.tf': 'module "vpc" {\n source = "terraform-aws-modules/vpc/aws"\n version = "~> 6.6"\n}' },
      /needs an exact version/,
    ],
    [
      'a registry module in a version nobody looked at',
      { 'm.tf': 'module "vpc" {\n source = "terraform-aws-modules/vpc/aws"\n version = "6.7.0"\n}' },
      /the inputs of 6\.6\.0 are recorded/,
    ],
    [
      'an input that a registry module does not have',
      {
        'm.tf':
          'module "vpc" {\n source = "terraform-aws-modules/vpc/aws"\n version = "6.6.0"\n cidr_block = ""\n}',
      },
      /has no variable cidr_block/,
    ],
    [
      'an output that a registry module does not have',
      {
        'm.tf':
          'module "vpc" {\n source = "terraform-aws-modules/vpc/aws"\n version = "6.6.0"\n}\nlocals {\n  a = module.vpc.id\n}',
      },
      /has no output id/,
    ],
    [
      'a module from anywhere',
      { 'm.tf': 'module "x" {\n source = "git::https://example.com/x.git"\n}' },
      /not from the registry/,
    ],
    [
      'a module that is not there',
      { 'm.tf': 'module "x" {\n source = "../nowhere"\n}' },
      /is not at \.\.\/nowhere/,
    ],
    ['values in a module', { 'terraform.tfvars': 'name = "a"' }, /is a module and has a terraform.tfvars/],
    ['a very long file', { 'main.tf': `${sound['main.tf']}${'\n'.repeat(200)}` }, /split it by topic/],
  ])('find %s', async (_, files, fault) => {
    expect((await faultsOf(files)).join('\n')).toMatch(fault);
  });

  it('find what a call of a local module lacks', async () => {
    await mkdir(path.join(scratch, 'called'), { recursive: true });
    for (const [file, text] of Object.entries(sound).filter(([file]) => file.endsWith('.tf'))) {
      await writeFile(path.join(scratch, 'called', file), text);
    }
    const call = 'module "c" {\n  source = "../called"\n  nmae = "a"\n}\nlocals {\n  a = module.c.arn\n}\n';
    const faults = await faultsOf({ 'm.tf': call });
    expect(faults).toEqual(
      expect.arrayContaining([
        expect.stringContaining('has no variable nmae'),
        expect.stringContaining('lacks name'),
        expect.stringContaining('has no output arn'),
      ]),
    );
  });

  it('find what a root lacks', async () => {
    const faults = await faultsOf({ 'terraform.tfvars': 'nmae = "a"' }, 'environments/x');
    expect(faults.join('\n')).toMatch(/sets nmae.*\n.*lacks name.*\n.*filled in/);
    expect(faults.join('\n')).toMatch(/needs one backend/);
  });
});

describe('expressions', () => {
  it('are told from the strings around and within them', () => {
    const code = codeOf(
      `\${merge({ (var.k) = "var.no \${var.yes}" }, local.a["var.no"])} var.no $\${var.no}`,
    );
    expect(referencesIn(code).filter(([, second]) => second !== undefined)).toEqual([
      ['var', 'k'],
      ['var', 'yes'],
      ['local', 'a'],
    ]);
  });

  it('keep what follows an index, and what is in it', () => {
    expect(referencesIn('module.a[var.b].c[0].d')).toEqual([
      ['module', 'a', 'c', 'd'],
      ['var', 'b'],
    ]);
  });
});

describe('tables', () => {
  it('stand between the markers, and leave the prose alone', async () => {
    await faultsOf({});
    const module = await readModule(path.join(scratch, '0'), 'modules/aws/thing');
    const readme = terraformTables(
      '# Thing\n\n<!-- terraform -->\nold\n<!-- /terraform -->\n\nMore.\n',
      module,
    );
    expect(readme).toBe(
      '# Thing\n\n<!-- terraform -->\n\n| variable | what it is | type | default |\n| --- | --- | --- | --- |\n' +
        '| `name` | Name. | `string` | required |\n\n| output | what it is |\n| --- | --- |\n| `id` | Id. |\n\n<!-- /terraform -->\n\nMore.\n',
    );
  });
});
