import { randomBytes } from 'node:crypto';
import type { AnalysisReport } from '../analysis/analysis.ts';
import { openRegistry } from '../clouds/index.ts';
import type { CloudPorts } from '../clouds/provider.ts';
import { pullEndpoint } from '../clouds/pull-endpoint.ts';
import type { Context } from '../core/context.ts';
import { parseDuration } from '../core/inputs.ts';
import type { ApplyRules } from '../fleet/apply.ts';
import type { Environment } from '../fleet/environment.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { type GitHubContext, readGitHubContext } from '../github/context.ts';
import { createRunStatus } from '../github/run-status.ts';
import type { Lock } from '../kube/lease-object.ts';
import type { KubeObject } from '../kube/object.ts';
import type { PlanRules } from '../kube/plan.ts';
import { createRegistryClient } from '../oci/registry-client.ts';
import { kubeTarget } from '../rollout/kube-target.ts';
import type { Target, TrafficShare } from '../rollout/target.ts';
import { registryPorts } from './cloud-ports.ts';
import type { ClusterSession } from './cluster-sessions.ts';
import { openClusterAnalysis } from './open-analysis.ts';
import { asPuller } from './pull-identity.ts';

/** Who holds the locks of this step: unique even among the jobs of one run. */
export function lockHolder(github: GitHubContext): Pick<Lock, 'holder' | 'run'> {
  const { repository, runId, runAttempt, runUrl } = github;
  return {
    holder: `${repository}/${runId}/${runAttempt}#${randomBytes(6).toString('hex')}`,
    run: runUrl,
  };
}

export interface TargetRequest {
  readonly fleet: Fleet;
  readonly environment: Environment;
  readonly holder: Pick<Lock, 'holder' | 'run'>;
  readonly force: boolean;
  /** Asks GitHub whether the run that left a lock has ended. */
  readonly token?: string | undefined;
  /** Renders the release to be delivered for one cluster; a rollback renders nothing. */
  readonly render?: (session: ClusterSession, repository: Registry) => Promise<readonly KubeObject[]>;
  /** Told what the analysis of each step found; without it nothing is analysed, as in a rollback. */
  readonly onAnalysis?: (report: AnalysisReport) => void;
  /** Told what share of the traffic each step of a canary really gave. */
  readonly onShare?: (share: TrafficShare) => void;
}

/** Where a cluster pulls from. */
export interface Registry {
  readonly host: string;
  readonly path: string;
}

/** The clusters of a delivery or a rollback as its transaction sees them. */
export function openRolloutTargets(
  sessions: readonly ClusterSession[],
  { fleet, environment, holder, force, token, render, onAnalysis, onShare }: TargetRequest,
  ports: CloudPorts,
  context: Context,
): Promise<Target[]> {
  const { clock, log, http, env } = context;
  const hasEnded = createRunStatus({ github: readGitHubContext(env), token, fetch: http.fetch, log });
  return Promise.all(
    sessions.map(async (session) => {
      const access = await openRegistry(asPuller(fleet, session), session.config.registry, ports);
      const endpoint = pullEndpoint(access, session.config);
      const registry = { host: endpoint.host, path: endpoint.path };
      const analysis =
        onAnalysis &&
        (await openClusterAnalysis(session, { fleet, environment }, onAnalysis, ports, context));
      return kubeTarget(
        {
          cluster: session.name,
          client: session.client,
          application: environment.application,
          namespace: session.namespace,
          holder,
          hasEnded,
          onShare,
          registry,
          allowedImages: fleet.policy.images,
          timeoutMs: parseDuration(environment.timeout) ?? 0,
          suite: environment.smoke,
          strategy: environment.strategy,
          analysis,
          url: session.config.url,
          force,
          rules: planRules(environment.apply),
          openRegistry: (login, signal) =>
            createRegistryClient(
              login === undefined ? endpoint : { ...endpoint, credential: async () => login },
              registryPorts(ports, { http, clock, log, signal }),
            ),
          ...(render === undefined ? {} : { render: () => render(session, registry) }),
        },
        { clock, log, fetch: http.fetch },
      );
    }),
  );
}

const planRules = (rules: ApplyRules): PlanRules => ({
  pruneShare: rules['prune-max'] / 100,
  pruneKeep: rules['prune-keep'],
  hookMs: parseDuration(rules['hook-timeout']),
  namespaces: rules.namespaces,
});

/** Who does this, for the ledger. */
export const originOf = ({ env }: Context, environment: string) => {
  const { actor, runUrl } = readGitHubContext(env);
  return { environment, actor, run: runUrl };
};
