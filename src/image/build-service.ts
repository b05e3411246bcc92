import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ActionError } from '../core/errors.ts';
import type { Exec } from '../core/exec.ts';
import type { Secrets } from '../core/secrets.ts';
import type { Service } from '../fleet/application.ts';
import { createBuildProgress } from './build-progress.ts';
import type { Builder } from './builder.ts';
import { parseDockerfile } from './dockerfile.ts';
import type { CanExecute } from './emulation.ts';
import { executedPlatforms } from './executed-platforms.ts';
import type { SourceRevision } from './source-revision.ts';

export interface ServiceBuild {
  readonly name: string;
  readonly service: Service;
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly revision: SourceRevision | undefined;
  /** Address of the source repository, for the label. */
  readonly source: string;
  /** Root of the checkout; paths of the fleet file are relative to it. */
  readonly workspace: string;
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  /** Variables a cache backend needs, such as those of GitHub's cache. */
  readonly cacheEnv: Readonly<Record<string, string>>;
}

export interface BuildPorts {
  readonly exec: Exec;
  readonly secret: Secrets;
  readonly onStep: (step: string, ms: number, cached: boolean) => void;
}

/** The Dockerfile of a service, from the root of the repository. */
export const dockerfileOf = ({ dockerfile, context }: Service) =>
  dockerfile ?? path.posix.join(context, 'Dockerfile');

/**
 * Refuses a build that would have to run a foreign platform's programs where the builder cannot: the result could be
 * wrong without a word. `PLATFORM_UNSUPPORTED` names the line; `BUILD_FAILED` if there is no Dockerfile.
 */
export async function checkPlatforms(build: ServiceBuild, canExecute: CanExecute): Promise<void> {
  const { service, workspace } = build;
  const args = { ...service['build-args'], ...build.buildArgs };
  const file = dockerfileOf(service);
  const text = await readFile(path.join(workspace, file), 'utf8').catch((cause: unknown) => {
    throw new ActionError('BUILD_FAILED', `${build.name}: ${file} cannot be read`, {
      hint: `Correct \`context\` or \`dockerfile\` of services.${build.name} in the fleet file.`,
      cause,
    });
  });
  const dockerfile = parseDockerfile(text);
  for (const platform of service.platforms) {
    for (const run of executedPlatforms(dockerfile, platform, { target: service.target, args })) {
      if (run.platform === 'native' || (await canExecute(run.platform))) continue;
      throw new ActionError(
        'PLATFORM_UNSUPPORTED',
        `${build.name}: ${file}:${run.line} runs a program for ${run.platform}, which the builder cannot execute`,
        {
          hint:
            `Build ${run.platform} on a native runner or a builder with such a node, set up QEMU on the builder, ` +
            'or move the RUN to a stage that starts with `FROM --platform=$BUILDPLATFORM` and cross-compile there.',
        },
      );
    }
  }
}

/** Builds one service for all its platforms into an OCI layout of its own at `destination`. `BUILD_FAILED`. */
export async function buildService(
  build: ServiceBuild,
  builder: Builder,
  destination: string,
  ports: BuildPorts,
): Promise<{ readonly steps: number; readonly cached: number }> {
  const { buildx } = builder;
  const secrets = build.service.secrets.map(
    (name) => [name, `FLOTILLA_BUILD_${name}`, ports.secret(name)] as const,
  );
  const progress = createBuildProgress(ports.onStep);
  const { code } = await ports.exec({
    argv: [
      ...buildx.argv,
      'build',
      `--builder=${builder.name}`,
      `--platform=${build.service.platforms.join(',')}`,
      `--file=${path.join(build.workspace, dockerfileOf(build.service))}`,
      ...(build.service.target === undefined ? [] : [`--target=${build.service.target}`]),
      // Runtimes and registries stumble over attestations inside the index; they are attached as referrers later.
      '--provenance=false',
      '--sbom=false',
      `--output=type=oci,dest=${destination},tar=false,rewrite-timestamp=true`,
      '--progress=rawjson',
      ...Object.entries(buildArguments(build)).map(([name, value]) => `--build-arg=${name}=${value}`),
      ...labels(build),
      ...secrets.map(([name, variable]) => `--secret=id=${name},env=${variable}`),
      ...build.cacheFrom.map((cache) => `--cache-from=${cache}`),
      ...build.cacheTo.map((cache) => `--cache-to=${cache}`),
      path.join(build.workspace, build.service.context),
    ],
    env: {
      ...buildx.env,
      ...build.cacheEnv,
      ...Object.fromEntries(secrets.map(([, variable, value]) => [variable, value])),
    },
    onStderr: progress.line,
  });
  if (code !== 0) throw buildFailure(build, progress.failed(), progress.said);
  return progress.counts();
}

function buildArguments({ service, buildArgs, revision }: ServiceBuild): Record<string, string> {
  return {
    ...service['build-args'],
    ...buildArgs,
    ...(revision === undefined ? {} : { SOURCE_DATE_EPOCH: String(revision.epoch) }),
  };
}

function labels({ name, source, revision, service }: ServiceBuild): string[] {
  const values = Object.entries({
    title: name,
    source,
    ...(revision === undefined
      ? {}
      : { revision: revision.commit, created: new Date(revision.epoch * 1000).toISOString() }),
  }).map(([key, value]) => `org.opencontainers.image.${key}=${value}`);
  // BuildKit makes an index only of several platforms, and refuses annotations for one it does not make.
  const levels = service.platforms.length > 1 ? 'index,manifest' : 'manifest';
  return values.flatMap((value) => [`--label=${value}`, `--annotation=${levels}:${value}`]);
}

function buildFailure(
  build: ServiceBuild,
  step: ReturnType<ReturnType<typeof createBuildProgress>['failed']>,
  said: readonly string[],
): ActionError {
  const file = dockerfileOf(build.service);
  // buildx ends with the lines of the Dockerfile around the failure, the failing ones marked.
  const line = said
    .map((text) => /^\s*(\d+)\s*\|\s*>>>/.exec(text)?.[1])
    .find((match) => match !== undefined);
  const place = `${file}${line === undefined ? '' : `:${line}`}`;
  const last = said.filter((text) => text.startsWith('ERROR:')).at(-1) ?? said.slice(-5).join('\n');
  const message =
    step === undefined
      ? `${build.name}: ${place} could not be built\n${last}`
      : `${build.name}: ${place} failed at ${step.name}: ${step.error}${step.log === '' ? '' : `\n${step.log}`}`;
  return new ActionError('BUILD_FAILED', message, {
    hint: `Reproduce it with \`docker buildx build --file ${file} ${build.service.context}\`.`,
  });
}
