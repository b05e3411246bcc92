import { readdir, readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import type { Entry } from './zip.ts';

/** Clouds that there is a package for, each with the module that its runtime calls. */
export const adapters = { aws: 'lambda', gcp: 'pub-sub', azure: 'service-bus' } as const;
export type Cloud = keyof typeof adapters;

/** The runtimes of the clouds take JavaScript: the types go, and imports name what is in the package. */
const toJavaScript = (source: string): string =>
  stripTypeScriptTypes(source).replace(/(from '\.{1,2}\/[^']+)\.ts'/g, "$1.mjs'");

const sourcesOf = async (root: string, names: readonly string[]): Promise<Entry[]> =>
  Promise.all(
    names.map(async (name) => ({
      path: name.replace(/\.ts$/, '.mjs'),
      content: Buffer.from(toJavaScript(await readFile(path.join(root, name), 'utf8'))),
    })),
  );

/** What a cloud's runtime needs beside the handler: its registration, and the modules npm installed for it. */
const besideOf = async (folder: string): Promise<Entry[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Promise.all(
    files.map(async (file) => ({
      path: path.relative(folder, file).replaceAll(path.sep, '/'),
      content: await readFile(file),
    })),
  );
};

/** The files of a cloud's package; `root` is the directory of the functions. */
export const packageFiles = async (root: string, cloud: Cloud): Promise<Entry[]> => {
  const handler = (await readdir(path.join(root, 'receipt'))).filter((name) => name.endsWith('.ts'));
  const sources = await sourcesOf(root, [
    `${adapters[cloud]}.ts`,
    ...handler.map((name) => `receipt/${name}`),
  ]);
  const beside = await besideOf(path.join(root, 'packages', cloud));
  // Google installs the modules itself when it builds; Azure runs what is in the package.
  if (cloud === 'azure' && !beside.some((entry) => entry.path.startsWith('node_modules/@azure/functions/'))) {
    throw new Error('the modules of the package are not installed: npm ci --prefix packages/azure');
  }
  const taken = beside.filter((entry) => cloud === 'azure' || !entry.path.startsWith('node_modules/'));
  return [...sources, ...taken];
};
