import { ActionError } from '../core/errors.ts';
import { type PushItem, type PushTarget, repositoryIn } from './push-plan.ts';
import { formatReference, parseReference } from './reference.ts';

/**
 * Refuses a push to names that nobody could pull by: every image must have a well-formed reference in every registry,
 * and that must lead to this registry. `REFERENCE_INVALID`.
 */
export function checkNames(items: readonly PushItem[], targets: readonly PushTarget[]): void {
  for (const { endpoint } of targets) {
    for (const item of items) {
      const repository = repositoryIn(endpoint, item);
      const { digest } = item.graph.root.descriptor;
      for (const tag of [undefined, ...item.tags]) {
        const reference = formatReference({ host: endpoint.host, repository, tag, digest });
        const { host } = parseReference(reference);
        if (host === endpoint.host) continue;
        throw new ActionError(
          'REFERENCE_INVALID',
          `Registry ${endpoint.name}: ${reference} is read as an image of ${host}`,
          { hint: `Give the registry's host with a dot or a port in it, such as ${endpoint.host}:443.` },
        );
      }
    }
  }
}
