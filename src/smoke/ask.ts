import { abortable } from '../core/abortable.ts';
import { ActionError } from '../core/errors.ts';
import type { Fetch } from '../core/http.ts';
import type { SmokeCheck } from '../fleet/environment.ts';
import type { KubeClient } from '../kube/client.ts';
import { readAnswer } from './answer.ts';
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
 */
export function askCluster({ client, namespace, url, fetch }: SmokeTarget): Ask {
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
    const asked = client.proxy({
      namespace,
      service: check.service,
      port: check.port,
      path,
      method,
      headers,
      timeoutMs,
      ...(body === undefined ? {} : { body }),
    });
    return readAnswer(await abortable(asked, signal));
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
