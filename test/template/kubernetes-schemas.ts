import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { cacheRoot } from '../clouds/toolchain/paths.ts';
import { type JsonSchema, tighten } from './strict-schema.ts';

/** Versions of Kubernetes that what users copy is checked for. */
export const kubernetesVersions = ['1.33', '1.34', '1.35'] as const;
export type KubernetesVersion = (typeof kubernetesVersions)[number];

const swagger = z.object({
  definitions: z.record(
    z.string(),
    z.looseObject({
      'x-kubernetes-group-version-kind': z
        .array(z.object({ group: z.string(), version: z.string(), kind: z.string() }))
        .optional(),
    }),
  ),
});

const definition = z.object({
  kind: z.literal('CustomResourceDefinition'),
  spec: z.object({
    group: z.string(),
    names: z.object({ kind: z.string() }),
    versions: z.array(
      z.object({
        name: z.string(),
        served: z.boolean(),
        schema: z.object({ openAPIV3Schema: z.looseObject({}) }),
      }),
    ),
  }),
});

/**
 * Schema locations for kubeconform: the API of that version as its own OpenAPI document has it, and every
 * CustomResourceDefinition in a YAML file of the toolchain. Strict: a field that is not known is refused.
 * What a definition says in CEL is not in them. They are made once and kept in the cache.
 */
export async function schemaLocations(bin: string, version: KubernetesVersion): Promise<string[]> {
  const api = await builtIn(path.join(bin, `kubernetes-${version}.json`));
  const names = (await readdir(bin)).filter((name) => name.endsWith('.yaml')).sort();
  const custom = await customKinds(names.map((name) => path.join(bin, name)));
  return [api, custom].map((dir) =>
    path.join(dir, '{{ .Group }}_{{ .ResourceAPIVersion }}_{{ .ResourceKind }}.json'),
  );
}

/** One file a definition, so that kubeconform reads only those a kind is made of. */
async function builtIn(file: string): Promise<string> {
  const text = await readFile(file, 'utf8');
  return made([text], () => {
    const { definitions } = swagger.parse(JSON.parse(text));
    const files = new Map<string, JsonSchema>();
    for (const [name, schema] of Object.entries(definitions)) {
      const strict = tighten(schema);
      files.set(`${name}.json`, strict);
      for (const { group, version, kind } of schema['x-kubernetes-group-version-kind'] ?? []) {
        files.set(fileOf(group, version, kind), strict);
      }
    }
    return files;
  });
}

async function customKinds(paths: readonly string[]): Promise<string> {
  const texts = await Promise.all(paths.map((file) => readFile(file, 'utf8')));
  return made(texts, () => {
    const files = new Map<string, JsonSchema>();
    for (const document of texts.flatMap((text) => parseAllDocuments(text))) {
      const { data } = definition.safeParse(document.toJS());
      if (data === undefined) continue;
      const { group, names, versions } = data.spec;
      for (const { name, served, schema } of versions) {
        if (served) files.set(fileOf(group, name, names.kind), tighten(schema.openAPIV3Schema));
      }
    }
    return files;
  });
}

/** As kubeconform fills in its template: the group of the core API is its version there. */
const fileOf = (group: string, version: string, kind: string): string =>
  `${group || version}_${version}_${kind.toLowerCase()}.json`;

/** A directory of the cache with these files; its name follows from what they are made of and how. */
async function made(sources: readonly string[], files: () => Map<string, JsonSchema>): Promise<string> {
  const hash = createHash('sha256');
  for (const maker of ['kubernetes-schemas.ts', 'strict-schema.ts']) {
    hash.update(await readFile(path.join(import.meta.dirname, maker)));
  }
  for (const source of sources) hash.update(source).update('\0');
  const dir = path.join(cacheRoot(), 'schemas', hash.digest('hex').slice(0, 32));
  if (existsSync(dir)) return dir;
  const part = `${dir}.${process.pid}`;
  await mkdir(part, { recursive: true });
  for (const [name, schema] of files()) await writeFile(path.join(part, name), JSON.stringify(schema));
  // Another process may have been quicker: what it made is the same.
  await rename(part, dir).catch(() => rm(part, { recursive: true }));
  return dir;
}
