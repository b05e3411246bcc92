import path from 'node:path';
import type { Context } from '../../core/context.ts';
import { ActionError, isActionError } from '../../core/errors.ts';
import type { Application, DeploySource } from '../../fleet/application.ts';
import { releaseImages } from '../../kube/images.ts';
import type { KubeObject } from '../../kube/object.ts';
import type { ValueSources } from '../../kube/open-values.ts';
import { type RenderSource, render } from '../../kube/render.ts';
import { packedChart } from '../../release/packed-chart.ts';
import { type Release, releaseId } from '../../release/release.ts';
import { helmValues } from '../../rollout/values.ts';
import type { ClusterSession } from '../cluster-sessions.ts';
import type { Registry } from '../rollout-targets.ts';

export interface RendererOptions {
  readonly release: Release;
  readonly application: Application;
  /** Name of the environment. */
  readonly environment: string;
  /** Where the release's chart or manifests were unpacked. */
  readonly directory: string;
  readonly sources: ValueSources;
}

/** Renders a release for one cluster, with the images of the registry that cluster pulls from. */
export function renderer(
  options: RendererOptions,
  { exec, temp, env }: Pick<Context, 'exec' | 'temp' | 'env'>,
) {
  const { release, application, sources } = options;
  return async (session: ClusterSession, registry: Registry): Promise<readonly KubeObject[]> => {
    const { namespace, access, client } = session;
    const images = releaseImages(release, registry);
    try {
      return await render(sourceOf(application.deploy, session, options, images), {
        application: release.application,
        namespace,
        access,
        client,
        images,
        sources,
        exec,
        temp,
        env,
      });
    } catch (error) {
      throw asInRepository(error, options.directory);
    }
  };
}

/** Its author knows a file by its place in the repository, not by where the release was unpacked for this job. */
function asInRepository(error: unknown, unpacked: string): unknown {
  if (!isActionError(error)) return error;
  const { code, message, hint, cause } = error;
  return new ActionError(code, message.replaceAll(`${unpacked}${path.sep}`, ''), { hint, cause });
}

function sourceOf(
  deploy: DeploySource,
  { name, config }: ClusterSession,
  { release, environment, directory }: RendererOptions,
  { services }: ReturnType<typeof releaseImages>,
): RenderSource {
  const at = (file: string) => path.join(directory, file);
  if (deploy.kind !== 'helm') return { kind: deploy.kind, directory: at(deploy.path) };
  return {
    kind: 'helm',
    directory: at(deploy.path ?? packedChart),
    release: deploy.release,
    values: [...deploy.values, ...config.values].map(at),
    overrides: helmValues(deploy.set, {
      release,
      id: releaseId(release),
      environment,
      cloud: config.cloud,
      cluster: name,
      repository: (service) => services[service]?.repository ?? '',
    }),
  };
}
