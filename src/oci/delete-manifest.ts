import { readErrorBody } from './request-error.ts';
import type { Scopes } from './scope.ts';
import type { Transport } from './transport.ts';

/** `unsupported`: this registry deletes nothing. */
export type Deletion = { readonly state: 'deleted' | 'absent' | 'unsupported'; readonly said: string };

/**
 * Deletes a manifest by digest, and so every tag that names it (distribution specification, "Deleting Manifests").
 * `REGISTRY_DENIED`, `REGISTRY_FAILED`.
 */
export async function deleteManifest(
  transport: Transport,
  repository: string,
  digest: string,
): Promise<Deletion> {
  const scopes: Scopes = new Map([[repository, ['pull', 'delete']]]);
  const { status, body } = await transport.call({
    method: 'DELETE',
    url: `/v2/${repository}/manifests/${digest}`,
    scopes,
    expect: [200, 202, 404, 405],
  });
  const state = status === 404 ? 'absent' : status === 405 ? 'unsupported' : 'deleted';
  return { state, said: state === 'unsupported' ? readErrorBody(body).text : '' };
}
