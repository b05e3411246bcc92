import type { Strategy } from '../fleet/strategy.ts';
import type { KindRef, KubeClient } from '../kube/client.ts';
import { isKubeStatus } from '../kube/status-error.ts';
import { type Finding, ok } from './finding.ts';

const hpa = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' };
const podMetrics = { apiVersion: 'metrics.k8s.io/v1beta1', kind: 'PodMetrics' };

/** What a strategy shifts traffic with, and the program that brings it into a cluster. */
const routers = {
  'gateway-api': {
    kind: { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute' },
    from: 'the Gateway API’s definitions and a controller for them',
  },
  istio: { kind: { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService' }, from: 'Istio' },
} as const;

/** The kind that shifts traffic by this strategy; undefined where Services alone do. */
export function routerOf(strategy: Strategy): (typeof routers)[keyof typeof routers] | undefined {
  return strategy.kind === 'canary' && strategy.by !== 'replicas' ? routers[strategy.by] : undefined;
}

/** Whether the cluster serves what the strategy and the namespace's autoscalers are built on. */
export async function checkApis(
  client: KubeClient,
  strategy: Strategy,
  namespace: string,
  path: readonly string[],
): Promise<Finding> {
  const serves = async (kind: KindRef) => (await client.scopeOf(kind)) !== undefined;
  const router = routerOf(strategy);
  if (router !== undefined && !(await serves(router.kind)))
    return {
      ...{ verdict: 'failed', code: 'PREFLIGHT_FAILED', path },
      detail: `the cluster does not know ${router.kind.kind} of ${router.kind.apiVersion}, which the strategy shifts traffic with`,
      hint: `Install ${router.from}, or take \`by: replicas\`.`,
    };
  const scalers = await client.list(hpa, { namespace }).catch((error: unknown) => {
    // That it lacks the right is said where rights are.
    if (isKubeStatus(error, 403)) return [];
    throw error;
  });
  const [first] = scalers;
  if (first !== undefined && !(await serves(podMetrics)))
    return {
      verdict: 'warning',
      detail: `HorizontalPodAutoscaler ${first.metadata.name} has no metrics: the cluster does not serve ${podMetrics.apiVersion}`,
      hint: 'Install metrics-server, unless your autoscalers read metrics of their own.',
      path,
    };
  const found = [router?.kind.kind, scalers.length > 0 ? 'metrics' : undefined].filter((one) => one);
  return ok(found.length > 0 ? `served: ${found.join(', ')}` : 'nothing beside Kubernetes’ own is needed');
}
