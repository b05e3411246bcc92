import { readFile } from 'node:fs/promises';
import { request } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Surroundings } from './control-plane.ts';
import { type Pki, readPair } from './pki.ts';
import type { ClusterPlan } from './plan.ts';

/** The administrator's access to a cluster's API server, by client certificate. */
export interface AdminApi {
  /** Status and body of one request. */
  call(method: string, path: string, body?: object): Promise<{ status: number; text: string }>;
}

const fieldManager = 'flotilla-clouds';

export async function adminApi(plan: ClusterPlan, pki: Pki): Promise<AdminApi> {
  const ca = await readFile(pki.authority.certificate, 'utf8');
  const pair = await readPair(pki.clients.admin);
  return {
    call: (method, path, body) =>
      new Promise((resolve, reject) => {
        const type = method === 'PATCH' ? 'application/apply-patch+yaml' : 'application/json';
        const headers = body === undefined ? {} : { 'content-type': type };
        const sent = request(
          new URL(path, plan.server),
          { method, ca, ...pair, headers, timeout: 10_000 },
          (response) => {
            let text = '';
            response.setEncoding('utf8').on('data', (part: string) => {
              text += part;
            });
            response.once('end', () => resolve({ status: response.statusCode ?? 0, text }));
            response.once('error', reject);
          },
        );
        sent.once('timeout', () => sent.destroy(new Error(`${plan.name}: no answer to ${method} ${path}`)));
        sent.once('error', reject);
        sent.end(body === undefined ? undefined : JSON.stringify(body));
      }),
  };
}

/** Server-side applies an object at its own path, such as /api/v1/namespaces/NAME. */
export async function applyObject(api: AdminApi, path: string, object: object): Promise<void> {
  const { status, text } = await api.call('PATCH', `${path}?fieldManager=${fieldManager}&force=true`, object);
  if (status >= 300) throw new Error(`PATCH ${path} was answered ${status}: ${text}`);
}

/**
 * Polls until `ready` holds; connection errors count as not yet. Fails after `seconds`, saying what was waited for, or
 * at once when a process of the stack has ended.
 */
export async function until(
  what: string,
  seconds: number,
  { requireAlive }: Pick<Surroundings, 'requireAlive'>,
  ready: () => Promise<boolean>,
): Promise<void> {
  const end = Date.now() + seconds * 1000;
  let last: unknown;
  while (Date.now() < end) {
    requireAlive();
    try {
      if (await ready()) return;
    } catch (error) {
      last = error;
    }
    await sleep(100);
  }
  throw new Error(`${what} took longer than ${seconds} s`, { cause: last });
}

const nodeSchema = z.object({
  status: z.object({ conditions: z.array(z.object({ type: z.string(), status: z.string() })).default([]) }),
  spec: z.object({ taints: z.array(z.object({ key: z.string() })).default([]) }),
});

/** True when the node is Ready and takes pods. */
export async function nodeReady(api: AdminApi, node: string): Promise<boolean> {
  const { status, text } = await api.call('GET', `/api/v1/nodes/${node}`);
  if (status !== 200) return false;
  const { status: state, spec } = nodeSchema.parse(JSON.parse(text));
  return (
    state.conditions.some(({ type, status }) => type === 'Ready' && status === 'True') &&
    spec.taints.length === 0
  );
}
