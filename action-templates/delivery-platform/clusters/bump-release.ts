import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * `node clusters/bump-release.ts DIRECTORY ENVIRONMENT`: writes the release in DIRECTORY (the artifact of Flotilla's
 * build) to clusters/ENVIRONMENT/release.yaml. The file is the same for the same release, byte by byte, so that
 * nothing is committed when nothing changed. It only names what was scanned, signed and pushed; it deploys nothing.
 */
const [directory, environment] = process.argv.slice(2);
if (directory === undefined || environment === undefined || !/^[a-z]+$/.test(environment))
  throw new Error('usage: bump-release.ts DIRECTORY ENVIRONMENT');

interface Release {
  readonly sequence: number;
  readonly source: { readonly commit: string };
  readonly services: Readonly<Record<string, { readonly digest: string; readonly revision?: string }>>;
}

/** The record that the suite signed, as far as it is read here; anything else in it is left alone. */
function releaseIn(text: string): Release {
  const release: unknown = JSON.parse(text);
  if (!isRelease(release)) throw new Error('release.json is not the record of a release');
  for (const [name, { digest }] of Object.entries(release.services))
    if (!/^[a-z0-9-]+$/.test(name) || !/^sha256:[a-f0-9]{64}$/.test(digest))
      throw new Error(`release.json names ${name} by ${digest}, which is no digest`);
  return release;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function isRelease(value: unknown): value is Release {
  return (
    isObject(value) &&
    typeof value['sequence'] === 'number' &&
    isObject(value['source']) &&
    /^[a-f0-9]{40,64}$/.test(String(value['source']['commit'])) &&
    isObject(value['services']) &&
    Object.keys(value['services']).length > 0 &&
    Object.values(value['services']).every(
      (service) => isObject(service) && typeof service['digest'] === 'string',
    )
  );
}

function valuesOf({ sequence, source, services }: Release): string {
  const lines = [
    // Not the environment: production's file is a copy of staging's.
    `# What runs here: the digests of release ${sequence}, for every cloud the same. Written by`,
    '# clusters/bump-release.ts and by nobody else; going back is reverting the commit that wrote it.',
    'global:',
    '  release:',
    `    commit: "${source.commit}"`,
    'services:',
  ];
  for (const name of Object.keys(services).sort()) {
    const { digest, revision = '' } = services[name] ?? { digest: '' };
    lines.push(`  ${name}:`, '    image:', `      digest: ${digest}`);
    // Quoted: a commit of digits alone would be read as a number.
    if (revision !== '') lines.push(`    revision: "${revision}"`);
  }
  return `${lines.join('\n')}\n`;
}

const release = releaseIn(await readFile(path.join(directory, 'release.json'), 'utf8'));
const file = path.join(import.meta.dirname, environment, 'release.yaml');
// An environment that is not there is a mistake, not a new one.
const before = await readFile(file, 'utf8');
if (before.includes('$imagepolicy')) throw new Error(`${environment} is written by Flux's image automation`);
const after = valuesOf(release);
if (after !== before) await writeFile(file, after);
console.log(
  `${path.relative(process.cwd(), file)} ${after === before ? 'already has' : 'now has'} release ${release.sequence}`,
);
