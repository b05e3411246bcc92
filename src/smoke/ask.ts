import { abortable } from '../core/abortable.ts';
import { ActionError } from '../core/errors.ts';
import type { Fetch } from '../core/http.ts';
import type { SmokeCheck } from '../fleet/environment.ts';
import type { KubeClient } from '../kube/client.ts';
import { type Answer, readAnswer } from './answer.ts';
import { findPort, isNobodyThere } from './service-port.ts';
import type { Ask } from './suite.ts';

export interface SmokeTarget {
  readonly client: KubeClient;
  readonly namespace: string;
  /** Public address of the application there, for checks with a `url`. */
  readonly url: string | undefined;
  readonly fetch: Fetch;
}

/**
 * Asks a cluster's application: a check with `service` goes through the API server's service proxy, which needs no
 * way into the cluster's network; one with `url` goes to the public address. Redirects are answers, not followed.
 * `FLEET_INVALID` for a check that cannot be asked, as of a port that the Service does not have.
 */
export function askCluster({ client, namespace, url, fetch }: SmokeTarget): Ask {
  /** The only port of a Service that has none named as the check says, by `SERVICE:PORT` of the check. */
  const found = new Map<string, number>();
  return async (check, timeoutMs, signal) => {
    const { method, headers, body, path } = check;
    if (check.url !== undefined) {
      const response = await fetch(publicAddress(check, url), {
        method,
        headers,
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        ...(body === undefined ? {} : { body }),
      });
      return readAnswer(response);
    }
    if (check.service === undefined) throw misplaced(check, 'names neither a service nor a url');
    if (Object.keys(headers).some((name) => name.toLowerCase() === 'authorization')) {
      // The API server takes that header for itself and passes none on.
      throw misplaced(check, 'sends an Authorization header, which cannot pass the API server; use `url`');
    }
    const { service } = check;
    const askPort = async (port: number | string): Promise<Answer> => {
      const asked = client.proxy({
        ...{ namespace, service, port, path, method, headers, timeoutMs },
        ...(body === undefined ? {} : { body }),
      });
      return readAnswer(await abortable(asked, signal));
    };
    const asks = `${service}:${check.port}`;
    const port = found.get(asks) ?? check.port;
    const answer = await askPort(port);
    if (!isNobodyThere(answer)) return answer;
    // Who may ask a Service may not always read it.
    const object = await client
      .get({ apiVersion: 'v1', kind: 'Service', name: service, namespace })
      .catch(() => undefined);
    const verdict = findPort(object, port);
    if (verdict.kind === 'there') return answer;
    if (verdict.kind === 'missing')
      throw misplaced(check, `asks port ${port} of Service ${service}, which has ${verdict.ports}`);
    found.set(asks, verdict.port);
    return askPort(verdict.port);
  };
}

function publicAddress(check: SmokeCheck, base: string | undefined): URL {
  const address = check.url ?? '';
  if (URL.canParse(address)) return new URL(address);
  if (base === undefined)
    throw misplaced(check, `asks for ${address}, but the cluster has no \`url\` to find it below`);
  return new URL(address.replace(/^\//, ''), base.endsWith('/') ? base : `${base}/`);
}

const misplaced = ({ name }: SmokeCheck, what: string) =>
  new ActionError('FLEET_INVALID', `smoke check ${name} ${what}`, {
    hint: 'Correct this check in the fleet file.',
  });
