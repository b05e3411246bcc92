import type { TerraformModule } from './modules.ts';

const begin = '<!-- terraform -->';
const end = '<!-- /terraform -->';

/** A README with the tables of variables and outputs put between its markers, or at its end where it has none. */
export function terraformTables(readme: string, module: TerraformModule): string {
  const block = `${begin}\n\n${tables(module)}\n\n${end}`;
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from >= 0 && to > from) return readme.slice(0, from) + block + readme.slice(to + end.length);
  return `${readme.trimEnd()}\n\n${block}\n`;
}

function tables({ variables, outputs }: TerraformModule): string {
  const inputs = variables.map(({ name, body }) => [
    `\`${name}\``,
    cell(text(body['description'])),
    `\`${typeOf(body['type'])}\``,
    'default' in body ? defaultOf(body['default']) : 'required',
  ]);
  const results = outputs.map(({ name, body }) => [
    `\`${name}\``,
    cell(text(body['description'])) + (body['sensitive'] === true ? ' Sensitive.' : ''),
  ]);
  const parts = [
    ...(inputs.length > 0 ? [table(['variable', 'what it is', 'type', 'default'], inputs)] : []),
    ...(results.length > 0 ? [table(['output', 'what it is'], results)] : []),
  ];
  return parts.length > 0 ? parts.join('\n\n') : 'It takes no variables and has no outputs.';
}

/** A type on one line; what an object consists of is in the description or the file. */
function typeOf(type: unknown): string {
  const line = text(type)
    .replace(/^\$\{([\s\S]*)\}$/, '$1')
    .replace(/\s+/g, ' ');
  const at = line.indexOf('object({');
  if (line.length <= 60 || at < 0) return line;
  return `${line.slice(0, at)}object({…})${')'.repeat((line.slice(0, at).match(/\(/g) ?? []).length)}`;
}

function defaultOf(value: unknown): string {
  const json = JSON.stringify(value);
  return json.length <= 60 ? `\`${json.replaceAll('|', '\\|')}\`` : 'in `variables.tf`';
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const cell = (words: string) =>
  words
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\$\$\{/g, '${')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;');

const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
