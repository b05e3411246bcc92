import { isActionError } from '../core/errors.ts';
import { lasting } from '../core/lasting.ts';
import type { Transport } from '../oci/transport.ts';
import { type Finding, failed, ok, skipped } from './finding.ts';

export interface Login {
  readonly finding: Finding;
  /** Whether there is something to ask the registry and its control plane with. */
  readonly usable: boolean;
}

/**
 * Whether the registry lets its identity in: the job's token is exchanged, and what came of it is shown to the
 * registry as a login does. `path` leads to the identity in the fleet file.
 */
export async function checkIdentity(
  transport: Transport,
  reachable: boolean,
  path: readonly string[],
): Promise<Login> {
  const { endpoint, clock } = transport;
  if (endpoint.credential === undefined) return { finding: ok('anonymous'), usable: true };
  try {
    const { expiresAt } = await endpoint.credential();
    const until = expiresAt === undefined ? '' : `, ${lasting(expiresAt, clock.now())}`;
    if (reachable) {
      const login = { method: 'GET', url: '/v2/', scopes: new Map(), expect: [200], attempts: 2 } as const;
      await transport.call(login);
      return { finding: ok(`logged in${until}`), usable: true };
    }
    // What a cloud gives for some hours it has given to somebody it knows; a password proves nothing by itself.
    const finding = expiresAt === undefined ? unasked : ok(`known to the cloud${until}`);
    return { finding, usable: true };
  } catch (error) {
    // Where the registry itself gives the credential, its silence says nothing about the identity.
    if (!reachable && isSilence(error)) return { finding: unasked, usable: false };
    return { finding: failed(error, path), usable: false };
  }
}

/** For what only the registry itself could have told. */
export const unasked = skipped('the registry could not be asked');

/** Whether an error says no more than that somebody did not answer. */
export const isSilence = (error: unknown) =>
  isActionError(error, 'CLOUD_FAILED') || isActionError(error, 'REGISTRY_FAILED');
