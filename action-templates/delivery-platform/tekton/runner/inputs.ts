import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The variables in which an action finds its inputs: the defaults of its action.yml, then what is given as NAME=VALUE.
 * An input the action does not have is an error here, where GitHub would only warn.
 */
export async function inputsOf(
  suite: string,
  action: string,
  given: readonly string[],
): Promise<Record<string, string>> {
  const inputs = await defaultsOf(path.join(suite, 'actions', action, 'action.yml'));
  for (const assignment of given) {
    const [, name, value = ''] = /^([a-z-]+)=([\s\S]*)$/.exec(assignment) ?? [];
    if (name === undefined) throw new Error(`"${assignment}" is not NAME=VALUE`);
    if (!inputs.has(name))
      throw new Error(`${action} has no input ${name}; it has ${[...inputs.keys()].join(', ')}`);
    if (value !== '') inputs.set(name, value);
  }
  // By the environment: an argument can be read by every process of the machine.
  if (inputs.get('secrets') === '') inputs.set('secrets', process.env['FLOTILLA_SECRETS'] ?? '');
  return Object.fromEntries([...inputs].map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}

/** Names of the inputs and their defaults. The suite writes these files in one form only, so lines are enough. */
async function defaultsOf(file: string): Promise<Map<string, string>> {
  const text = await readFile(file, 'utf8');
  const [, section = ''] = /^inputs:\n([\s\S]*?)^(?=\S)/m.exec(text) ?? [];
  const inputs = new Map<string, string>();
  let current = '';
  for (const line of section.split('\n')) {
    const [, name] = /^ {2}([a-z-]+):$/.exec(line) ?? [];
    current = name ?? current;
    if (name !== undefined) inputs.set(name, '');
    const [, value] = /^ {4}default: (.*)$/.exec(line) ?? [];
    if (value !== undefined) inputs.set(current, plain(value));
  }
  return inputs;
}

function plain(text: string): string {
  // GitHub's own token is this pod's only where somebody gave it one.
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's, not of this file's
  if (text === '${{ github.token }}') return process.env['GITHUB_TOKEN'] ?? '';
  return text.replace(/^(['"])(.*)\1$/, '$2');
}
