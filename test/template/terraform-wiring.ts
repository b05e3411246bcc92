import path from 'node:path';
import { codeOf, referencesIn, textsOf } from '../../scripts/terraform/expressions.ts';
import type { Named, TerraformModule } from '../../scripts/terraform/modules.ts';
import type { RegistryModules } from './terraform-registry.ts';

/** Arguments of a `module` block that are not variables of the module. */
const meta = new Set(['source', 'version', 'providers', 'for_each', 'count', 'depends_on']);

/** What one module sees of the others. */
interface Surroundings {
  /** By directory. */
  readonly modules: ReadonlyMap<string, TerraformModule>;
  readonly registry: RegistryModules;
}

/** Everything that does not fit together within a module and between it and those it calls, one line each. */
export function wiringFaults(module: TerraformModule, around: Surroundings): string[] {
  const used = usedBy(module);
  return [
    ...declaredTwice(module),
    ...unused(module, used),
    ...undeclared(module, used),
    ...module.calls.flatMap((call) => callFaults(module, call, around, used)),
    ...providerFaults(module),
    ...testFaults(module),
  ];
}

/** Every reference of a module's blocks, with the file it stands in. A variable's own validation is no use of it. */
function usedBy(module: TerraformModule): { file: string; chain: string[] }[] {
  return [...module.files].flatMap(([file, blocks]) => {
    const { variable, ...rest } = blocks;
    const inValidations = Object.entries(variable).flatMap(([name, bodies]) =>
      chains(bodies.flatMap((body) => textsOf(body['validation']))).filter(([, second]) => second !== name),
    );
    return [...chains(textsOf(rest)), ...inValidations].map((chain) => ({ file, chain }));
  });
}

const chains = (texts: readonly string[]) => texts.flatMap((text) => referencesIn(codeOf(text)));

type Uses = ReturnType<typeof usedBy>;

function unused({ name, variables, locals, objects }: TerraformModule, used: Uses): string[] {
  const has = (head: string, second: string) => used.some(({ chain: [a, b] }) => a === head && b === second);
  return [
    ...variables
      .filter((one) => !has('var', one.name))
      .map((one) => `${name}/${one.file}: variable ${one.name} is never used`),
    ...locals
      .filter((one) => !has('local', one.name))
      .map((one) => `${name}/${one.file}: local.${one.name} is never used`),
    ...objects
      .filter((one) => one.mode === 'data')
      .filter((one) => !used.some(({ chain: [a, b, c] }) => a === 'data' && b === one.type && c === one.name))
      .map((one) => `${name}/${one.file}: data.${one.type}.${one.name} is never used`),
  ];
}

function undeclared(module: TerraformModule, used: Uses): string[] {
  const names = (named: readonly Named[]) => new Set(named.map((one) => one.name));
  const variables = names(module.variables);
  const locals = names(module.locals);
  const calls = names(module.calls);
  const objects = new Set(module.objects.map(({ mode, type, name }) => `${mode}.${type}.${name}`));
  const types = new Set(Object.keys(module.providers).map((provider) => `${provider}_`));
  const isResource = (head: string) =>
    [...types].some((prefix) => head.startsWith(prefix)) || head === 'terraform_data';
  return used.flatMap(({ file, chain: [head = '', second = '', third = ''] }) => {
    const lacks =
      (head === 'var' && !variables.has(second)) ||
      (head === 'local' && !locals.has(second)) ||
      (head === 'module' && !calls.has(second)) ||
      ((head === 'data' || head === 'ephemeral') &&
        third !== '' &&
        !objects.has(`${head}.${second}.${third}`)) ||
      (isResource(head) && second !== '' && !objects.has(`resource.${head}.${second}`));
    return lacks
      ? [`${module.name}/${file}: ${[head, second, third].filter(Boolean).join('.')} is not declared`]
      : [];
  });
}

function callFaults(module: TerraformModule, call: Named, around: Surroundings, used: Uses): string[] {
  const at = `${module.name}/${call.file}: module ${call.name}`;
  const called = interfaceOf(module, call, around);
  if (typeof called === 'string') return [`${at} ${called}`];
  const given = Object.keys(call.body).filter((key) => !meta.has(key));
  const read = used
    .filter(({ chain: [head, second] }) => head === 'module' && second === call.name)
    .flatMap(({ chain: [, , output] }) => (output === undefined ? [] : [output]));
  return [
    ...given.filter((key) => !called.inputs.has(key)).map((key) => `${at} has no variable ${key}`),
    ...called.required.filter((key) => !given.includes(key)).map((key) => `${at} lacks ${key}`),
    ...[...new Set(read)]
      .filter((key) => !called.outputs.has(key))
      .map((key) => `${at} has no output ${key}`),
  ];
}

interface Interface {
  readonly inputs: ReadonlySet<string>;
  readonly required: readonly string[];
  readonly outputs: ReadonlySet<string>;
}

/** What a called module takes and gives, or why that is not known. */
function interfaceOf(module: TerraformModule, { body }: Named, around: Surroundings): Interface | string {
  const source = String(body['source']);
  if (source.startsWith('.')) {
    const called = around.modules.get(path.join(module.dir, source));
    if (called === undefined) return `is not at ${source}`;
    return {
      inputs: new Set(called.variables.map(({ name }) => name)),
      required: called.variables.filter((one) => !('default' in one.body)).map(({ name }) => name),
      outputs: new Set(called.outputs.map(({ name }) => name)),
    };
  }
  const known = around.registry[source];
  if (known === undefined) return `comes from ${source}, whose inputs are not recorded`;
  if (body['version'] !== known.version) {
    return `wants ${source} ${String(body['version'])}; the inputs of ${known.version} are recorded`;
  }
  return { inputs: new Set(known.inputs), required: known.required, outputs: new Set(known.outputs) };
}

function declaredTwice({ name, variables, outputs, locals, calls }: TerraformModule): string[] {
  return [variables, outputs, locals, calls].flatMap((named) =>
    named
      .filter((one, at) => named.findIndex((other) => other.name === one.name) < at)
      .map((one) => `${name}/${one.file}: ${one.name} is declared twice`),
  );
}

/** Providers that are used but not required, and the other way round. */
function providerFaults({ name, objects, calls, providers, files }: TerraformModule): string[] {
  const configured = [...files.values()].flatMap((blocks) => Object.keys(blocks.provider));
  const passed = calls.flatMap(({ body }) =>
    textsOf(body['providers']).flatMap((text) => referencesIn(codeOf(text)).map(([head = '']) => head)),
  );
  const needed = new Set(
    objects
      .map(({ type }) => type.split('_')[0] ?? '')
      .filter((provider) => provider !== 'terraform')
      .concat(configured, passed),
  );
  return [
    ...[...needed]
      .filter((one) => !(one in providers))
      .map((one) => `${name}: provider ${one} is not required`),
    ...Object.keys(providers)
      .filter((one) => !needed.has(one))
      .filter(() => calls.length === 0)
      .map((one) => `${name}: provider ${one} is required but not used`),
  ];
}

/** Variables that a test sets and the module does not have. */
function testFaults({ name, tests, variables }: TerraformModule): string[] {
  const known = new Set(variables.map((variable) => variable.name));
  return [...tests].flatMap(([file, blocks]) => {
    const runs = Object.values(blocks.run).flat();
    // A run that names another module sets that one's variables.
    const own = runs.filter((run) => run['module'] === undefined);
    const given = [...blocks.variables, ...own.flatMap((run) => run['variables'] ?? [])].flatMap((one) =>
      typeof one === 'object' && one !== null ? Object.keys(one) : [],
    );
    return [...new Set(given)]
      .filter((variable) => !known.has(variable))
      .map((variable) => `${name}/${file}: sets ${variable}, which is no variable`);
  });
}
