import { cp, glob, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { builtProviders } from '../clouds/toolchain/providers.ts';

/** Plugins that Terraform finds without a network. */
export interface Mirror {
  /** Value of TF_CLI_CONFIG_FILE. */
  readonly config: string;
  /** Sources with the release they stand for, such as `hashicorp/google 8.0.0`. */
  readonly plugins: ReadonlyMap<string, string>;
  /** What is to be known of the plugins. */
  readonly note: string;
}

/**
 * Puts the plugins of the toolchain where Terraform looks for them. A directory of plugins that were had otherwise,
 * laid out as `terraform providers mirror` does, is named by FLOTILLA_TERRAFORM_MIRROR and goes before them; a file
 * NOTE in it says what they are.
 */
export async function makeMirror(dir: string): Promise<Mirror> {
  const mirror = path.join(dir, 'mirror');
  const host = path.join(mirror, 'registry.terraform.io');
  await mkdir(host, { recursive: true });
  for (const { provider, program } of await builtProviders()) {
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
  const note = await readFile(path.join(mirror, 'NOTE'), 'utf8').catch(() => '');
  return { config, plugins, note: note.trim() };
}
