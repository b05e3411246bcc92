import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root, runTool } from '../../../scripts/run-tool.ts';
import { readDashboard } from './dashboards.ts';

/** Panel type → folder of Grafana's SDK with the types of its options; whether it has settings of its fields. */
const kinds = {
  timeseries: { folder: 'timeseries', fields: true },
  stat: { folder: 'stat', fields: false },
  bargauge: { folder: 'bargauge', fields: false },
  table: { folder: 'table', fields: true },
  heatmap: { folder: 'heatmap', fields: true },
  'state-timeline': { folder: 'statetimeline', fields: true },
} as const;
type Kind = keyof typeof kinds;
const isKind = (type: string): type is Kind => Object.hasOwn(kinds, type);

/** The SDK's types with the texts of their enumerations, and without the mark its builders put on queries. */
const prelude = [
  "import type * as dashboard from '@grafana/grafana-foundation-sdk/dashboard';",
  "import type * as prometheus from '@grafana/grafana-foundation-sdk/prometheus';",
  ...Object.values(kinds).map(
    ({ folder }) => `import type * as ${folder} from '@grafana/grafana-foundation-sdk/${folder}';`,
  ),
  // In two parts: a placeholder in plain text looks like a mistake to the linter.
  ['type Plain<T> = T extends string ? `$', '{T}`'].join(''),
  ['  : T extends number ? (`$', '{T}` extends `$', '{infer N extends number}` ? N : T)'].join(''),
  '  : T extends object ? { [K in keyof T as K extends "_implementsDataqueryVariant" ? never : K]: Plain<T[K]> }',
  '  : T;',
  'type Board = Omit<Plain<dashboard.Dashboard>, "panels" | "annotations">;',
  'type Panel = Omit<Plain<dashboard.Panel>, "targets">;',
  '',
];

/**
 * Holds dashboards against the types that Grafana publishes, with the TypeScript compiler: a key that is unknown, a
 * value that is none of an enumeration, a missing key are its errors. Panels of other types are named.
 */
export async function typeErrors(files: readonly string[]): Promise<string> {
  const other: string[] = [];
  const lines = [...prelude];
  const literal = (type: string, value: unknown) =>
    lines.push(`export const _${lines.length}: ${type} = ${JSON.stringify(value)};`);
  for (const file of files) {
    const { panels, annotations, ...board } = await readDashboard(file);
    literal('Board', board);
    for (const annotation of annotations.list) literal('Plain<dashboard.AnnotationQuery>', annotation);
    for (const { targets, ...panel } of panels) {
      if (panel.type === 'row') {
        literal('Plain<dashboard.RowPanel>', panel);
        continue;
      }
      if (!isKind(panel.type)) {
        other.push(`${path.basename(file)}: ${panel.title} is a ${panel.type}`);
        continue;
      }
      const { folder, fields } = kinds[panel.type];
      literal('Panel', panel);
      for (const target of targets) literal('Plain<prometheus.Dataquery>', target);
      literal(`Partial<Plain<${folder}.Options>>`, panel['options']);
      const custom = customOf(panel['fieldConfig']);
      if (fields) literal(`Partial<Plain<${folder}.FieldConfig>>`, custom);
      else if (custom !== undefined)
        other.push(`${path.basename(file)}: ${panel.title} has fields of another type`);
    }
  }
  return [...other, await compile(lines.join('\n'))].filter((text) => text !== '').join('\n');
}

/** The settings of a panel's fields that only its type knows. */
function customOf(fieldConfig: unknown): unknown {
  const defaults = at(fieldConfig, 'defaults');
  return at(defaults, 'custom');
}

const at = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

async function compile(text: string): Promise<string> {
  // Below this repository, where the SDK is found.
  const dir = await mkdtemp(path.join(root, 'node_modules/.cache/dashboards-'));
  try {
    await writeFile(path.join(dir, 'dashboards.ts'), text);
    await writeFile(
      path.join(dir, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          strict: true,
          noEmit: true,
          skipLibCheck: true,
          module: 'nodenext',
          target: 'es2024',
          types: [],
        },
        files: ['dashboards.ts'],
      }),
    );
    const { output } = await runTool([
      path.join(root, 'node_modules/.bin/tsc'),
      '-p',
      dir,
      '--pretty',
      'false',
    ]);
    const source = (await readFile(path.join(dir, 'dashboards.ts'), 'utf8')).split('\n');
    return output.replaceAll(/^.*dashboards\.ts\((\d+),(\d+)\)/gm, (_, line: string, column: string) =>
      (source[Number(line) - 1] ?? '').slice(Math.max(0, Number(column) - 60), Number(column) + 60),
    );
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
