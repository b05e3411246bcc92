import type { ProgramAccess } from '../program-access.ts';
import type { CloudPorts } from '../provider.ts';
import { authorityOf } from './authority.ts';
import type { AzureIdentity } from './identity.ts';

/** How a machine tells programs of its managed identity, and AKS of its workload identity. */
const ambientVariables = [
  'AZURE_CLIENT_ID',
  'AZURE_FEDERATED_TOKEN_FILE',
  'IDENTITY_ENDPOINT',
  'IDENTITY_HEADER',
  'MSI_ENDPOINT',
  'MSI_SECRET',
];

/**
 * Lets a program use keys of Azure Key Vault as the identity, as Azure's own libraries look for one.
 * https://learn.microsoft.com/en-us/dotnet/api/azure.identity.environmentcredential
 */
export async function azureKms(identity: AzureIdentity, ports: CloudPorts): Promise<ProgramAccess> {
  const { login, audience } = authorityOf(identity);
  const who = {
    AZURE_TENANT_ID: identity.tenant,
    AZURE_AUTHORITY_HOST: login,
    ...(identity.client === undefined ? {} : { AZURE_CLIENT_ID: identity.client }),
  };
  switch (identity.source) {
    case 'ambient': {
      const found = ambientVariables.flatMap((name) => {
        const value = ports.env?.[name];
        return value === undefined ? [] : [[name, value] as const];
      });
      return { variables: { ...Object.fromEntries(found), ...who }, files: {} };
    }
    case 'secret':
      return {
        variables: { ...who, AZURE_CLIENT_SECRET: ports.secret(identity['client-secret']) },
        files: {},
      };
    default: {
      const assertion = await ports.idToken(ports.endpoints.azure?.audience ?? audience);
      return { variables: who, files: { AZURE_FEDERATED_TOKEN_FILE: assertion } };
    }
  }
}
