import type { AzureIdentity } from './identity.ts';

/** What differs between the national clouds of Azure. */
interface Authority {
  readonly login: string;
  readonly management: string;
  /** Resource that Entra tokens for a registry are for; the sovereign clouds know no other than Resource Manager. */
  readonly registryResource: string;
  /** Domain below which registries have their names. */
  readonly registries: string;
  /** Domain below which vaults have their names; also the resource of their tokens. */
  readonly vaults: string;
  /** Domain below which workspaces of managed Prometheus answer queries; also the resource of their tokens. */
  readonly prometheus: string;
  /** OIDC audience of federated credentials. */
  readonly audience: string;
}

/**
 * https://learn.microsoft.com/en-us/entra/identity-platform/authentication-national-cloud,
 * https://learn.microsoft.com/en-us/entra/workload-id/workload-identity-federation-create-trust
 */
const authorities: Readonly<Record<NonNullable<AzureIdentity['authority']>, Authority>> = {
  public: {
    login: 'https://login.microsoftonline.com',
    management: 'https://management.azure.com',
    registryResource: 'https://containerregistry.azure.net',
    registries: 'azurecr.io',
    vaults: 'vault.azure.net',
    prometheus: 'prometheus.monitor.azure.com',
    audience: 'api://AzureADTokenExchange',
  },
  'us-government': {
    login: 'https://login.microsoftonline.us',
    management: 'https://management.usgovcloudapi.net',
    registryResource: 'https://management.usgovcloudapi.net',
    registries: 'azurecr.us',
    vaults: 'vault.usgovcloudapi.net',
    prometheus: 'prometheus.monitor.azure.us',
    audience: 'api://AzureADTokenExchangeUSGov',
  },
  china: {
    login: 'https://login.partner.microsoftonline.cn',
    management: 'https://management.chinacloudapi.cn',
    registryResource: 'https://management.chinacloudapi.cn',
    registries: 'azurecr.cn',
    vaults: 'vault.azure.cn',
    prometheus: 'prometheus.monitor.azure.cn',
    audience: 'api://AzureADTokenExchangeChina',
  },
};

/** The national cloud an identity is of. */
export function authorityOf({ authority = 'public' }: Pick<AzureIdentity, 'authority'>): Authority {
  return authorities[authority];
}
