import type { AnalysisReport } from '../analysis/analysis.ts';
import type { OpenAnalysis } from '../analysis/open.ts';
import { openMetrics } from '../clouds/index.ts';
import type { CloudPorts } from '../clouds/provider.ts';
import type { Context } from '../core/context.ts';
import type { Environment } from '../fleet/environment.ts';
import type { Fleet } from '../fleet/fleet.ts';
import type { ClusterSession } from './cluster-sessions.ts';

/**
 * The analysis of an environment for one cluster; undefined where there is none or nothing shifts. Its queries are
 * tried at once, so that a slip in one is known before anything is written. `METRICS_UNAVAILABLE`.
 */
export async function openClusterAnalysis(
  { name, namespace, config, client }: ClusterSession,
  { fleet, environment }: { readonly fleet: Fleet; readonly environment: Environment },
  onReport: (report: AnalysisReport) => void,
  ports: CloudPorts,
  { clock, log, http, signal }: Context,
): Promise<OpenAnalysis | undefined> {
  if (environment.analysis === undefined || environment.strategy.kind === 'rolling') return undefined;
  // Statistics and protocols are read by who asks for them.
  const { openAnalysis } = await import('../analysis/open.ts');
  const analysis = await openAnalysis({ cluster: name, namespace }, environment.analysis, {
    clock,
    log,
    fetch: http.fetch,
    secret: ports.secret,
    proxy: client.proxy,
    cloudMetrics: (source) => openMetrics(fleet, source, { name, identity: config.identity }, ports),
    onReport,
  });
  await analysis.prove(signal);
  return analysis;
}
