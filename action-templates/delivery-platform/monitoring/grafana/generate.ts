import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { development } from './source/development.ts';
import { executive } from './source/executive.ts';
import { multiCloud } from './source/multi-cloud.ts';
import { operations } from './source/operations.ts';
import { security } from './source/security.ts';

/** Writes dashboards/*.json: `node monitoring/grafana/generate.ts [DIRECTORY]`, with Node 24 and nothing else. */
const directory = process.argv[2] ?? path.join(import.meta.dirname, 'dashboards');
const dashboards = { executive, operations, development, security, 'multi-cloud': multiCloud };

/** Short lists stand on one line, as formatters of JSON want them. */
const format = (value: unknown) =>
  JSON.stringify(value, undefined, 2).replaceAll(
    /\[\n\s+("[^"\n]*"(?:,\n\s+"[^"\n]*")*)\n\s+\]/g,
    (_, list: string) => `[${list.replaceAll(/\n\s+/g, ' ')}]`,
  );

for (const [name, dashboard] of Object.entries(dashboards)) {
  await writeFile(path.join(directory, `${name}.json`), `${format(dashboard)}\n`);
}
