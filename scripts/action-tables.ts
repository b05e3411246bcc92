import type { ActionFile } from './action-files.ts';

const begin = '<!-- generated from action.yml: begin -->';
const end = '<!-- generated from action.yml: end -->';

/** A README with the tables of inputs and outputs put between its markers, or at its end where it has none. */
export function actionTables(readme: string, action: ActionFile): string {
  const block = `${begin}\n\n${tables(action)}\n${end}`;
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from >= 0 && to > from) return readme.slice(0, from) + block + readme.slice(to + end.length);
  return `${readme.trimEnd()}\n\n${block}\n`;
}

function tables({ inputs, outputs }: ActionFile): string {
  const inputRows = Object.entries(inputs).map(([name, input]) => [
    `\`${name}\``,
    cell(input.description),
    input.required ? 'required' : input.default === undefined ? '' : `\`${cell(input.default) || '""'}\``,
  ]);
  const outputRows = Object.entries(outputs).map(([name, output]) => [
    `\`${name}\``,
    cell(output.description),
  ]);
  return [
    ...(inputRows.length > 0
      ? [`### Inputs\n\n${table(['input', 'what it is', 'default'], inputRows)}\n`]
      : []),
    ...(outputRows.length > 0 ? [`### Outputs\n\n${table(['output', 'what it is'], outputRows)}\n`] : []),
  ].join('\n');
}

const cell = (text: string) =>
  text
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;');

const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
