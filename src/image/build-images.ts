import { existsSync } from 'node:fs';
import { mkdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { mapConcurrently } from '../core/concurrency.ts';
import type { Context } from '../core/context.ts';
import { prefixed } from '../core/log.ts';
import type { Secrets } from '../core/secrets.ts';
import type { Application } from '../fleet/application.ts';
import { createLayout } from '../oci/layout-writer.ts';
import { adoptBuild, type BuiltImage } from './adopt-build.ts';
import { buildService, checkPlatforms, dockerfileOf, type ServiceBuild } from './build-service.ts';
import type { Builder } from './builder.ts';
import { createExecutionProbe } from './emulation.ts';
import { type SourceRevision, sourceRevision } from './source-revision.ts';

export interface BuildOptions {
  readonly services: readonly string[];
  readonly buildArgs: Readonly<Record<string, string>>;
  /** Root of the checkout. */
  readonly workspace: string;
  /** Address of the source repository. */
  readonly source: string;
  /** The OCI layout all images are put into. */
  readonly layout: string;
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  readonly cacheEnv: Readonly<Record<string, string>>;
  readonly secret: Secrets;
}

export interface BuiltService extends BuiltImage {
  readonly name: string;
  readonly revision: SourceRevision | undefined;
  readonly seconds: number;
}

type Ports = Pick<Context, 'exec' | 'log' | 'temp' | 'clock'>;

/** Builds at the same time; BuildKit shares stages between them. */
const parallelBuilds = 3;

/**
 * Builds the services of an application for all their platforms into one layout. What cannot be built here is refused
 * before the first build begins.
 */
export async function buildImages(
  application: Application,
  options: BuildOptions,
  builder: Builder,
  ports: Ports,
): Promise<BuiltService[]> {
  const builds = await Promise.all(
    options.services.map((name) => planBuild(name, application, options, builder, ports)),
  );
  const canExecute = createExecutionProbe(builder, ports);
  for (const build of builds) await checkPlatforms(build, canExecute);
  // What an earlier run left would be pushed along. Only a layout is removed, whatever the directory is called.
  if (existsSync(path.join(options.layout, 'oci-layout'))) await rm(options.layout, { recursive: true });
  const scratch = path.join(options.layout, '..', '.builds');
  await rm(scratch, { recursive: true, force: true });
  await mkdir(scratch, { recursive: true });
  const writer = await createLayout(options.layout);
  const width = Math.max(...options.services.map(({ length }) => length));
  try {
    return await mapConcurrently(builds, parallelBuilds, async (build) => {
      const log = prefixed(ports.log, `${build.name.padEnd(width)}  `);
      const started = ports.clock.now();
      const directory = path.join(scratch, build.name);
      // BuildKit does not send what the destination has: with one store of blobs a common base comes once.
      await mkdir(directory);
      await symlink(path.resolve(options.layout, 'blobs'), path.join(directory, 'blobs'));
      const { steps, cached } = await buildService(build, builder, directory, {
        exec: ports.exec,
        secret: options.secret,
        onStep: (step, ms, fromCache) =>
          log.info(`${step}${fromCache ? ' (cached)' : ` ${(ms / 1000).toFixed(1)} s`}`),
      });
      const image = await adoptBuild(build.name, build.service.platforms, directory, writer);
      await rm(directory, { recursive: true, force: true });
      const seconds = (ports.clock.now() - started) / 1000;
      log.info(`built ${image.digest} in ${seconds.toFixed(1)} s, ${cached} of ${steps} steps cached`);
      return { ...image, name: build.name, revision: build.revision, seconds };
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function planBuild(
  name: string,
  application: Application,
  options: BuildOptions,
  builder: Builder,
  { exec, log }: Ports,
): Promise<ServiceBuild> {
  const service = application.services[name];
  if (service === undefined) throw new Error(`unknown service ${name}`);
  const { workspace } = options;
  const paths = service.sources ?? [service.context, dockerfileOf(service)];
  const revision = await sourceRevision(paths, { exec, env: builder.buildx.env, workspace });
  if (revision === undefined)
    log.warning(`${name}: no git repository, so the image carries no revision and no fixed time`);
  else {
    const why = revision.exact
      ? ''
      : ' (HEAD: the clone is shallow; check out with fetch-depth: 0 to keep digests)';
    log.info(`${name}: source of ${revision.commit.slice(0, 12)}${why}`);
    if (revision.changed.length > 0)
      log.warning(
        `${name}: built with changes that are not in the commit: ${revision.changed.slice(0, 5).join(', ')}`,
      );
  }
  return { ...options, name, service, revision };
}
