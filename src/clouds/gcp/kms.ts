import type { ProgramAccess } from '../program-access.ts';
import type { CloudPorts } from '../provider.ts';
import { type GcpIdentity, googleToken } from './identity.ts';

/** Lets a program use Cloud KMS as the identity: https://getsops.io/docs/#encrypting-using-gcp-kms */
export async function gcpKms(identity: GcpIdentity, ports: CloudPorts): Promise<ProgramAccess> {
  const { value } = await googleToken(identity, ports)();
  return { variables: { GOOGLE_OAUTH_ACCESS_TOKEN: value }, files: {} };
}
