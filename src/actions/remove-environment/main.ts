import { defineAction } from '../../core/action.ts';
import type { Context } from '../../core/context.ts';
import { ActionError, messageOf } from '../../core/errors.ts';
import { prefixed } from '../../core/log.ts';
import { loadFleet } from '../../fleet/load.ts';
import { selectClusters, selectEnvironment } from '../../fleet/select.ts';
import { readGitHubContext } from '../../github/context.ts';
import { environmentOf } from '../../github/deployments.ts';
import { acquireLease } from '../../kube/lease.ts';
import { leaseName } from '../../rollout/kube-target.ts';
import { judgeRemoval, type RemovalPlace, removeEnvironment } from '../../rollout/remove-environment.ts';
import { cloudPorts } from '../cloud-ports.ts';
import { afterGrace, type ClusterSession, closeSessions, openSessions } from '../cluster-sessions.ts';
import { forgetLocks, rememberLocks } from '../left-locks.ts';
import { lockHolder, originOf } from '../rollout-targets.ts';
import { schema } from './inputs.ts';
import { post } from './post.ts';
import { summarizeRemoval } from './report.ts';

export default defineAction({
  inputs: schema,
  outputs: ['removed', 'results'],
  run: async (inputs, context) => {
    const { clock, signal, summary } = context;
    const fleet = await loadFleet(inputs.fleet);
    const { environment } = selectEnvironment(fleet, inputs.environment);
    const clusters = selectClusters(environment, inputs.clusters);
    if (!inputs.dryRun && inputs.confirm !== inputs.environment)
      throw new ActionError('INPUT_INVALID', `confirm: is not ${inputs.environment}`, {
        hint: 'Type the name of the environment that is to be removed, or set `dry-run: true` to see what would go.',
      });
    const patient = afterGrace(signal);
    const request = { fleet, environment: inputs.environment, clusters, role: 'deploy' } as const;
    const ports = cloudPorts(inputs, { ...context, signal: patient });
    const sessions = await openSessions(request, ports, context, patient);
    try {
      const holder = lockHolder(readGitHubContext(context.env));
      if (!inputs.dryRun) rememberLocks({ ...request, fleet: inputs.fleet, ...holder }, context.state);
      const removals = await removeEnvironment(
        sessions.map((session) => placeOf(session, environment.application, holder, context)),
        {
          origin: originOf(context, inputs.environment),
          volumes: inputs.volumes,
          keepLedger: inputs.keepLedger,
          dryRun: inputs.dryRun,
          lockWaitMs: inputs.lockTimeout,
          patienceMs: inputs.timeout,
        },
        { clock, signal },
      );
      forgetLocks(context.state);
      summarizeRemoval(summary, inputs.environment, removals);
      const done = removals.filter(({ state }) => state === 'removed' || state === 'absent');
      if (inputs.token !== undefined && !inputs.dryRun)
        for (const { cluster } of done) {
          await deactivate(environmentOf(inputs.environment, cluster), inputs.token, context);
        }
      return {
        removed: done.map(({ cluster }) => cluster).join(','),
        results: JSON.stringify(Object.fromEntries(removals.map(({ cluster, state }) => [cluster, state]))),
        failure: judgeRemoval(removals),
      };
    } finally {
      await closeSessions(sessions);
    }
  },
  post,
});

function placeOf(
  { name, client, namespace }: ClusterSession,
  application: string,
  holder: ReturnType<typeof lockHolder>,
  { clock, log: outer }: Context,
): RemovalPlace {
  const log = prefixed(outer, `${name}  `);
  const lock = { namespace, name: leaseName(application), ...holder };
  return {
    ...{ cluster: name, log, client, application, namespace },
    lock: (waitMs, signal) => acquireLease(client, lock, waitMs, { clock, log, signal }),
  };
}

/** GitHub's deployments are a view: one that cannot be changed is a warning. */
async function deactivate(environment: string, token: string, { env, http, log }: Context): Promise<void> {
  const { repository, apiUrl } = readGitHubContext(env);
  const { deactivateDeployments } = await import('../../github/inactive-deployments.ts');
  const to = { repository, token, baseUrl: apiUrl, fetch: http.fetch };
  await deactivateDeployments(environment, to).then(
    (count) => log.info(`${environment}: ${count} of GitHub’s deployments are inactive now`),
    (error: unknown) =>
      log.warning(`GitHub’s deployments of ${environment} stay as they are: ${messageOf(error)}`),
  );
}
