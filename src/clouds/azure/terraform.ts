import type { ProgramAccess } from '../program-access.ts';
import type { CloudPorts } from '../provider.ts';
import { authorityOf } from './authority.ts';
import type { AzureIdentity } from './identity.ts';

/** What the provider calls the national clouds. */
const environments = { public: 'public', 'us-government': 'usgovernment', china: 'china' } as const;

/** How AKS tells a pod of its workload identity. */
const workloadVariables = ['AZURE_FEDERATED_TOKEN_FILE', 'AZURE_CLIENT_ID', 'AZURE_TENANT_ID'];

/**
 * Lets Terraform's azurerm provider and backend act as the identity.
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/service_principal_oidc
 */
export async function azureTerraform(identity: AzureIdentity, ports: CloudPorts): Promise<ProgramAccess> {
  const who = {
    ARM_TENANT_ID: identity.tenant,
    ARM_ENVIRONMENT: environments[identity.authority ?? 'public'],
    // Otherwise a refusal would send it looking for a login of the Azure CLI.
    ARM_USE_CLI: 'false',
    ...(identity.client === undefined ? {} : { ARM_CLIENT_ID: identity.client }),
  };
  switch (identity.source) {
    case 'ambient': {
      const found = workloadVariables.flatMap((name) => {
        const value = ports.env?.[name];
        return value === undefined ? [] : [[name, value] as const];
      });
      const isPod = found.length === workloadVariables.length;
      const way = isPod ? { ARM_USE_AKS_WORKLOAD_IDENTITY: 'true' } : { ARM_USE_MSI: 'true' };
      return { variables: { ...Object.fromEntries(found), ...who, ...way }, files: {} };
    }
    case 'secret': {
      const secret = ports.secret(identity['client-secret']);
      return { variables: { ...who, ARM_CLIENT_SECRET: secret }, files: {} };
    }
    default: {
      const { audience } = authorityOf(identity);
      const assertion = await ports.idToken(ports.endpoints.azure?.audience ?? audience);
      return {
        variables: { ...who, ARM_USE_OIDC: 'true' },
        files: { ARM_OIDC_TOKEN_FILE_PATH: assertion },
      };
    }
  }
}
