import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Context } from '../core/context.ts';
import { ActionError } from '../core/errors.ts';
import { createBuildProgress } from './build-progress.ts';
import type { Builder } from './builder.ts';
import { parsePlatform } from './platform.ts';
import { probeProgram } from './probe-program.ts';

/** Answers whether a builder can execute programs of a platform; each platform is tried once. */
export type CanExecute = (platform: string) => Promise<boolean>;

const probe = 'FROM scratch\nCOPY probe /probe\nRUN ["/probe"]\n';

/**
 * Tries it: a builder's list of platforms says what it accepts, not what it can run, and without emulation a RUN for
 * a foreign platform may even execute a native binary and yield a wrong image. It needs no image and takes a fraction
 * of a second, wherever the builder is: natively, through the kernel's binfmt_misc or through BuildKit's own QEMU.
 */
export function createExecutionProbe(
  builder: Builder,
  { exec, temp }: Pick<Context, 'exec' | 'temp'>,
): CanExecute {
  const known = new Map<string, Promise<boolean>>();
  const run = async (platform: string) => {
    const { os, architecture } = parsePlatform(platform);
    const program = os === 'linux' ? probeProgram(architecture) : undefined;
    // A platform without a probe is left to the build itself.
    if (program === undefined) return true;
    const context = await temp.directory('probe');
    await writeFile(path.join(context, 'Dockerfile'), probe);
    await writeFile(path.join(context, 'probe'), program, { mode: 0o755 });
    const progress = createBuildProgress(() => {});
    const { code } = await exec({
      argv: [
        ...builder.buildx.argv,
        'build',
        `--builder=${builder.name}`,
        `--platform=${platform}`,
        '--no-cache',
        '--provenance=false',
        '--output=type=cacheonly',
        '--progress=rawjson',
        context,
      ],
      env: builder.buildx.env,
      onStderr: progress.line,
    });
    if (code === 0) return true;
    if (progress.failed()?.name.includes('RUN')) return false;
    throw new ActionError(
      'TOOL_FAILED',
      `The builder could not be tried for ${platform}: ${progress.said.slice(-5).join('\n')}`,
      { hint: 'Check that the builder named in the input `builder` works.' },
    );
  };
  return (platform) => {
    const answer = known.get(platform) ?? run(platform);
    known.set(platform, answer);
    return answer;
  };
}
