import type { KubeClient } from './client.ts';
import type { Transport } from './transport.ts';

const inNamespace = (namespace: string) => `/api/v1/namespaces/${encodeURIComponent(namespace)}`;

/** The ways through the API server to what runs: container logs, and Services behind its proxy. */
export function createPodAccess({ call, relay }: Transport): Pick<KubeClient, 'logs' | 'proxy'> {
  return {
    logs: ({ namespace, pod, ...query }) =>
      call(
        { path: `${inNamespace(namespace)}/pods/${encodeURIComponent(pod)}/log`, query: { ...query } },
        (answer) => answer.text(),
      ),
    proxy: ({ namespace, service, port, path, method = 'GET', headers = {}, body, timeoutMs = 10_000 }) => {
      const target = `${inNamespace(namespace)}/services/${encodeURIComponent(`${service}:${port}`)}/proxy`;
      return relay({
        method,
        path: `${target}${path}`,
        headers: { accept: '*/*', ...headers },
        timeoutMs,
        ...(body === undefined ? {} : { body }),
      });
    },
  };
}
