import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';

const run = promisify(execFile);

/** A Kubernetes object as its file has it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  // Read by tests that know the kind.
  readonly [field: string]: unknown;
}

/** What kustomize (the one in kubectl) makes of a directory, as `kubectl apply -k` would. */
export async function build(bin: string, directory: string): Promise<string> {
  const { stdout } = await run(path.join(bin, 'kubectl'), ['kustomize', directory], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

/** The objects in a text of YAML documents. */
export function manifestsIn(text: string): Manifest[] {
  return (
    parseAllDocuments(text)
      // What the checks go on to hold against the kinds' definitions.
      .map((document) => document.toJS() as Manifest | null)
      .filter((object) => object !== null)
  );
}

export const manifestsOf = async (file: string) => manifestsIn(await readFile(file, 'utf8'));

/** What Flux's postBuild.substitute makes of a text: `${name}` alone, the form the template keeps to. */
export function substitute(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{([a-z_]+)\}/g, (whole, name: string) => values[name] ?? whole);
}
