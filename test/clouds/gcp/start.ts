import type { Clock } from '../clock.ts';
import { type Listener, listen } from '../http/listener.ts';
import { audiences, gcp } from '../identities.ts';
import type { Storage } from '../registry/storage.ts';
import { emptyMetrics, type StoredMetrics } from '../stored-metrics.ts';
import type { TlsMaterial } from '../tls/certificates.ts';
import { answerTokenReview } from '../token-review.ts';
import { answerArtifactRegistry } from './artifact-registry.ts';
import { answerContainer, authenticateClusterToken } from './container.ts';
import { answerIamCredentials } from './iam-credentials.ts';
import { answerMonitoring } from './monitoring.ts';
import { createOperations } from './operations.ts';
import { type ArtifactRepositories, newRepository, repositoryName } from './repositories.ts';
import { answerSecretManager } from './secret-manager.ts';
import { answerSts } from './sts.ts';
import { type AccessTokens, createAccessTokens } from './tokens.ts';

/** Where Google's APIs are reached, and the state the registry front shares with them. */
export interface Gcp {
  readonly tokens: AccessTokens;
  readonly repositories: ArtifactRepositories;
  readonly sts: string;
  readonly iamcredentials: string;
  readonly artifactregistry: string;
  readonly container: string;
  readonly secretmanager: string;
  readonly monitoring: string;
  /** What Cloud Monitoring knows, and the Prometheus behind its PromQL. */
  readonly metrics: StoredMetrics;
  /** URL of the authentication webhook for the GKE cluster. */
  readonly tokenReview: string;
  readonly listeners: readonly Listener[];
}

/** Starts the project's APIs; the sample's Docker repository is there, as its infrastructure would have made it. */
export async function startGcp(options: {
  readonly dir: string;
  readonly issuer: string;
  readonly ca: string;
  readonly tls: TlsMaterial;
  readonly clock: Clock;
  readonly storage: Storage;
}): Promise<Gcp> {
  const { clock, tls, storage, dir } = options;
  const tokens = createAccessTokens(clock);
  const name = repositoryName(gcp.repository);
  const repositories: ArtifactRepositories = new Map([[name, newRepository(clock, name)]]);
  const trusted = { issuer: options.issuer, audience: audiences.gcp, ca: options.ca, clock };
  const common = { clock, tls };
  const review = '/_webhook/token-review';
  const registry = { clock, tokens, repositories, storage, operations: createOperations() };
  const sts = await listen({
    ...common,
    name: 'gcp-sts',
    handler: (exchange) => answerSts(exchange, tokens, trusted),
  });
  const iam = await listen({
    ...common,
    name: 'gcp-iamcredentials',
    handler: (exchange) => answerIamCredentials(exchange, tokens),
  });
  const artifacts = await listen({
    ...common,
    name: 'gcp-artifactregistry',
    handler: (exchange) => answerArtifactRegistry(exchange, registry),
  });
  const container = await listen({
    ...common,
    name: 'gcp-container',
    handler: (exchange) => {
      if (exchange.url.pathname !== review) return answerContainer(exchange, tokens, dir);
      return answerTokenReview(exchange, async (token) => authenticateClusterToken(token, tokens));
    },
  });
  const secrets = await listen({
    ...common,
    name: 'gcp-secretmanager',
    handler: (exchange) => answerSecretManager(exchange, tokens),
  });
  const metrics = emptyMetrics();
  const monitoring = await listen({
    ...common,
    name: 'gcp-monitoring',
    handler: (exchange) => answerMonitoring(exchange, tokens, metrics),
  });
  return {
    ...{ tokens, repositories, sts: sts.url, iamcredentials: iam.url, artifactregistry: artifacts.url },
    ...{ container: container.url, secretmanager: secrets.url, tokenReview: `${container.url}${review}` },
    ...{ monitoring: monitoring.url, metrics },
    listeners: [sts, iam, artifacts, container, secrets, monitoring],
  };
}
