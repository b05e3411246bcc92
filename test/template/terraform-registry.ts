import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const registryModule = z.strictObject({
  /** The release, and the commit of its repository that the names below were read from. */
  version: z.string(),
  repository: z.string(),
  commit: z.string(),
  inputs: z.array(z.string()),
  required: z.array(z.string()),
  outputs: z.array(z.string()),
});

const registryModules = z.record(z.string(), registryModule);

/** Modules of the public registry by their source, as the template may call them. */
export type RegistryModules = z.infer<typeof registryModules>;

/** Reads what is recorded of the registry's modules: their sources cannot be had where tests run. */
export async function readRegistryModules(): Promise<RegistryModules> {
  const file = path.join(import.meta.dirname, 'terraform-registry.json');
  return registryModules.parse(JSON.parse(await readFile(file, 'utf8')));
}
