import path from 'node:path';
import type { AnalysisReport } from '../../analysis/analysis.ts';
import { analysisTable } from '../../analysis/report.ts';
import { defineAction } from '../../core/action.ts';
import { ActionError, messageOf } from '../../core/errors.ts';
import { parseDuration } from '../../core/inputs.ts';
import { loadFleet } from '../../fleet/load.ts';
import { selectClusters, selectEnvironment } from '../../fleet/select.ts';
import { readGitHubContext } from '../../github/context.ts';
import { openReleaseDirectory } from '../../release/directory.ts';
import type { Release } from '../../release/release.ts';
import { unpackDeployArchive } from '../../release/unpack.ts';
import { deliver } from '../../rollout/deliver.ts';
import { countLosses } from '../../rollout/losses.ts';
import { policyOf } from '../../rollout/policy.ts';
import { reportOutcome, shareTable } from '../../rollout/report.ts';
import type { TrafficShare } from '../../rollout/target.ts';
import { policyVerifier } from '../../signing/policy-verifier.ts';
import { sigstoreServices } from '../../signing/services.ts';
import { verifyRelease } from '../../signing/verify-release.ts';
import { cloudPorts } from '../cloud-ports.ts';
import { afterGrace, closeSessions, openSessions, returnMs } from '../cluster-sessions.ts';
import { forgetLocks, rememberLocks } from '../left-locks.ts';
import { writeLegResults } from '../leg-results.ts';
import { outputsOf, resultsOf } from '../rollout-outputs.ts';
import { lockHolder, openRolloutTargets, originOf } from '../rollout-targets.ts';
import { schema } from './inputs.ts';
import { post } from './post.ts';
import { renderer } from './renderer.ts';
import { openValueSources } from './value-sources.ts';

export default defineAction({
  inputs: schema,
  outputs: ['verdict', 'verified', 'returned', 'results'],
  run: async (inputs, context) => {
    const { clock, log, signal, summary, temp } = context;
    const github = readGitHubContext(context.env);
    const fleet = await loadFleet(inputs.fleet);
    const { environment, application } = selectEnvironment(fleet, inputs.environment);
    const clusters = selectClusters(environment, inputs.clusters);
    const directory = openReleaseDirectory(path.resolve(inputs.directory));
    // Verdicts are written and locks released after a cancel too, over the same connections and tokens.
    const patient = afterGrace(signal);
    const ports = cloudPorts(inputs, { ...context, signal: patient });
    const services = sigstoreServices(ports.endpoints.sigstore);
    const verify = await policyVerifier(fleet.policy, services, { idToken: ports.idToken, temp });
    const { release, id } = await verifyRelease(directory, verify, inputs.release);
    checkApplication(release, environment.application);
    const unpacked = await temp.directory('release');
    await unpackDeployArchive(directory.archive, release.deploy.archive, unpacked);

    const request = { fleet, environment: inputs.environment, clusters, role: 'deploy' } as const;
    const policy = policyOf(environment['on-failure'], clusters.length);
    const { lost, forgo } = countLosses(clusters.length, policy);
    const sessions = await openSessions(request, ports, context, patient, forgo);
    const sources = openValueSources(environment, fleet, ports);
    try {
      const holder = lockHolder(github);
      const analyses: AnalysisReport[] = [];
      const shares: TrafficShare[] = [];
      const targets = await openRolloutTargets(
        sessions,
        {
          fleet,
          environment,
          holder,
          force: inputs.force,
          token: inputs.token,
          render: renderer(
            { release, application, environment: inputs.environment, directory: unpacked, sources },
            context,
          ),
          onAnalysis: (report) => analyses.push(report),
          onShare: (share) => shares.push(share),
        },
        ports,
        context,
      );
      if (!inputs.dryRun) rememberLocks({ ...request, fleet: inputs.fleet, ...holder }, context.state);
      log.info(`release ${release.sequence} (${id}) of ${release.application} to ${clusters.join(', ')}`);
      const outcome = await deliver(
        targets,
        release,
        {
          origin: originOf(context, inputs.environment),
          onFailure: environment['on-failure'],
          onCancel: environment['on-cancel'],
          waves: environment.waves,
          bakeMs: parseDuration(environment.bake ?? '0s') ?? 0,
          freeze: environment.freeze,
          migrations: environment.migrations,
          force: inputs.force,
          reason: inputs.force ? inputs.reason : undefined,
          byHand: github.runAttempt > 1 || github.eventName === 'workflow_dispatch',
          dryRun: inputs.dryRun,
          lockWaitMs: inputs.lockTimeout,
          unreachable: lost,
        },
        { clock, signal, grace: afterGrace(signal, returnMs) },
      );
      forgetLocks(context.state);
      reportOutcome(summary, `Release ${release.sequence} to ${inputs.environment}`, outcome, release);
      shareTable(summary, shares);
      analysisTable(summary, analyses);
      if (outcome.verdict === 'superseded')
        log.notice(`Release ${release.sequence} was superseded by a later one; nothing was changed.`);
      if (outcome.remainder !== undefined) log.warning(`Not every cluster serves it. ${outcome.remainder}`);
      if (inputs.resultsFile !== undefined) await writeLegResults(inputs.resultsFile, resultsOf(outcome));
      return { ...outputsOf(outcome), failure: outcome.error };
    } finally {
      await sources.close().catch((error: unknown) => log.warning(`Vault: ${messageOf(error)}`));
      await closeSessions(sessions);
    }
  },
  post,
});

function checkApplication(release: Release, application: string): void {
  if (release.application === application) return;
  throw new ActionError(
    'ARTIFACT_MISMATCH',
    `The directory holds a release of ${release.application}, the environment runs ${application}`,
    { hint: 'Name an environment of that application.' },
  );
}
