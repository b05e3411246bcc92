import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { exclusively } from './exclusive.ts';
import { buildGoTool, requireGo } from './go.ts';
import { keyOf, toolchainRoot } from './paths.ts';
import type { GoTool } from './tools.ts';

/**
 * A plugin of Terraform. Each takes ten minutes to an hour to build, so none belongs to a task: they are built by
 * `node test/clouds/toolchain/providers.ts [NAME …]`, and tests use those that are there.
 */
export interface Provider extends GoTool {
  /** As `required_providers` names it, such as `hashicorp/google`. */
  readonly source: string;
  /** The release a mirror gives it out as: the newest one whose changes its commit has. */
  readonly release: string;
}

/** Plugins whose Go module can be had; go/NAME/ has the pin. */
export const providers: readonly Provider[] = [
  {
    kind: 'go',
    name: 'terraform-provider-azurerm',
    // Four days after the release of 5.2.0: no release since 2.x has a tag that Go takes for a version.
    version: 'v1.44.1-0.20260824201233-fae580791926',
    task: 'full',
    source: 'hashicorp/azurerm',
    release: '5.2.0',
    programs: { 'terraform-provider-azurerm': 'github.com/hashicorp/terraform-provider-azurerm' },
    variables: { 'github.com/hashicorp/terraform-provider-azurerm/version.ProviderVersion': '5.2.0' },
    seconds: 1500,
  },
  {
    kind: 'go',
    name: 'terraform-provider-google',
    // Two days after the release of 8.0.0.
    version: 'v1.20.1-0.20260828184646-f3721fb45fa3',
    task: 'full',
    source: 'hashicorp/google',
    release: '8.0.0',
    programs: { 'terraform-provider-google': 'github.com/hashicorp/terraform-provider-google' },
    variables: { 'github.com/hashicorp/terraform-provider-google/version.ProviderVersion': '8.0.0' },
    seconds: 700,
  },
];

/** A plugin that is built. */
export interface BuiltProvider {
  readonly provider: Provider;
  readonly program: string;
}

/** The plugins that are in the cache; nothing is built. */
export async function builtProviders(): Promise<BuiltProvider[]> {
  const all = await Promise.all(
    providers.map(async (provider) => ({
      provider,
      program: path.join(await placeOf(provider), provider.name),
    })),
  );
  return all.filter(({ program }) => existsSync(program));
}

async function placeOf(provider: Provider): Promise<string> {
  // What the plugin is called in a mirror does not change what is built.
  const { source: _source, release: _release, ...tool } = provider;
  return path.join(toolchainRoot(), await keyOf(tool), provider.name);
}

async function build(names: readonly string[]): Promise<void> {
  await requireGo();
  const wanted = providers.filter(({ name }) => names.length === 0 || names.includes(name));
  for (const provider of wanted) {
    const place = await placeOf(provider);
    if (!existsSync(path.join(place, provider.name))) {
      console.log(`${provider.name} ${provider.version}: about ${Math.ceil(provider.seconds / 60)} min`);
      await mkdir(path.dirname(place), { recursive: true });
      const waiting = (pid: number) => console.log(`waiting for process ${pid}, which is building`);
      await exclusively(path.join(toolchainRoot(), 'providers.lock'), waiting, () =>
        buildGoTool(provider, place, (text) => console.log(text)),
      );
    }
    console.log(path.join(place, provider.name));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build(process.argv.slice(2));
