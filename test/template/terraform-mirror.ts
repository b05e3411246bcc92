import { cp, glob, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type BuiltProvider, builtProviders } from '../clouds/toolchain/providers.ts';

/** Plugins that Terraform finds without a network. */
export interface Mirror {
  /** Value of TF_CLI_CONFIG_FILE. */
  readonly config: string;
  /** Sources with the release they stand for, such as `hashicorp/google 8.0.0`. */
  readonly plugins: ReadonlyMap<string, string>;
  /** Modules of the registry by source, such as `terraform-aws-modules/vpc/aws`, with the directory of a copy. */
  readonly modules: ReadonlyMap<string, string>;
  /** What is to be known of the plugins. */
  readonly note: string;
}

/**
 * Puts the plugins of the toolchain where Terraform looks for them. A directory of plugins that were had otherwise,
 * laid out as `terraform providers mirror` does, is named by FLOTILLA_TERRAFORM_MIRROR and goes before them. In it
 * modules/NAMESPACE/NAME/PROVIDER may be copies of the registry's modules, and a file NOTE says what all that is.
 */
export async function makeMirror(dir: string): Promise<Mirror> {
  const mirror = path.join(dir, 'mirror');
  const host = path.join(mirror, 'registry.terraform.io');
  await mkdir(host, { recursive: true });
  const built = await builtProviders();
  for (const { provider, program } of built) {
    const [, name = ''] = provider.source.split('/');
    const place = path.join(host, provider.source, provider.release, `${process.platform}_amd64`);
    await mkdir(place, { recursive: true });
    await symlink(program, path.join(place, `terraform-provider-${name}_v${provider.release}`));
  }
  const given = process.env['FLOTILLA_TERRAFORM_MIRROR'];
  if (given !== undefined) await cp(given, mirror, { recursive: true, force: true, dereference: true });
  const config = path.join(dir, 'terraformrc');
  await writeFile(
    config,
    `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`,
  );
  const plugins = new Map<string, string>();
  for await (const file of glob('*/*/*/*/terraform-provider-*', { cwd: host })) {
    const [owner, name, release = ''] = file.split(path.sep);
    plugins.set(`${owner}/${name}`, release);
  }
  const modules = new Map<string, string>();
  for await (const folder of glob('*/*/*', { cwd: path.join(mirror, 'modules') })) {
    modules.set(folder.split(path.sep).join('/'), path.join(mirror, 'modules', folder));
  }
  const mirrored = { config, plugins, modules };
  await callCopies(path.join(mirror, 'modules'), mirrored);
  const note = await readFile(path.join(mirror, 'NOTE'), 'utf8').catch(() => '');
  return { ...mirrored, note: [...cutsOf(built), note.trim()].join(' ').trim() };
}

/** What the plugins know that were built for these tests with some of their cloud's services only. */
function cutsOf(built: readonly BuiltProvider[]): string[] {
  return built.flatMap(({ provider: { source, own } }) =>
    own?.cut === undefined
      ? []
      : [
          `The plugin ${source} was built from its module with these ${own.cut.keep.length} services only, and knows no resource of any other: ${own.cut.keep.join(', ')}.`,
        ],
  );
}

/** Makes Terraform in a directory, which is changed, call the copies of the registry's modules. */
export async function callCopies(dir: string, { modules }: Pick<Mirror, 'modules'>): Promise<void> {
  for await (const file of glob('**/*.tf', { cwd: dir })) {
    const text = await readFile(path.join(dir, file), 'utf8');
    const local = text.replace(
      /source(\s*)= "([\w-]+\/[\w-]+\/[\w-]+)"\n\s*version\s*= "[^"]+"/g,
      (call: string, space: string, source: string) => {
        const copy = modules.get(source);
        if (copy === undefined) return call;
        return `source${space}= ${JSON.stringify(path.relative(path.dirname(path.join(dir, file)), copy))}`;
      },
    );
    if (local !== text) await writeFile(path.join(dir, file), local);
  }
}
