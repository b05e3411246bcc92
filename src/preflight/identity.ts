import { isActionError } from '../core/errors.ts';
import { lasting } from '../core/lasting.ts';
import type { Transport } from '../oci/transport.ts';
import { type Finding, failed, ok, skipped } from './finding.ts';

/**
 * Whether the registry lets its identity in: the job's token is exchanged, and what came of it is shown to the
 * registry as a login does. `path` leads to the identity in the fleet file.
 */
export async function checkIdentity(
  transport: Transport,
  reachable: boolean,
  path: readonly string[],
): Promise<Finding> {
  const { endpoint, clock } = transport;
  if (endpoint.credential === undefined) return ok('anonymous');
  try {
    const { expiresAt } = await endpoint.credential();
    const until = expiresAt === undefined ? '' : `, ${lasting(expiresAt, clock.now())}`;
    if (!reachable)
      return {
        verdict: 'warning',
        detail: `a credential was given${until}; the registry could not be asked`,
      };
    await transport.call({
      method: 'GET',
      url: '/v2/',
      scopes: new Map(),
      expect: [200],
      attempts: 2,
    });
    return ok(`logged in${until}`);
  } catch (error) {
    // Where the registry itself gives the credential, its silence says nothing about the identity.
    if (!reachable && (isActionError(error, 'CLOUD_FAILED') || isActionError(error, 'REGISTRY_FAILED')))
      return skipped('the registry could not be asked');
    return failed(error, path);
  }
}
