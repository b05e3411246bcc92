import type { Clock } from '../clock.ts';
import { type Listener, listen } from '../http/listener.ts';
import { audiences } from '../identities.ts';
import { createSigner } from '../oidc/jwt.ts';
import { emptyMetrics, type StoredMetrics } from '../stored-metrics.ts';
import type { TlsMaterial } from '../tls/certificates.ts';
import { type Directory, tenantIssuer } from './directory.ts';
import { answerKeyVault } from './key-vault.ts';
import { answerLogin } from './login.ts';
import { answerManagement } from './management.ts';
import { answerWorkspace } from './monitor.ts';
import type { Locks } from './registry-metadata.ts';

/** Where Azure's APIs are reached, and the directory the registry front shares with them. */
export interface Azure {
  readonly directory: Directory;
  /** Locks of the registry, which tests set. */
  readonly locks: Locks;
  readonly login: string;
  readonly management: string;
  readonly vault: string;
  /** Query endpoint of the Azure Monitor workspace. */
  readonly prometheus: string;
  /** What Azure Monitor knows, and the Prometheus behind the managed one. */
  readonly metrics: StoredMetrics;
  /** Issuer of the tokens the AKS cluster trusts, for its structured authentication. */
  readonly issuer: string;
  readonly listeners: readonly Listener[];
}

/** Starts Entra's token endpoint, Azure Resource Manager and a vault. */
export async function startAzure(options: {
  readonly dir: string;
  readonly issuer: string;
  readonly ca: string;
  readonly tls: TlsMaterial;
  readonly clock: Clock;
}): Promise<Azure> {
  const { clock, tls, dir } = options;
  const directory: Directory = { clock, signer: createSigner(), base: '' };
  const trusted = { issuer: options.issuer, audience: audiences.azure, ca: options.ca, clock };
  const common = { clock, tls };
  const login = await listen({
    ...common,
    name: 'azure-login',
    handler: (exchange) => answerLogin(exchange, directory, trusted),
  });
  directory.base = login.url;
  const metrics = emptyMetrics();
  const management = await listen({
    ...common,
    name: 'azure-management',
    handler: (exchange) => answerManagement(exchange, directory, dir, metrics),
  });
  const vault = await listen({
    ...common,
    name: 'azure-vault',
    handler: (exchange) => answerKeyVault(exchange, directory),
  });
  const prometheus = await listen({
    ...common,
    name: 'azure-prometheus',
    handler: (exchange) => answerWorkspace(exchange, directory, metrics),
  });
  const listeners = [login, management, vault, prometheus];
  return {
    directory,
    locks: new Set(),
    login: login.url,
    management: management.url,
    vault: vault.url,
    prometheus: prometheus.url,
    metrics,
    issuer: tenantIssuer(directory),
    listeners,
  };
}
