import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Named, TerraformModule } from '../../scripts/terraform/modules.ts';

/** What every directory says of Terraform itself. */
export const requiredVersion = '>= 1.11.0, < 2.0.0';

/** Lines of a `.tf` file beyond which it holds more than one concept; lists of variables may be as long as they are. */
const longest = 150;

/** What a module or root of the template lacks of the conventions that its README states, one line each. */
export async function conventionFaults(module: TerraformModule): Promise<string[]> {
  return [
    ...module.variables.flatMap((one) => described(module, 'variable', one)),
    ...module.outputs.flatMap((one) => described(module, 'output', one)),
    ...module.variables
      .filter(({ body }) => body['type'] === undefined)
      .map((one) => `${module.name}/${one.file}: variable ${one.name} has no type`),
    ...module.variables.flatMap((one) => validationFaults(module, one)),
    ...module.calls.flatMap((one) => sourceFaults(module, one)),
    ...versionFaults(module),
    ...layoutFaults(module),
    ...(await textFaults(module)),
  ];
}

function described(module: TerraformModule, kind: string, { name, file, body }: Named): string[] {
  const words = String(body['description'] ?? '').trim();
  return words === '' ? [`${module.name}/${file}: ${kind} ${name} has no description`] : [];
}

/** A message is a sentence that says what to write. */
function validationFaults(module: TerraformModule, { name, file, body }: Named): string[] {
  const validations = Array.isArray(body['validation']) ? body['validation'] : [];
  return validations.flatMap((one: unknown) => {
    const message =
      typeof one === 'object' && one !== null && 'error_message' in one
        ? String(one.error_message).trim()
        : '';
    return /^\S[\s\S]{10,}[.?]$/.test(message)
      ? []
      : [
          `${module.name}/${file}: variable ${name} has a validation whose message is no sentence: ${message}`,
        ];
  });
}

/** Modules of the registry are pinned exactly; nothing comes from anywhere else. */
function sourceFaults(module: TerraformModule, { name, file, body }: Named): string[] {
  const source = String(body['source'] ?? '');
  const at = `${module.name}/${file}: module ${name}`;
  if (source.startsWith('./') || source.startsWith('../')) return [];
  if (!/^[\w-]+\/[\w-]+\/[\w-]+(\/\/[\w/-]+)?$/.test(source))
    return [`${at} comes from ${source}, not from the registry`];
  return /^\d+\.\d+\.\d+$/.test(String(body['version'] ?? ''))
    ? []
    : [`${at} needs an exact version, such as 1.2.3`];
}

function versionFaults(module: TerraformModule): string[] {
  const terraform = [...module.files.values()].flatMap((blocks) => blocks.terraform);
  const wanted = terraform.flatMap(
    (block) => (block['required_version'] ?? []) as readonly unknown[] | string,
  );
  return [
    ...(wanted.length === 1 && wanted[0] === requiredVersion
      ? []
      : [`${module.name}: required_version must be "${requiredVersion}"`]),
    ...Object.entries(module.providers).flatMap(([provider, wants]) =>
      constrained(module, wants)
        ? []
        : [
            `${module.name}: provider ${provider} needs source and version, ${module.isRoot ? '"~> x.y"' : '">= x.y, < z"'}`,
          ],
    ),
  ];
}

/** A module says from where to where it works, a root which line it follows. */
function constrained(module: TerraformModule, wants: unknown): boolean {
  if (typeof wants !== 'object' || wants === null || !('source' in wants) || !('version' in wants))
    return false;
  const version = String(wants.version);
  return module.isRoot ? /^~> \d+\.\d+/.test(version) : /^>= [\d.]+, < [\d.]+$/.test(version);
}

function layoutFaults(module: TerraformModule): string[] {
  const blocks = [...module.files.values()];
  const backends = blocks.flatMap(({ terraform }) => terraform.filter((one) => 'backend' in one));
  const providers = blocks.flatMap((one) => Object.keys(one.provider));
  const isBootstrap = module.name.split(path.sep).includes('bootstrap');
  const mocked = [...module.tests.values()].every((test) => Object.keys(test.mock_provider).length > 0);
  const lacks = [
    ['versions.tf', 'variables.tf', 'main.tf', 'outputs.tf']
      .filter((file) => !module.files.has(file))
      .map((file) => `has no ${file}`),
    !module.isRoot && backends.length > 0 ? ['is a module and has a backend'] : [],
    !module.isRoot && providers.length > 0
      ? ['is a module and configures a provider: take it from the caller']
      : [],
    module.isRoot && !isBootstrap && backends.length !== 1
      ? ['is a root and needs one backend that locks']
      : [],
    module.tests.size === 0 ? ['has no tests/*.tftest.hcl'] : [],
    mocked ? [] : ['has a test without mock_provider: it would ask a real cloud'],
  ];
  return lacks.flat().map((words) => `${module.name}: ${words}`);
}

/** What only the text shows: length, notes to oneself. */
async function textFaults(module: TerraformModule): Promise<string[]> {
  const found: string[] = [];
  for (const file of module.files.keys()) {
    const text = await readFile(path.join(module.dir, file), 'utf8');
    const lines = text.split('\n').length;
    if (lines > longest && file !== 'variables.tf')
      found.push(`${module.name}/${file}: ${lines} lines; split it by topic`);
    if (/\b(TODO|FIXME|XXX)\b/.test(text)) found.push(`${module.name}/${file}: has a note to oneself`);
  }
  return found;
}
