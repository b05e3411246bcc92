import type { KubeClient } from './client.ts';
import { asObject } from './list.ts';
import { refOf } from './object.ts';
import type { Paths } from './paths.ts';
import { isKubeStatus } from './status-error.ts';
import type { KubeRequest, Transport } from './transport.ts';

/** Who owns the fields the suite writes (`metadata.managedFields`). */
export const fieldManager = 'flotilla';

const patchTypes = { merge: 'application/merge-patch+json', json: 'application/json-patch+json' } as const;

/** The writing half of a client. */
export function createWriter(
  { call }: Transport,
  paths: Paths,
): Pick<KubeClient, 'create' | 'replace' | 'apply' | 'patch' | 'patchStatus' | 'delete'> {
  const write = (
    method: string,
    path: string,
    body: unknown,
    type = 'application/json',
    query: KubeRequest['query'] = {},
  ) =>
    call(
      {
        method,
        path,
        query: { fieldManager, ...query },
        headers: { 'content-type': type },
        body: JSON.stringify(body),
      },
      async (answer) => asObject(await answer.json()),
    );
  return {
    create: async (object) =>
      write('POST', await paths.kind(object, object.metadata.namespace), object, undefined, {
        fieldValidation: 'Strict',
      }),
    replace: async (object) =>
      write('PUT', await paths.object(refOf(object)), object, undefined, { fieldValidation: 'Strict' }),
    // JSON is YAML; the server reads nothing else under this name. A list of managed fields is refused.
    apply: async (object, { force = false, dryRun = false } = {}) =>
      write('PATCH', await paths.object(refOf(object)), object, 'application/apply-patch+yaml', {
        force,
        fieldValidation: 'Strict',
        dryRun: dryRun ? 'All' : undefined,
      }),
    patch: async (ref, patch, type = 'merge') =>
      write('PATCH', await paths.object(ref), patch, patchTypes[type]),
    patchStatus: async (ref, patch) =>
      write('PATCH', `${await paths.object(ref)}/status`, patch, patchTypes.merge),
    delete: async (ref, { propagation = 'Background', preconditionUid } = {}) => {
      const options = {
        apiVersion: 'v1',
        kind: 'DeleteOptions',
        propagationPolicy: propagation,
        ...(preconditionUid === undefined ? {} : { preconditions: { uid: preconditionUid } }),
      };
      const headers = { 'content-type': 'application/json' };
      const request = {
        method: 'DELETE',
        path: await paths.object(ref),
        headers,
        body: JSON.stringify(options),
      };
      try {
        await call(request, (answer) => answer.text());
      } catch (error) {
        if (!isKubeStatus(error, 404)) throw error;
      }
    },
  };
}
