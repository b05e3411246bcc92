import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { systemClock } from '../../../src/core/clock.ts';
import { systemExec } from '../../../src/core/exec.ts';
import { createHttp } from '../../../src/core/http.ts';
import { createTemp } from '../../../src/core/temp.ts';
import type { Application } from '../../../src/fleet/application.ts';
import { service } from '../../../src/fleet/application.ts';
import { type BuildOptions, buildImages } from '../../../src/image/build-images.ts';
import { openBuilder } from '../../../src/image/builder.ts';
import { findBuildx } from '../../../src/image/buildx.ts';
import { startBuildkit } from '../../clouds/buildkit.ts';
import type { Process } from '../../clouds/stack.ts';
import { toolchain } from '../../clouds/toolchain/index.ts';
import { recordingLog } from '../../support/recording-log.ts';

const run = promisify(execFile);

/** A repository to build from and a real BuildKit to build with. */
export interface Workbench {
  readonly dir: string;
  readonly bin: string;
  readonly workspace: string;
  readonly lines: string[];
  readonly ports: ReturnType<typeof portsOf>;
  /** Writes files and commits them. */
  commit(files: Readonly<Record<string, string>>): Promise<void>;
  /** Builds services of the workspace, each `{ context: NAME }` unless said otherwise, into `layout`. */
  build(
    services: Readonly<Record<string, object>>,
    options?: Partial<BuildOptions>,
  ): ReturnType<typeof buildImages>;
  readonly layout: string;
  close(): Promise<void>;
}

const portsOf = (dir: string, bin: string) => {
  const env = { ...process.env, PATH: `${bin}:${process.env['PATH']}`, RUNNER_TEMP: path.join(dir, 'temp') };
  const { log, lines } = recordingLog();
  return { exec: systemExec, http: createHttp(), clock: systemClock, env, log, lines, temp: createTemp(env) };
};

export async function openWorkbench(): Promise<Workbench> {
  const { bin } = await toolchain();
  const dir = await mkdtemp(path.join(os.tmpdir(), 'flotilla-image-'));
  const [workspace, layout] = [path.join(dir, 'work'), path.join(dir, 'release', 'layout')];
  await mkdir(workspace);
  const ports = portsOf(dir, bin);
  const processes: Process[] = [];
  const env = Object.fromEntries(
    Object.entries(ports.env).filter((entry): entry is [string, string] => !!entry[1]),
  );
  const address = await startBuildkit(dir, {
    bin,
    env,
    requireAlive: () => undefined,
    started: async (one) => void processes.push(one),
  });
  const git = (...args: string[]) =>
    run('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd: workspace });
  await git('init', '-q', '-b', 'main');
  return {
    ...{ dir, bin, workspace, layout, ports, lines: ports.lines },
    commit: async (files) => {
      for (const [name, content] of Object.entries(files)) {
        await mkdir(path.dirname(path.join(workspace, name)), { recursive: true });
        await writeFile(path.join(workspace, name), content);
      }
      await git('add', '-A');
      await git('commit', '-q', '-m', 'change');
    },
    build: async (services, options) => {
      const named = Object.entries(services).map(
        ([name, fields]) => [name, service.parse({ context: name, ...fields })] as const,
      );
      const application: Application = {
        deploy: { kind: 'manifests', path: 'deploy' },
        services: Object.fromEntries(named),
      };
      const builder = await openBuilder(address, await findBuildx(ports), ports);
      const settings = {
        ...{
          services: Object.keys(services),
          buildArgs: {},
          workspace,
          layout,
          source: 'https://github.com/acme/shop',
        },
        ...{ cacheFrom: [], cacheTo: [], cacheEnv: {}, secret: (name: string) => `secret of ${name}` },
        ...options,
      };
      return buildImages(application, settings, builder, ports).finally(() => builder.remove());
    },
    close: async () => {
      for (const { pid } of processes) process.kill(pid);
      await ports.temp.remove();
      await ports.http.close();
      await removeWhenReleased(dir);
    },
  };
}

/** BuildKit ends a moment after it is told to, and until then writes into its directory. */
async function removeWhenReleased(dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
