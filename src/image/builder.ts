import { randomUUID } from 'node:crypto';
import type { Context } from '../core/context.ts';
import { ActionError } from '../core/errors.ts';
import { type BuilderImage, builderImage } from './builder-image.lock.ts';
import type { Buildx } from './buildx.ts';

/** A BuildKit that buildx talks to. */
export interface Builder {
  readonly name: string;
  /** Buildx with the environment in which this builder is known. */
  readonly buildx: Buildx;
  /** Removes a builder that was made for this step; leaves the caller's own alone. */
  remove(): Promise<void>;
}

type Ports = Pick<Context, 'exec' | 'log' | 'temp'>;

/**
 * Opens a builder: one that exists by its name, a BuildKit by its address (`unix://`, `tcp://`, `docker-container://`),
 * or a new one in a container, from an image pinned by digest and pulled from the first mirror that has it.
 */
export async function openBuilder(
  named: string | undefined,
  buildx: Buildx,
  ports: Ports,
  image: BuilderImage = builderImage,
): Promise<Builder> {
  if (named !== undefined && !named.includes('://')) {
    await inspect(named, buildx, ports);
    return { name: named, buildx, remove: async () => {} };
  }
  const env = { ...buildx.env, BUILDX_CONFIG: await ports.temp.directory('buildx') };
  const own = { ...buildx, env };
  if (named !== undefined) return create(own, ['--driver', 'remote', named], ports);
  if (!image.verified)
    throw new ActionError('TOOL_MISSING', `The digest of BuildKit ${image.version} is not confirmed`, {
      hint: 'Name a builder of yours in the input `builder`, or the address of a BuildKit.',
    });
  const problems: unknown[] = [];
  for (const repository of image.repositories) {
    const pinned = `image=${repository}@${image.digest}`;
    try {
      return await create(own, ['--driver', 'docker-container', '--driver-opt', pinned], ports);
    } catch (error) {
      ports.log.info(`No builder from ${repository}`);
      problems.push(error);
    }
  }
  throw new ActionError('TOOL_MISSING', 'No builder could be started', {
    hint: 'The runner needs Docker for a builder of its own. Name one in the input `builder` where it has none.',
    cause: new AggregateError(problems),
  });
}

async function create(buildx: Buildx, args: readonly string[], ports: Ports): Promise<Builder> {
  // Several jobs may share one Docker host.
  const name = `flotilla-${randomUUID().slice(0, 8)}`;
  const remove = async () => {
    await ports.exec({ argv: [...buildx.argv, 'rm', '--force', name], env: buildx.env });
  };
  const made = await ports.exec({
    argv: [...buildx.argv, 'create', '--name', name, ...args],
    env: buildx.env,
  });
  if (made.code !== 0) throw failure(name, made.stderr);
  try {
    await inspect(name, buildx, ports);
  } catch (error) {
    await remove();
    throw error;
  }
  return { name, buildx, remove };
}

async function inspect(name: string, { argv, env }: Buildx, { exec }: Ports): Promise<void> {
  const { code, stdout, stderr } = await exec({ argv: [...argv, 'inspect', '--bootstrap', name], env });
  // buildx inspect ends well for a remote that does not answer, and says so only in its text.
  const error = /^Error:\s+(.+)$/m.exec(stdout)?.[1];
  if (code !== 0 || error !== undefined) throw failure(name, error ?? stderr);
}

function failure(name: string, said: string): ActionError {
  const last = said.trim().split('\n').slice(-5).join('\n');
  return new ActionError('TOOL_FAILED', `The builder ${name} is not usable: ${last}`, {
    hint: 'Check the input `builder`: the name of a buildx builder, or the address of a BuildKit that answers.',
  });
}
