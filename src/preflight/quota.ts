import type { Strategy } from '../fleet/strategy.ts';
import type { KubeClient } from '../kube/client.ts';
import { at, isRecord, textAt } from '../kube/fields.ts';
import type { KubeObject } from '../kube/object.ts';
import { parseQuantity } from '../kube/quantity.ts';
import { isKubeStatus } from '../kube/status-error.ts';
import { type Finding, ok, skipped } from './finding.ts';
import { type Amounts, wantedBy } from './surge.ts';

/** Whether the namespace's quotas have room for the new pods of a rollout beside the old ones. */
export async function checkQuota(
  client: KubeClient,
  namespace: string,
  members: readonly KubeObject[],
  strategy: Strategy,
  path: readonly string[],
): Promise<Finding> {
  const quotas = await client
    .list({ apiVersion: 'v1', kind: 'ResourceQuota' }, { namespace })
    .catch((error: unknown) => {
      if (isKubeStatus(error, 403)) return undefined;
      throw error;
    });
  if (quotas === undefined) return skipped('the identity may not see quotas');
  if (quotas.length === 0) return ok('none');
  const deployments = members.filter(({ kind }) => kind === 'Deployment');
  const full = strategy.kind !== 'rolling';
  const short = shortages(quotas, wantedBy(deployments, full));
  if (short.length === 0)
    return ok(
      `room for a rollout beside what runs: ${quotas.map(({ metadata }) => metadata.name).join(', ')}`,
    );
  return {
    verdict: full ? 'failed' : 'warning',
    code: 'PREFLIGHT_FAILED',
    detail: `a rollout would meet the quota\n${short.join('\n')}`,
    hint: full
      ? 'Raise the quota, or take the strategy rolling, which runs fewer pods at the same time.'
      : 'Raise the quota, or set maxSurge to 0; else the rollout is as slow as the room allows, or stands still.',
    path,
  };
}

/** One line for each resource of a quota that a rollout would run out of. */
export function shortages(quotas: readonly KubeObject[], wanted: Amounts): string[] {
  return quotas.flatMap(({ metadata: { name }, ...quota }) => {
    const hard = at(quota, 'status', 'hard');
    if (!isRecord(hard) || isScoped(quota)) return [];
    return Object.keys(hard).flatMap((resource) => {
      const needed = wanted.get(aliases[resource] ?? resource) ?? 0;
      const limit = parseQuantity(textAt(hard, resource) ?? '');
      const used = parseQuantity(textAt(quota, 'status', 'used', resource) ?? '0') ?? 0;
      if (limit === undefined || needed === 0 || used + needed <= limit + 1e-9) return [];
      return [
        `${name}: ${resource} ${round(limit - used)} left of ${round(limit)}, ${round(needed)} more wanted`,
      ];
    });
  });
}

/** Older names of the same. */
const aliases: Readonly<Record<string, string>> = {
  cpu: 'requests.cpu',
  memory: 'requests.memory',
  'count/pods': 'pods',
};

/** A quota for some pods only, such as those of a priority, says nothing of the others. */
const isScoped = (quota: unknown): boolean =>
  listLength(at(quota, 'spec', 'scopes')) > 0 || isRecord(at(quota, 'spec', 'scopeSelector'));
const listLength = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

const round = (value: number) => String(Math.round(value * 1000) / 1000);
