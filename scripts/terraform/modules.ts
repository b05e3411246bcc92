import { glob } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../run-tool.ts';
import { type Blocks, type Body, readBlocks, readTestBlocks, type TestBlocks } from './blocks.ts';

/** The directory all Terraform of the template is below. */
export const infrastructure = path.join(root, 'action-templates/delivery-platform/infrastructure');

/** A block by its name, and the file it stands in. */
export interface Named {
  readonly name: string;
  readonly file: string;
  readonly body: Body;
}

/** A resource or a data source. */
export interface Typed extends Named {
  readonly mode: 'resource' | 'data' | 'ephemeral';
  readonly type: string;
}

/** A directory of Terraform: a module that others call, or a root with a state of its own. */
export interface TerraformModule {
  /** Below `infrastructure`. */
  readonly name: string;
  readonly dir: string;
  readonly isRoot: boolean;
  readonly files: ReadonlyMap<string, Blocks>;
  readonly tests: ReadonlyMap<string, TestBlocks>;
  readonly variables: readonly Named[];
  readonly outputs: readonly Named[];
  readonly calls: readonly Named[];
  readonly locals: readonly Named[];
  readonly objects: readonly Typed[];
  /** Local name → what `required_providers` says of it. */
  readonly providers: Readonly<Record<string, unknown>>;
}

/** Every directory of the template with a `.tf` file, parsed, in order. */
export async function readModules(): Promise<TerraformModule[]> {
  const files = await Array.fromAsync(
    glob('**/*.tf', { cwd: infrastructure, exclude: (name) => name === '.terraform' }),
  );
  const names = [...new Set(files.map((file) => path.dirname(file)))].sort();
  return Promise.all(names.map((name) => readModule(path.join(infrastructure, name), name)));
}

/** Parses one directory; `name` is what messages call it. */
export async function readModule(dir: string, name: string): Promise<TerraformModule> {
  const files = new Map<string, Blocks>();
  const tests = new Map<string, TestBlocks>();
  const found = await Array.fromAsync(glob(['*.tf', 'tests/*.tftest.hcl', '*.tftest.hcl'], { cwd: dir }));
  for (const file of found.sort()) {
    if (file.endsWith('.tf')) files.set(file, await readBlocks(path.join(dir, file)));
    else tests.set(file, await readTestBlocks(path.join(dir, file)));
  }
  const named = (kind: 'variable' | 'output' | 'module') =>
    [...files].flatMap(([file, blocks]) =>
      Object.entries(blocks[kind]).flatMap(([label, bodies]) =>
        bodies.map((body) => ({ name: label, file, body })),
      ),
    );
  return {
    name,
    dir,
    isRoot: !name.split(path.sep).includes('modules'),
    files,
    tests,
    variables: named('variable'),
    outputs: named('output'),
    calls: named('module'),
    locals: [...files].flatMap(([file, blocks]) =>
      blocks.locals.flatMap((body) =>
        Object.entries(body).map(([local, value]) => ({ name: local, file, body: { value } })),
      ),
    ),
    objects: [...files].flatMap(([file, blocks]) => objectsOf(file, blocks)),
    providers: Object.assign({}, ...[...files.values()].flatMap(({ terraform }) => requiredBy(terraform))),
  };
}

function objectsOf(file: string, blocks: Blocks): Typed[] {
  return (['resource', 'data', 'ephemeral'] as const).flatMap((mode) =>
    Object.entries(blocks[mode]).flatMap(([type, labels]) =>
      Object.entries(labels).flatMap(([name, bodies]) =>
        bodies.map((body) => ({ mode, type, name, file, body })),
      ),
    ),
  );
}

function requiredBy(terraform: readonly Body[]): unknown[] {
  return terraform.flatMap(({ required_providers: required }) => (Array.isArray(required) ? required : []));
}
