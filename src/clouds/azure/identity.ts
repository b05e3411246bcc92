import type { IdentityOf } from '../../fleet/identity.ts';
import type { CloudPorts } from '../provider.ts';
import { deferred, type Renewing, renewing } from '../renewing.ts';
import { sharedSession } from '../shared-session.ts';
import { authorityOf } from './authority.ts';
import { grant } from './client-credentials.ts';

export type AzureIdentity = IdentityOf<'azure'>;

/** Who an identity is, for messages and advice. */
export function principalOf({ client }: AzureIdentity): string {
  return client === undefined ? 'the runner’s own managed identity' : `client ${client}`;
}

/** What a token of an identity is for. `kubernetes` is the application that stands for every AKS API server. */
export function scopesOf(identity: AzureIdentity) {
  const { registryResource, management, vaults, prometheus } = authorityOf(identity);
  return {
    registry: `${registryResource}/.default`,
    management: `${management}/.default`,
    vault: `https://${vaults}/.default`,
    prometheus: `https://${prometheus}/.default`,
    kubernetes: '6dae42f8-4368-4678-94ff-3960e28e3630/.default',
  } as const;
}

/**
 * Entra access tokens of an identity for one scope, renewed before they end; one for everybody in the job. The
 * assertion is minted anew for each exchange, since it lives five minutes only. `IDENTITY_DENIED`,
 * `IDENTITY_UNAVAILABLE`.
 */
export function entraToken(scope: string, identity: AzureIdentity, ports: CloudPorts): Renewing<string> {
  return session(ports, identity, scope);
}

const session = sharedSession((ports, identity: AzureIdentity, scope: string): Renewing<string> => {
  switch (identity.source) {
    case 'ambient':
      return deferred(async () => (await import('./ambient.ts')).ambientToken(scope, identity, ports));
    case 'secret': {
      const proof = async () => ({ secret: ports.secret(identity['client-secret']) });
      return renewing(() => grant({ ...identity, proof }, scope, ports), ports.clock);
    }
    default: {
      const audience = ports.endpoints.azure?.audience ?? authorityOf(identity).audience;
      const proof = async () => ({ assertion: await ports.idToken(audience) });
      return renewing(() => grant({ ...identity, proof }, scope, ports), ports.clock);
    }
  }
});
