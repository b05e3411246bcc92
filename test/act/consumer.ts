import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { ensureRepository } from '../clouds/github/repositories.ts';
import type { Stack } from '../clouds/stack.ts';

const run = promisify(execFile);
const repository = 'acme/delivery-platform';
const template = path.resolve(import.meta.dirname, '../../action-templates/delivery-platform');

/** A consumer's repository: a clone whose commits are pushed to the stack's git server. */
export interface Consumer {
  readonly dir: string;
  /** Changes a file by its text. A change that changes nothing is an error. */
  edit(file: string, change: (text: string) => string): Promise<void>;
  head(): Promise<string>;
  /** Commits everything that changed, pushes it to main and returns the commit. */
  commit(message: string): Promise<string>;
  remove(): Promise<void>;
}

/**
 * The fleet file for one machine: the stack has the clusters of production alone, no DNS endpoint of Google's, and not
 * the nodes for production's number of pods.
 */
function forOneMachine(fleet: string): string {
  return fleet
    .replace(/^ {2}(staging|development):\n(?: {4}.*\n|\n)+/gm, '')
    .replace(/^ +endpoint: dns\n/gm, '')
    .replaceAll(', helm-charts/delivery-platform/values-production.yaml', '');
}

/** A caller's pin that is still to be filled in: on the stack the suite is the release v1. */
async function fillInPins(workflows: string): Promise<void> {
  for (const name of await readdir(workflows)) {
    const file = path.join(workflows, name);
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll(/@0{40}\b/g, '@v1'));
  }
}

/**
 * Makes a directory, the sample without one, a repository of its own, as a team does that copies the template. What
 * the stack's git server has of it already is its history.
 */
export async function createConsumer(stack: Stack, source: string = template): Promise<Consumer> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'flotilla-consumer-'));
  const git = async (...args: string[]) => {
    const author = ['-c', 'user.name=Octo Cat', '-c', 'user.email=octocat@localhost'];
    const { stdout } = await run('git', [...author, ...args], { cwd: dir, maxBuffer: 16 * 1024 * 1024 });
    return stdout.trim();
  };
  const ours = (file: string) => !['.git', 'node_modules'].includes(path.basename(file));
  await cp(source, dir, { recursive: true, filter: ours });
  const fleet = path.join(dir, '.github/flotilla.yml');
  await writeFile(fleet, forOneMachine(await readFile(fleet, 'utf8')));
  await fillInPins(path.join(dir, '.github/workflows'));
  await git('init', '--quiet', '--initial-branch=main');
  await ensureRepository(path.join(stack.dir, 'git'), repository);
  // The git server takes any token.
  const remote = Object.assign(new URL(`/${repository}.git`, stack.github.server), {
    username: 'octocat',
    password: 'x',
  });
  await git('remote', 'add', 'origin', remote.href);
  await git('fetch', '--quiet', 'origin');
  const earlier = await git('branch', '--remotes', '--list', 'origin/main');
  if (earlier !== '') await git('reset', '--quiet', '--mixed', 'origin/main');
  const commit = async (message: string) => {
    await git('add', '--all');
    if ((await git('status', '--porcelain')) !== '') await git('commit', '--quiet', '--message', message);
    await git('push', '--quiet', '--force', 'origin', 'main');
    return git('rev-parse', 'HEAD');
  };
  return {
    dir,
    edit: async (file, change) => {
      const before = await readFile(path.join(dir, file), 'utf8');
      const after = change(before);
      if (after === before) throw new Error(`${file} is as it was`);
      await writeFile(path.join(dir, file), after);
    },
    head: () => git('rev-parse', 'HEAD'),
    commit,
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}

/** The repository variables with which the template's workflows run against a stack. */
export async function consumerVariables(stack: Stack): Promise<Record<string, string>> {
  return {
    FLOTILLA_BUILD_ARGS: `BASE_IMAGE=${stack.baseImage}`,
    FLOTILLA_BUILDER: stack.buildkit.address,
    FLOTILLA_DB_REPOSITORIES: `${stack.mirror.address}/trivy-db:2`,
    // The object stores of the registries are on this machine.
    FLOTILLA_ALLOW_HOSTS: Object.values(stack.clouds)
      .map(({ registry }) => registry.store)
      .join(','),
    // JSON is YAML on one line.
    FLOTILLA_ENDPOINTS: JSON.stringify(parse(await readFile(stack.endpoints, 'utf8'))),
  };
}
