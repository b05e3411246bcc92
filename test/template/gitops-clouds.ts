import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Consumer } from '../act/consumer.ts';
import type { Clusters } from '../act/outside.ts';
import { createWorld } from '../e2e/world.ts';
import { deliverByTekton } from './tekton-world.ts';

/** A git server with a consumer's repository, and three clusters. */
export interface GitOpsClouds extends Clusters {
  readonly ca: string;
  /** Address of the git server. */
  readonly git: string;
  readonly consumer: Consumer;
  /**
   * Commits what was edited, builds, scans, signs and pushes it, and writes the release down for production by the
   * template's script; resolves to its digests.
   */
  release(message: string): Promise<ReadonlyMap<string, string>>;
  end(): Promise<void>;
}

/** The local clouds, to which releases come by Git. */
export async function startGitOpsClouds(name: string): Promise<GitOpsClouds> {
  const world = await createWorld(name);
  const { stack, consumer } = world;
  return {
    ...{ clouds: stack.clouds, ca: stack.ca, git: stack.github.server, consumer, end: world.end },
    release: async (message) => {
      await consumer.commit(message);
      const delivery = await deliverByTekton(world, 'push');
      try {
        for (const [task, { code, text }] of delivery.tasks)
          if (code !== 0) throw new Error(`${task} failed:\n${text}`);
        const script = path.join(consumer.dir, 'clusters/bump-release.ts');
        const directory = path.join(delivery.work, 'source/flotilla-release');
        await promisify(execFile)(process.execPath, [script, directory, 'production']);
        await consumer.commit(`${message}: run it on production`);
        const digests: unknown = JSON.parse(delivery.tasks.get('build')?.results['digests'] ?? '{}');
        return new Map(Object.entries(z.record(z.string(), z.string()).parse(digests)));
      } finally {
        await delivery.remove();
      }
    },
  };
}
