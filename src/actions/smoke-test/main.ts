import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { defineAction } from '../../core/action.ts';
import { ActionError } from '../../core/errors.ts';
import { loadFleet } from '../../fleet/load.ts';
import { selectClusters, selectEnvironment } from '../../fleet/select.ts';
import { readGitHubContext } from '../../github/context.ts';
import { openReleaseDirectory } from '../../release/directory.ts';
import type { Release } from '../../release/release.ts';
import { inEachCluster } from '../../rollout/each-cluster.ts';
import { lastVerified } from '../../rollout/history.ts';
import type { Target } from '../../rollout/target.ts';
import { junit } from '../../smoke/junit.ts';
import { smokeTable } from '../../smoke/report.ts';
import { problemsOf, type SuiteResult } from '../../smoke/result.ts';
import { cloudPorts } from '../cloud-ports.ts';
import { closeSessions, openSessions } from '../cluster-sessions.ts';
import { lockHolder, openRolloutTargets } from '../rollout-targets.ts';
import { schema } from './inputs.ts';

export default defineAction({
  inputs: schema,
  outputs: ['passed', 'failed'],
  run: async (inputs, context) => {
    const { signal, summary } = context;
    const fleet = await loadFleet(inputs.fleet);
    const { environment } = selectEnvironment(fleet, inputs.environment);
    const clusters = selectClusters(environment, inputs.clusters);
    const given =
      inputs.directory === undefined
        ? undefined
        : await openReleaseDirectory(path.resolve(inputs.directory)).readRelease();
    const ports = cloudPorts(inputs, context);
    const request = { fleet, environment: inputs.environment, clusters, role: 'deploy' } as const;
    const sessions = await openSessions(request, ports, context, signal);
    try {
      const holder = lockHolder(readGitHubContext(context.env));
      const targets = await openRolloutTargets(
        sessions,
        { fleet, environment, holder, force: false },
        ports,
        context,
      );
      const results = await inEachCluster(targets, async (target) => {
        const release = given ?? (await verifiedRelease(target));
        const result = await target.smoke(release, signal);
        target.log.info(
          result.passed ? `passed in ${result.seconds.toFixed(1)} s` : `failed: ${problemsOf(result)}`,
        );
        return result;
      });
      const byCluster = Object.fromEntries(results);
      summary.heading(`Smoke test of ${inputs.environment}`);
      smokeTable(summary, byCluster);
      if (inputs.report !== undefined) await writeFile(path.resolve(inputs.report), junit(byCluster));
      const checks = Object.values(byCluster).flatMap((result) => result.checks);
      const passed = checks.filter(({ state }) => state === 'passed').length;
      return { passed, failed: checks.length - passed, failure: failureOf(byCluster) };
    } finally {
      await closeSessions(sessions);
    }
  },
});

/** What the cluster should serve, by its own ledger. */
async function verifiedRelease({ ledger, store }: Target): Promise<Release> {
  const { entries } = await ledger.read();
  const verified = lastVerified(entries);
  if (verified === undefined)
    throw new ActionError('RELEASE_INVALID', 'no release was ever verified there', {
      hint: 'Deliver one first, or name its directory in the input `directory`.',
    });
  return (await store.read(verified.release)).release;
}

function failureOf(results: Readonly<Record<string, SuiteResult>>): ActionError | undefined {
  const failed = Object.entries(results).filter(([, { passed }]) => !passed);
  if (failed.length === 0) return undefined;
  return new ActionError(
    'SMOKE_FAILED',
    failed.map(([cluster, result]) => `${cluster}: ${problemsOf(result)}`).join('\n'),
    { hint: 'The first wrong answer of each check is in the summary.' },
  );
}
