import type { IdentityOf } from '../../fleet/identity.ts';
import type { RegistryCredential } from '../../oci/registry-endpoint.ts';
import type { CloudPorts } from '../provider.ts';

/** A user and the password that flotilla-secrets holds. `INPUT_INVALID` where it was not passed. */
export function staticCredential(
  { username, password }: IdentityOf<'generic'>,
  { secret }: CloudPorts,
): RegistryCredential {
  return { username, password: secret(password) };
}
