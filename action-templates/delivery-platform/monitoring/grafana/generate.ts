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

for (const [name, dashboard] of Object.entries(dashboards)) {
  await writeFile(path.join(directory, `${name}.json`), `${JSON.stringify(dashboard, undefined, 2)}\n`);
}
