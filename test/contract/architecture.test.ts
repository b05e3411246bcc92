import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { root } from '../../scripts/run-tool.ts';
import { readSources, type SourceFile } from './source-files.ts';

/** The rooms of the house from the ground up, and those below that each may use. docs/architecture.md draws them. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  core: [],
  fleet: ['core'],
  oci: ['core'],
  release: ['core', 'oci'],
  image: ['core', 'fleet', 'oci', 'release'],
  signing: ['core', 'fleet', 'oci', 'release', 'image'],
  kube: ['core', 'release'],
  analysis: ['core', 'fleet'],
  infrastructure: ['core', 'fleet'],
  smoke: ['core', 'fleet', 'release', 'kube'],
  rollout: ['core', 'fleet', 'oci', 'release', 'kube', 'analysis', 'smoke'],
  retention: ['core', 'oci', 'release', 'signing', 'kube', 'rollout'],
  preflight: ['core', 'fleet', 'oci', 'kube'],
  clouds: ['core', 'fleet', 'oci'],
  github: ['core', 'release'],
};

/** Seams: files that others may know by their types alone. */
const seams: Readonly<Record<string, readonly string[]>> = {
  'clouds/provider.ts': ['kube', 'analysis', 'retention', 'preflight'],
};

/** Rooms that know no cloud by name. */
const cloudless = [
  'oci',
  'image',
  'signing',
  'kube',
  'analysis',
  'infrastructure',
  'rollout',
  'retention',
  'smoke',
  'preflight',
];
const cloudName = /\b(aws|gcp|azure|ecr|gke|aks|eks)\b|\b(aws|gcp|azure|ecr|gke|aks|eks)(?=[A-Z])/i;

const runtimePackages = ['@actions/core', '@actions/exec', '@actions/tool-cache', '@actions/io'];

let files: SourceFile[] = [];
beforeAll(async () => {
  files = await readSources();
});
const inFolder = (folder: string) => files.filter((file) => file.folder === folder);

describe('the rooms', () => {
  it('are the folders of src/', () => {
    const folders = [...new Set(files.map(({ folder }) => folder))].filter((folder) => folder !== '');
    expect(folders.filter((folder) => folder !== 'actions' && !Object.hasOwn(rooms, folder))).toEqual([]);
  });

  it.each(Object.keys(rooms))('%s uses only the rooms below it', (folder) => {
    const allowed = [folder, ...(rooms[folder] ?? [])];
    const wrong = inFolder(folder).flatMap(({ name, imports }) =>
      imports
        .filter(({ target, typeOnly }) => {
          if (!target.endsWith('.ts')) return false;
          if (allowed.includes(target.split('/')[0] ?? '')) return false;
          return !(typeOnly && seams[target]?.includes(folder));
        })
        .map(({ target }) => `${name} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('have no way round: the order above has no cycle', () => {
    const seen: string[] = [];
    for (const [room, below] of Object.entries(rooms)) {
      expect(below.filter((other) => !seen.includes(other))).toEqual([]);
      seen.push(room);
    }
  });
});

describe('packages', () => {
  const users = (wanted: (target: string) => boolean) =>
    files.filter(({ imports }) => imports.some(({ target }) => wanted(target)));

  it('of the runner are known to core alone', () => {
    const outside = users((target) =>
      runtimePackages.some((name) => target.split('node_modules/').at(-1)?.startsWith(name)),
    ).filter(({ folder }) => folder !== 'core');
    expect(outside.map(({ name }) => name)).toEqual([]);
  });

  it('of GitHub’s API are known to github alone', () => {
    const outside = users((target) => target === '@actions/github' || target.startsWith('@octokit/'));
    expect(outside.filter(({ folder }) => folder !== 'github').map(({ name }) => name)).toEqual([]);
  });

  it('of a cloud are known to that cloud alone', () => {
    const vendors = {
      '@aws-sdk/': 'clouds/aws/',
      '@google-cloud/': 'clouds/gcp/',
      '@azure/': 'clouds/azure/',
    };
    for (const [prefix, home] of Object.entries(vendors)) {
      const outside = users((target) => target.startsWith(prefix)).filter(
        ({ name }) => !name.startsWith(home),
      );
      expect(outside.map(({ name }) => name)).toEqual([]);
    }
  });

  it('that src/ runs on are dependencies, and every dependency is used', async () => {
    const manifest: { dependencies: Record<string, string> } = JSON.parse(
      await readFile(path.join(root, 'package.json'), 'utf8'),
    );
    // A module of a package that is imported by its file, past the package's door.
    const byFile = /^\.\.\/node_modules\//;
    const packageOf = (target: string) => {
      const inside = target.replace(byFile, '');
      return inside.split('/', inside.startsWith('@') ? 2 : 1).join('/');
    };
    const used = new Set(
      files.flatMap(({ imports }) =>
        imports
          .map(({ target }) => target)
          .filter((target) => !target.endsWith('.ts') && !target.startsWith('node:'))
          .map(packageOf),
      ),
    );
    expect([...used].sort()).toEqual(Object.keys(manifest.dependencies).sort());
  });
});

describe('names', () => {
  it.each(cloudless)('of clouds do not occur in %s', (folder) => {
    const wrong = inFolder(folder).flatMap(({ name, code }) =>
      code
        .split('\n')
        .filter((line) => cloudName.test(line))
        .map((line) => `${name}: ${line.trim()}`),
    );
    expect(wrong).toEqual([]);
  });

  it('of files are the same in every cloud', async () => {
    const seam = ['cluster.ts', 'identity.ts', 'index.ts', 'registry.ts'];
    const base = path.join(root, 'src/clouds');
    const clouds = (await readdir(base, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    expect(clouds.map(({ name }) => name).sort()).toEqual(['aws', 'azure', 'gcp', 'generic']);
    for (const { name } of clouds) {
      expect(await readdir(path.join(base, name))).toEqual(expect.arrayContaining(seam));
    }
  });

  it('of rollout strategies do not occur in clouds', () => {
    const wrong = inFolder('clouds').filter(({ code }) => /\b(canary|blue-?green)\b/i.test(code));
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});

describe('files', () => {
  it('are short: the median is at most 100 lines and none is over 300', () => {
    const lengths = files.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(100);
    expect(files.filter(({ lines }) => lines > 300).map(({ name }) => name)).toEqual([]);
  });

  it('are named for one concept', () => {
    const vague = files.filter(({ name }) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.ts$)/.test(name));
    expect(vague.map(({ name }) => name)).toEqual([]);
  });

  it('hold no unfinished or switched-off code', () => {
    const wrong = files.filter(({ code }) => /\bas any\b|: any\b|@ts-ignore|@ts-expect-error/.test(code));
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});
