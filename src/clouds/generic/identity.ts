import type { RegistryCredential } from '../../oci/registry-endpoint.ts';
import type { Login } from '../provider.ts';

/** What a registry is shown of a login; with `renew` the password is read anew where that can help. */
export async function loginCredential(
  { username, password }: Login,
  renew?: boolean,
): Promise<RegistryCredential> {
  return { username, password: (await password(renew)).value };
}
