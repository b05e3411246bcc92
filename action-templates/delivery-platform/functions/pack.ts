import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { adapters, type Cloud, packageFiles } from './package-files.ts';
import { zip } from './zip.ts';

/** `node functions/pack.ts aws|gcp|azure`: makes functions/build/CLOUD.zip, which Terraform uploads. */
const root = import.meta.dirname;
const isCloud = (word: string | undefined): word is Cloud =>
  word !== undefined && Object.hasOwn(adapters, word);

const [cloud] = process.argv.slice(2);
if (isCloud(cloud)) {
  const archive = zip(await packageFiles(root, cloud));
  const file = path.join(root, 'build', `${cloud}.zip`);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, archive);
  console.log(`${path.relative(process.cwd(), file)} ${archive.length} bytes`);
} else {
  console.error(`usage: node functions/pack.ts ${Object.keys(adapters).join('|')}`);
  process.exitCode = 2;
}
