import path from 'node:path';
import type { Context } from '../../core/context.ts';
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
export function renderer(options: RendererOptions, { exec, temp, env }: Context) {
  const { release, application, sources } = options;
  return (session: ClusterSession, registry: Registry): Promise<readonly KubeObject[]> => {
    const { namespace, access, client } = session;
    const images = releaseImages(release, registry);
    return render(sourceOf(application.deploy, session, options, images), {
      namespace,
      access,
      client,
      images,
      sources,
      exec,
      temp,
      env,
    });
  };
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
