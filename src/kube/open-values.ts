import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isAlias, parseDocument, visit } from 'yaml';
import type { Exec } from '../core/exec.ts';
import { type Decryption, isSealed, openSealed } from './sealed-values.ts';

/** Where values come from that no file of a release may show. */
export interface ValueSources {
  readonly decryption: Decryption;
  /** Gives a secret by its place and key; absent where the environment names no Vault. */
  readonly vault: ((place: string, key: string) => Promise<string>) | undefined;
}

export interface OpenValuesPorts {
  readonly exec: Exec;
  readonly env: NodeJS.ProcessEnv;
  /** A private directory of this run, removed after it. */
  readonly directory: string;
}

/** A whole value that stands for a secret: `vault:secret/shop/database#password`. */
const reference = /^vault:([^#\s]+)#([^#\s]+)$/;

/**
 * The values files as Helm is to read them: those that hold nothing secret as they are, the others decrypted and with
 * references resolved, in the private directory. `SECRET_UNAVAILABLE`.
 */
export async function openValues(
  files: readonly string[],
  sources: ValueSources,
  ports: OpenValuesPorts,
): Promise<string[]> {
  return Promise.all(
    files.map(async (file, index) => {
      // A file that is not there is Helm's to complain of.
      const text = await readFile(file, 'utf8').catch(() => '');
      const opened = isSealed(text) ? await openSealed(file, text, sources.decryption, ports) : text;
      const resolved = sources.vault === undefined ? opened : await resolve(opened, sources.vault);
      if (resolved === text) return file;
      const place = path.join(ports.directory, `values-${index}.yaml`);
      await writeFile(place, resolved, { mode: 0o600 });
      return place;
    }),
  );
}

/** Puts secrets in the place of references; all else stays as it is written. */
async function resolve(text: string, vault: NonNullable<ValueSources['vault']>): Promise<string> {
  if (!text.includes('vault:')) return text;
  const document = parseDocument(text);
  const found: {
    readonly at: { value: unknown; type?: string };
    readonly place: string;
    readonly key: string;
  }[] = [];
  visit(document, {
    Scalar: (where, node) => {
      const [, place, key] = typeof node.value === 'string' ? (reference.exec(node.value) ?? []) : [];
      if (where !== 'key' && !isAlias(node) && place !== undefined && key !== undefined)
        found.push({ at: node, place, key });
    },
  });
  if (found.length === 0) return text;
  await Promise.all(
    found.map(async ({ at, place, key }) => {
      at.value = await vault(place, key);
      at.type = 'QUOTE_DOUBLE';
    }),
  );
  return document.toString({ lineWidth: 0 });
}
