import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { fleet } from '../src/fleet/fleet.ts';
import { grantsOf, roleNames, toYaml } from '../src/preflight/rbac.ts';
import { duties } from '../src/preflight/rights.ts';
import { deployment } from '../src/release/deployment.ts';
import { release } from '../src/release/release.ts';
import { readActions } from './action-files.ts';
import { actionTables } from './action-tables.ts';
import { root } from './run-tool.ts';
import { readModules } from './terraform/modules.ts';
import { terraformTables } from './terraform/tables.ts';

/**
 * Writes what is derived: .github/workflows from workflows/, the tables of the actions' READMEs from action.yml, the
 * JSON Schemas from the zod schemas, the RBAC of the template from the rights the suite needs, the tables of its
 * Terraform modules' READMEs from their variables and outputs. With --check nothing is written and any difference is an error.
 */
const checking = process.argv.includes('--check');
const wanted = new Map<string, string>();

const workflows = path.join(root, 'workflows');
for (const name of (await readdir(workflows)).filter((name) => name.endsWith('.yml'))) {
  const source = await readFile(path.join(workflows, name), 'utf8');
  wanted.set(`.github/workflows/${name}`, `# Generated from workflows/${name}; edit that file.\n${source}`);
}

for (const action of await readActions()) {
  const file = `actions/${action.name}/README.md`;
  const present = await readFile(path.join(root, file), 'utf8').catch(
    () => `# ${action.title}\n\n${action.description}\n`,
  );
  wanted.set(file, actionTables(present, action));
}

for (const [name, schema] of Object.entries({ flotilla: fleet, release, deployment })) {
  const json = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });
  wanted.set(`schema/${name}.schema.json`, `${JSON.stringify(json, null, 2)}\n`);
}

const application = 'action-templates/delivery-platform';
/** Kinds its chart can have beside the usual ones; each is off until a value switches it on. */
const optional = [
  { group: 'autoscaling.k8s.io', plural: 'verticalpodautoscalers' },
  { group: 'external-secrets.io', plural: 'externalsecrets' },
  { group: 'external-secrets.io', plural: 'secretstores' },
  { group: 'monitoring.coreos.com', plural: 'podmonitors' },
  { group: 'monitoring.coreos.com', plural: 'servicemonitors' },
];
for (const duty of duties) {
  const { group } = roleNames[duty];
  const comment =
    `# Generated: what the identities of group ${group} need to ${duty}, and no more. See docs/clusters.md.\n` +
    `# Apply it once to each cluster, as an administrator: kubectl apply -f rbac/${duty}.yaml\n`;
  wanted.set(
    `${application}/rbac/${duty}.yaml`,
    comment + toYaml(grantsOf(duty, 'delivery-platform', optional)),
  );
}

for (const module of await readModules()) {
  const file = path.relative(root, path.join(module.dir, 'README.md'));
  const present = await readFile(path.join(root, file), 'utf8').catch(() => `# ${module.name}\n`);
  wanted.set(file, terraformTables(present, module));
}

const stale: string[] = [];
for (const [file, text] of wanted) {
  const at = path.join(root, file);
  if ((await readFile(at, 'utf8').catch(() => undefined)) === text) continue;
  stale.push(file);
  if (checking) continue;
  await mkdir(path.dirname(at), { recursive: true });
  await writeFile(at, text);
}
// A workflow whose source is gone must not stay callable.
const published = await readdir(path.join(root, '.github/workflows')).catch(() => []);
for (const name of published.filter(
  (name) => !name.startsWith('.') && !wanted.has(`.github/workflows/${name}`),
)) {
  stale.push(`.github/workflows/${name}`);
  if (!checking) await rm(path.join(root, '.github/workflows', name));
}

if (checking && stale.length > 0) {
  console.error(`out of date, run npm run generate: ${stale.join(', ')}`);
  process.exitCode = 1;
} else
  console.log(stale.length === 0 ? 'everything generated is up to date' : `written: ${stale.join(', ')}`);
