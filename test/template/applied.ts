import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { filesOf } from './checks.ts';
import { build, substitute } from './manifests.ts';

export const areas = ['Argo CD', 'Flux', 'Tekton', 'recovery'] as const;
export type Area = (typeof areas)[number];

/** What a user applies: every kustomization that is in no other, built, and every file that stands alone. */
export async function appliedFrom(bin: string, area: Area): Promise<string> {
  const files = await filesOf(`${area} manifests`);
  const isRoot = (file: string) => path.basename(file) === 'kustomization.yaml';
  const used = new Set<string>();
  for (const file of files.filter(isRoot))
    for (const resource of resourcesIn(await readFile(file, 'utf8')))
      used.add(path.resolve(file, '..', resource));
  const roots = files
    .filter((file) => isRoot(file) && !used.has(path.dirname(file)))
    .map((file) => path.dirname(file));
  const alone = files.filter((file) => !isRoot(file) && !used.has(file));
  const texts = await Promise.all([
    ...roots.map((root) => build(bin, root)),
    ...alone.map((file) => readFile(file, 'utf8')),
  ]);
  return texts.map((text) => substitute(text, { cloud: 'aws', environment: 'production' })).join('\n---\n');
}

const resourcesIn = (text: string) =>
  z.object({ resources: z.array(z.string()) }).parse(parse(text)).resources;

/** Mistakes people make, each in a file of the template: what is written there, and what somebody wrote instead. */
export const mistakes = [
  ['argocd/projects/delivery-platform.yaml', 'sourceRepos:', 'sourceRepositories:'],
  ['flux/sources/delivery-platform.yaml', 'interval: 1m', 'interval: often'],
  ['clusters/production/aws.yaml', 'prune: true', 'prune: perhaps'],
  ['tekton/tasks/flotilla.yaml', 'steps:', 'stairs:'],
  ['disaster-recovery/velero/schedules/daily.yaml', 'schedule: 23 1 * * *', 'timetable: daily'],
] as const;
