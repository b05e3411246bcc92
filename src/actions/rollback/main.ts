import { defineAction } from '../../core/action.ts';
import { loadFleet } from '../../fleet/load.ts';
import { selectClusters, selectEnvironment } from '../../fleet/select.ts';
import { readGitHubContext } from '../../github/context.ts';
import { reportOutcome } from '../../rollout/report.ts';
import { rollback } from '../../rollout/rollback.ts';
import { scanAge } from '../../rollout/scan-age.ts';
import { cloudPorts } from '../cloud-ports.ts';
import { afterGrace, closeSessions, openSessions } from '../cluster-sessions.ts';
import { forgetLocks, rememberLocks } from '../left-locks.ts';
import { outputsOf } from '../rollout-outputs.ts';
import { lockHolder, openRolloutTargets, originOf } from '../rollout-targets.ts';
import { schema } from './inputs.ts';
import { post } from './post.ts';

export default defineAction({
  inputs: schema,
  outputs: ['verdict', 'release', 'sequence', 'commit', 'results'],
  run: async (inputs, context) => {
    const { clock, log, signal, summary } = context;
    const fleet = await loadFleet(inputs.fleet);
    const { environment } = selectEnvironment(fleet, inputs.environment);
    const clusters = selectClusters(environment, inputs.clusters);
    const patient = afterGrace(signal);
    const ports = cloudPorts(inputs, { ...context, signal: patient });
    const request = { fleet, environment: inputs.environment, clusters, role: 'rollback' } as const;
    const sessions = await openSessions(request, ports, context, patient);
    try {
      const holder = lockHolder(readGitHubContext(context.env));
      const targets = await openRolloutTargets(
        sessions,
        { fleet, environment, holder, force: true, token: inputs.token },
        ports,
        context,
      );
      if (!inputs.dryRun) rememberLocks({ ...request, fleet: inputs.fleet, ...holder }, context.state);
      const outcome = await rollback(
        targets,
        {
          origin: originOf(context, inputs.environment),
          release: inputs.release,
          services: inputs.services ?? [],
          acrossMigrations: inputs.acrossMigrations,
          reason: inputs.reason,
          dryRun: inputs.dryRun,
          holdMs: inputs.hold,
          lockWaitMs: inputs.lockTimeout,
        },
        { clock, signal },
      );
      forgetLocks(context.state);
      const { target, stored, error } = outcome;
      const title =
        target === undefined
          ? `Rollback of ${inputs.environment}`
          : `${inputs.environment} back to release ${target.sequence}`;
      reportOutcome(summary, title, outcome, stored);
      const age = stored && scanAge(stored, clock.now());
      if (age !== undefined) log.warning(age);
      if (target !== undefined && error === undefined && !inputs.dryRun && inputs.hold > 0)
        log.notice(
          `Deliveries to ${clusters.join(', ')} are held; the next one needs \`force: true\`, or to wait until the hold runs out.`,
        );
      const { verdict, results } = outputsOf(outcome);
      return {
        verdict,
        results,
        release: target?.release,
        sequence: target?.sequence,
        commit: target?.commit,
        failure: error,
      };
    } finally {
      await closeSessions(sessions);
    }
  },
  post,
});
