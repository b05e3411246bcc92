import { parseAllDocuments, visit } from 'yaml';
import { ActionError, isActionError, messageOf } from '../core/errors.ts';
import { type Exec, plainEnvironment, run } from '../core/exec.ts';
import { privateFiles } from '../core/private-files.ts';

/** How a program gets at the keys that open a file. */
export interface Keys {
  /** Variables of its environment. */
  readonly variables: Readonly<Record<string, string>>;
  /** Variables that name a file with this content. */
  readonly files: Readonly<Record<string, string>>;
}

export interface Decryption {
  /** Absent where the environment names no keys. */
  readonly keys: (() => Promise<Keys>) | undefined;
  readonly mask: (secret: string) => void;
}

interface OpenPorts {
  readonly exec: Exec;
  readonly env: NodeJS.ProcessEnv;
  /** A private directory of this run, removed after it. */
  readonly directory: string;
}

/** Whether SOPS encrypted a text: it leaves its notes beside the values. https://getsops.io/docs */
export const isSealed = (text: string): boolean =>
  /^\s*"?sops"?:/m.test(text) && /"?mac"?:\s*["']?ENC\[AES256_GCM,/.test(text);

/**
 * The content of a file that SOPS encrypted, by the program `sops`, which writes it nowhere. Every value that was
 * encrypted is masked. `SECRET_UNAVAILABLE`, `TOOL_MISSING`.
 */
export async function openSealed(
  file: string,
  sealed: string,
  { keys, mask }: Decryption,
  { exec, env, directory }: OpenPorts,
): Promise<string> {
  if (keys === undefined)
    throw new ActionError('SECRET_UNAVAILABLE', `${file} is encrypted, and the environment names no keys`, {
      hint: 'Add `decryption` to the environment: an age key of flotilla-secrets, or an identity for its cloud’s keys.',
    });
  const { variables, files } = await keys();
  const named = await privateFiles(files, directory);
  try {
    const type = file.endsWith('.json') ? 'json' : 'yaml';
    const opened = await run(exec, {
      argv: ['sops', '--decrypt', '--input-type', type, '--output-type', type, file],
      env: { ...plainEnvironment(env), ...variables, ...named },
    });
    for (const secret of secretsOf(sealed, opened)) mask(secret);
    return opened;
  } catch (error) {
    if (!isActionError(error, 'TOOL_FAILED')) throw error;
    throw new ActionError('SECRET_UNAVAILABLE', `${file} cannot be decrypted: ${messageOf(error)}`, {
      hint: 'See that the key of `decryption` in the environment is one of those the file was encrypted for.',
    });
  }
}

/** Values that stand encrypted in one text and open in the other, which have the same shape. */
function secretsOf(sealed: string, opened: string): string[] {
  const documents = parseAllDocuments(opened);
  return parseAllDocuments(sealed).flatMap((document, index) => {
    const found: string[] = [];
    visit(document, {
      Scalar: (key, node, ancestors) => {
        if (key === 'key' || typeof node.value !== 'string' || !node.value.startsWith('ENC[')) return;
        const steps = ancestors.flatMap((ancestor, at) => stepOf(ancestor, ancestors[at + 1] ?? node));
        const value = documents[index]?.getIn(steps);
        if (typeof value === 'string' || typeof value === 'number') found.push(String(value));
      },
    });
    return found;
  });
}

/** The key or index by which a node of a YAML document holds another; pairs hold nothing by themselves. */
function stepOf(holder: unknown, held: unknown): (string | number)[] {
  if (holder === null || typeof holder !== 'object' || !('items' in holder) || !Array.isArray(holder.items))
    return [];
  const index = holder.items.indexOf(held);
  if (index < 0) return [];
  const isPair = held !== null && typeof held === 'object' && 'key' in held;
  return [isPair ? String(held.key) : index];
}
