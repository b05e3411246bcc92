import type { Release } from '../release/release.ts';

/** What runs the build; values of the job, none of them secret. */
export interface BuildRun {
  /** Address of the workflow file at its ref, the identity that signs. */
  readonly builder: string;
  /** Address of this attempt of the run. */
  readonly invocation: string;
  readonly event: string;
  readonly runner: string;
}

/**
 * SLSA provenance v1 (https://slsa.dev/spec/v1.1/provenance) of one service: from which commit, by which workflow.
 * The build type is GitHub's, so that verifiers that know workflow provenance read it.
 */
export function provenanceOf(
  service: string,
  revision: string,
  source: Release['source'],
  run: BuildRun,
): unknown {
  const server = new URL(source.run).origin;
  const repository = `${server}/${source.repository}`;
  return {
    buildDefinition: {
      buildType: 'https://actions.github.io/buildtypes/workflow/v1',
      externalParameters: {
        workflow: {
          ref: source.ref,
          repository,
          path: run.builder.replace(/^.*?\/(\.github\/.*?)@.*$/, '$1'),
        },
        service,
      },
      internalParameters: {
        github: { event_name: run.event, repository_id: source.repositoryId, runner_environment: run.runner },
      },
      resolvedDependencies: [
        { uri: `git+${repository}@${source.ref}`, digest: { gitCommit: source.commit } },
        // The commit the image's own source last changed in: what its labels say.
        ...(revision === '' || revision === source.commit
          ? []
          : [{ name: service, uri: `git+${repository}`, digest: { gitCommit: revision } }]),
      ],
    },
    runDetails: { builder: { id: run.builder }, metadata: { invocationId: run.invocation } },
  };
}
