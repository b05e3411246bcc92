import type { Configuration } from './configuration.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Metrics } from './metrics.ts';
import type { Route } from './router.ts';

/**
 * The routes that operations use, the same in every service.
 * Readiness asks no other service: one that is down must not take the four others out of their load balancers.
 */
export const operationRoutes = (
  configuration: Configuration,
  lifecycle: Lifecycle,
  metrics: Metrics,
): readonly Route[] => {
  const { service, version, commit, digest, release, cloud } = configuration;
  return [
    { method: 'GET', path: '/healthz', quiet: true, handle: () => ({ status: 200, body: { status: 'ok' } }) },
    {
      method: 'GET',
      path: '/readyz',
      // Load balancers of the clouds that speak to the pods themselves ask here, unless a policy of theirs says otherwise.
      also: ['/'],
      quiet: true,
      handle: () => ({
        status: lifecycle.state() === 'ready' ? 200 : 503,
        body: { status: lifecycle.state() },
      }),
    },
    {
      method: 'GET',
      path: '/metrics',
      quiet: true,
      handle: () => ({
        status: 200,
        body: metrics.render(),
        headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
      }),
    },
    {
      method: 'GET',
      path: '/version',
      quiet: true,
      handle: () => ({ status: 200, body: { service, version, commit, digest, release, cloud } }),
    },
  ];
};
