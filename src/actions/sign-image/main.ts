import path from 'node:path';
import type { CloudPorts } from '../../clouds/provider.ts';
import { defineAction } from '../../core/action.ts';
import type { Context } from '../../core/context.ts';
import { ActionError } from '../../core/errors.ts';
import { codeSpan } from '../../core/summary.ts';
import { loadFleet } from '../../fleet/load.ts';
import type { Policy } from '../../fleet/policy.ts';
import { selectApplication } from '../../fleet/select.ts';
import { type GitHubContext, readGitHubContext } from '../../github/context.ts';
import { openReleaseDirectory } from '../../release/directory.ts';
import type { Release } from '../../release/release.ts';
import type { BuildRun } from '../../signing/provenance.ts';
import { sigstoreServices } from '../../signing/services.ts';
import { signRelease } from '../../signing/sign-release.ts';
import { readRunningJob } from '../../signing/signer-identity.ts';
import { createStatementSigner, type SignStatement } from '../../signing/statement-signer.ts';
import { cloudPorts } from '../cloud-ports.ts';
import { schema } from './inputs.ts';

export default defineAction({
  inputs: schema,
  outputs: ['release', 'sequence'],
  run: async (inputs, context) => {
    const fleet = await loadFleet(inputs.fleet);
    const directory = openReleaseDirectory(path.resolve(inputs.directory));
    const build = await directory.readBuild();
    const { name, application } = selectApplication(fleet, inputs.application ?? build.application);
    if (name !== build.application)
      throw new ActionError('ARTIFACT_MISMATCH', `The directory holds ${build.application}, not ${name}`, {
        hint: 'Correct the input `application`, or download the artifact of that application.',
      });
    const github = readGitHubContext(context.env);
    const sequence = inputs.sequence ?? github.runNumber;
    const { sign, run } = await prepare(fleet.policy, github, cloudPorts(inputs, context), context);
    const options = {
      announced: inputs.digests,
      sequence,
      source: sourceOf(github),
      run,
      deployKind: application.deploy.kind,
      createdAt: new Date(context.clock.now()).toISOString(),
      sign,
    };
    const { release, id, statements } = await signRelease(directory, options, context.log);
    context.log.info(`Release ${sequence} of ${name}: ${id}`);
    summarize(release, id, statements, run, context);
    return { release: id, sequence };
  },
});

/** Who signs, and how; no signer where the policy says so. */
async function prepare(
  policy: Policy,
  github: GitHubContext,
  { idToken, endpoints }: CloudPorts,
  { clock, log }: Context,
): Promise<{ sign: SignStatement | undefined; run: BuildRun }> {
  const invocation = `${github.runUrl}/attempts/${github.runAttempt}`;
  if (policy.signing === 'none') {
    log.warning(
      'The policy asks for no signatures: who can write to a registry can replace what is deployed.',
    );
    const builder = `${github.serverUrl}/${github.workflowRef ?? github.repository}`;
    return { sign: undefined, run: { builder, invocation, event: github.eventName, runner: 'unknown' } };
  }
  const services = sigstoreServices(endpoints.sigstore);
  const job = readRunningJob(await idToken(services.audience));
  if (endpoints.sigstore === undefined && job.visibility !== undefined && job.visibility !== 'public')
    throw new ActionError(
      'SIGNING_FAILED',
      `Signing would write the name of this ${job.visibility} repository into the public transparency log`,
      {
        hint: 'Use a Sigstore of your own through the input `endpoints`, or set `policy.signing: none`.',
      },
    );
  log.info(`Signing as ${job.signer.identity}`);
  const run = { builder: job.signer.identity, invocation, event: github.eventName, runner: job.runner };
  return { sign: await createStatementSigner(services, { idToken, clock }), run };
}

function sourceOf({ repository, repositoryId, ref, sha, runUrl }: GitHubContext): Release['source'] {
  return { repository, repositoryId: repositoryId ?? '', ref, commit: sha, run: runUrl };
}

function summarize(
  release: Release,
  id: string,
  statements: number,
  run: BuildRun,
  { summary }: Context,
): void {
  summary
    .heading(`Release ${release.sequence} of ${release.application}`)
    .paragraph(`${codeSpan(id)}`)
    .paragraph(
      statements === 0
        ? '**Not signed.**'
        : `${statements} statements signed as ${codeSpan(run.builder)}, once for all registries.`,
    )
    .table([
      ['Service', 'Digest', 'Platforms'],
      ...Object.entries(release.services).map(([service, { digest, platforms }]) => [
        service,
        codeSpan(digest),
        Object.keys(platforms).join(', '),
      ]),
    ]);
}
