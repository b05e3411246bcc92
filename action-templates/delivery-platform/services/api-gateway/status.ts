import type { RequestContext } from '../platform/context.ts';
import { ProblemError } from '../platform/problem.ts';
import { readAnswer } from '../platform/reader.ts';
import type { Route } from '../platform/router.ts';
import type { Upstream } from '../platform/upstream.ts';

interface ServiceStatus {
  readonly service: string;
  readonly reachable: boolean;
  readonly version?: string;
  readonly commit?: string;
  /** Why it is not reachable. */
  readonly reason?: string;
}

const statusOf = async (context: RequestContext, upstream: Upstream): Promise<ServiceStatus> => {
  try {
    const { body } = await upstream.call(context, { method: 'GET', path: '/version' });
    const version = readAnswer(upstream.name, body, (fields) => ({
      version: fields.text('version'),
      commit: fields.text('commit'),
    }));
    return { service: upstream.name, reachable: true, ...version };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { service: upstream.name, reachable: false, reason: error.problem.code };
  }
};

/** GET /status: which release each service behind the gateway serves; 503 unless all answer. */
export const statusRoute = (upstreams: readonly Upstream[]): Route => ({
  method: 'GET',
  path: '/status',
  handle: async ({ context }) => {
    const services = await Promise.all(upstreams.map((upstream) => statusOf(context, upstream)));
    return { status: services.every(({ reachable }) => reachable) ? 200 : 503, body: { services } };
  },
});
