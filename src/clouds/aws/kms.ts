import type { ProgramAccess } from '../program-access.ts';
import type { CloudPorts } from '../provider.ts';
import { type AwsIdentity, awsSession } from './identity.ts';

/**
 * Lets a program use AWS KMS as the identity.
 * https://docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html
 */
export async function awsKms(identity: AwsIdentity, ports: CloudPorts): Promise<ProgramAccess> {
  const { accessKeyId, secretAccessKey, sessionToken } = (await awsSession(identity, ports)()).value;
  return {
    variables: {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      ...(sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: sessionToken }),
      AWS_REGION: identity.region,
      // Without this a refused key would send it looking for the machine's own identity.
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    files: {},
  };
}
