import { defineAction } from '../../core/action.ts';
import type { Context } from '../../core/context.ts';
import { ActionError } from '../../core/errors.ts';
import { escapeMarkdown } from '../../core/summary.ts';
import { loadFleet } from '../../fleet/load.ts';
import { selectClusters, selectEnvironment } from '../../fleet/select.ts';
import { readGitHubContext } from '../../github/context.ts';
import { whereabouts } from '../../rollout/failure.ts';
import { judgeLegs } from '../../rollout/legs.ts';
import type { Verdict, WayBack } from '../../rollout/outcome.ts';
import { policyOf } from '../../rollout/policy.ts';
import { type SettleLegOptions, settleLeg } from '../../rollout/settle-leg.ts';
import type { Target } from '../../rollout/target.ts';
import { cloudPorts } from '../cloud-ports.ts';
import { afterGrace, closeSessions, openSessions, type SessionRequest } from '../cluster-sessions.ts';
import { forgetLocks, rememberLocks } from '../left-locks.ts';
import { readLegResults, writeLegResults } from '../leg-results.ts';
import { lockHolder, openRolloutTargets, originOf } from '../rollout-targets.ts';
import { schema } from './inputs.ts';
import { post } from './post.ts';

export default defineAction({
  inputs: schema,
  outputs: ['verdict', 'results'],
  run: async (inputs, context) => {
    const fleet = await loadFleet(inputs.fleet);
    const { environment } = selectEnvironment(fleet, inputs.environment);
    const planned = selectClusters(environment, inputs.clusters);
    const [cluster = ''] = selectClusters(environment, [inputs.cluster]);
    const results = await readLegResults(inputs.results);
    const policy = environment['on-failure'];
    const failed = inputs.dryRun ? undefined : judgeLegs(policy, planned, results);
    const own = results[cluster];
    if (failed === undefined) return settled(cluster, own ?? 'interrupted', undefined, inputs, context);
    context.log.info(`the release may not stay: ${failed}`);
    const options = {
      release: inputs.release,
      origin: originOf(context, inputs.environment),
      reason: failed,
      migrations: environment.migrations,
      removeFirst: policyOf(policy, planned.length).removesFirst,
      lockWaitMs: inputs.lockTimeout,
    };
    const request = {
      fleet,
      environment: inputs.environment,
      clusters: [cluster],
      role: 'rollback',
    } as const;
    const wayBack = await onTarget(request, inputs, context, (target) => goBack(target, options, context));
    const verdict = own === 'verified' || own === undefined ? 'rejected' : own;
    return settled(cluster, verdict, wayBack, inputs, context);
  },
  post,
});

type Inputs = Parameters<typeof cloudPorts>[0] & {
  readonly fleet: string;
  readonly token?: string | undefined;
  readonly resultsFile?: string | undefined;
};

const goBack = (target: Target, options: SettleLegOptions, { clock, signal }: Context) =>
  settleLeg(target, options, { clock, signal });

/** Opens the one cluster of this job as its rollback identity. */
async function onTarget(
  request: SessionRequest,
  inputs: Inputs,
  context: Context,
  work: (target: Target) => Promise<WayBack>,
): Promise<WayBack> {
  const { fleet, environment: name } = request;
  const { environment } = selectEnvironment(fleet, name);
  const patient = afterGrace(context.signal);
  const ports = cloudPorts(inputs, { ...context, signal: patient });
  const sessions = await openSessions(request, ports, context, patient);
  try {
    const holder = lockHolder(readGitHubContext(context.env));
    rememberLocks(
      { ...request, clusters: [...request.clusters], fleet: inputs.fleet, ...holder },
      context.state,
    );
    const opened = { fleet, environment, holder, force: true, token: inputs.token };
    const [target] = await openRolloutTargets(sessions, opened, ports, context);
    if (target === undefined) throw new Error('no cluster was opened');
    const wayBack = await work(target);
    forgetLocks(context.state);
    return wayBack;
  } finally {
    await closeSessions(sessions);
  }
}

/** Says how the cluster stands, and leaves it for the report. Only a way back that failed fails the step. */
async function settled(
  cluster: string,
  verdict: Verdict,
  wayBack: WayBack | undefined,
  { resultsFile }: Inputs,
  { summary }: Context,
) {
  const results = { [cluster]: verdict };
  if (resultsFile !== undefined) await writeLegResults(resultsFile, results);
  const now = whereabouts({ cluster, verdict, wayBack, phases: [] });
  summary.paragraph(escapeMarkdown(`${cluster}: ${now}`));
  const stuck = wayBack?.state === 'failed' || wayBack?.state === 'held';
  return {
    verdict,
    results: JSON.stringify(results),
    failure: stuck
      ? new ActionError('ROLLBACK_FAILED', `${cluster}: ${wayBack.problem}`, {
          hint: `It is ${now}. Run the action rollback with clusters: ${cluster} and a release the ledger there calls verified.`,
        })
      : undefined,
  };
}
