import type { IdentityOf } from '../../fleet/identity.ts';
import type { CloudPorts, Expiring } from '../provider.ts';
import { type Renewing, renewing } from '../renewing.ts';
import { sharedSession } from '../shared-session.ts';
import { federate } from './federation.ts';
import { type Impersonation, impersonate } from './impersonation.ts';
import { universeOf } from './universe.ts';

export type GcpIdentity = IdentityOf<'gcp'>;

/** Who an identity is, for messages and advice. */
export function principalOf(identity: GcpIdentity): string {
  const account = identity['service-account'];
  if (account !== undefined) return account;
  switch (identity.source) {
    case 'ambient':
      return 'the runner’s own Google identity';
    case 'secret':
      return `the service account of key ${identity.key}`;
    default:
      return `the pool of ${identity.provider}`;
  }
}

/**
 * Google access tokens of an identity, renewed before they end; one for everybody in the job. `IDENTITY_DENIED`,
 * `IDENTITY_UNAVAILABLE`.
 */
export function googleToken(identity: GcpIdentity, ports: CloudPorts): Renewing<string> {
  return session(ports, identity);
}

const session = sharedSession((ports, identity: GcpIdentity): Renewing<string> => {
  const { delegates, 'service-account': account } = identity;
  return renewing(async () => {
    const { token, federated } = await ownToken(identity, ports);
    if (account === undefined) return token;
    const wanted = { account, delegates, universe: universeOf(identity), federated };
    return impersonate(wanted, token.value, ports);
  }, ports.clock);
});

/** What the identity is before it acts as somebody else. */
async function ownToken(
  identity: GcpIdentity,
  ports: CloudPorts,
): Promise<{ token: Expiring<string>; federated?: Impersonation['federated'] }> {
  switch (identity.source) {
    case 'ambient': {
      const { ambientToken } = await import('./ambient.ts');
      return { token: await ambientToken(universeOf(identity), ports) };
    }
    case 'secret': {
      const { tokenByKey } = await import('./service-account-key.ts');
      const { key } = identity;
      return { token: await tokenByKey(ports.secret(key), `secret ${key}`, ports) };
    }
    default: {
      const { provider } = identity;
      const universe = universeOf(identity);
      const audience = ports.endpoints.gcp?.audience ?? `https://iam.${universe.domain}/${provider}`;
      let minted = '';
      const token = async () => {
        minted = await ports.idToken(audience);
        return minted;
      };
      const federated = await federate({ provider, universe, token }, ports);
      return { token: federated, federated: { provider, token: minted } };
    }
  }
}
