import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { exclusively } from './exclusive.ts';
import { buildGoTool, requireGo } from './go.ts';
import { keyOf, toolchainRoot } from './paths.ts';
import { type Provider, providers } from './provider-lock.ts';

/*
 * The plugins of Terraform take minutes each to build, so none belongs to a task: they are built by
 * `node test/clouds/toolchain/providers.ts [NAME …]`, and tests use those that are there.
 */

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
