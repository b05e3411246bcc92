import type { IdentityOf } from '../../fleet/identity.ts';
import type { CloudPorts, RegistryOf } from '../provider.ts';
import { deferred, lasting, type Renewing, renewing } from '../renewing.ts';
import { sharedSession } from '../shared-session.ts';
import { audienceOf } from './partition.ts';
import { repositoriesPolicy } from './session-policy.ts';
import type { AwsCredentials } from './sigv4.ts';
import { assumeRole } from './web-identity.ts';

export type AwsIdentity = IdentityOf<'aws'>;

/** Who an identity is, for messages and advice. */
export function principalOf(identity: AwsIdentity): string {
  switch (identity.source) {
    case 'ambient':
      return 'the runner’s own AWS identity';
    case 'secret':
      return `the owner of access key ${identity['access-key-id']}`;
    default:
      return identity.role;
  }
}

/**
 * AWS credentials of an identity, renewed before they end; one session for everybody in the job. `IDENTITY_DENIED`,
 * `IDENTITY_UNAVAILABLE`.
 */
export function awsSession(identity: AwsIdentity, ports: CloudPorts): Renewing<AwsCredentials> {
  return session(ports, identity, undefined);
}

/** The same for a registry: where the identity asks for it, good for the repositories below its path only. */
export function registrySession(
  identity: AwsIdentity,
  config: RegistryOf<'aws'>,
  ports: CloudPorts,
): Renewing<AwsCredentials> {
  if (!('scope-to-repositories' in identity && identity['scope-to-repositories']))
    return awsSession(identity, ports);
  return session(ports, identity, repositoriesPolicy(config, identity.role));
}

const session = sharedSession(
  (ports, identity: AwsIdentity, policy: string | undefined): Renewing<AwsCredentials> => {
    switch (identity.source) {
      case 'ambient':
        return deferred(async () => (await import('./ambient.ts')).ambientCredentials(identity, ports));
      case 'secret':
        return keptKeys(identity, ports);
      default: {
        const token = () => ports.idToken(ports.endpoints.aws?.audience ?? audienceOf(identity.region));
        return renewing(() => assumeRole({ ...identity, token, policy }, ports), ports.clock);
      }
    }
  },
);

/** Keys of a user out of flotilla-secrets, which masked them. They never end by themselves. */
function keptKeys(
  identity: Extract<AwsIdentity, { source: 'secret' }>,
  { secret }: CloudPorts,
): Renewing<AwsCredentials> {
  return deferred(async () =>
    lasting({
      accessKeyId: secret(identity['access-key-id']),
      secretAccessKey: secret(identity['secret-access-key']),
    }),
  );
}
