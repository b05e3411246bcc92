import type { Clock } from '../clock.ts';
import { type Listener, listen } from '../http/listener.ts';
import { audiences } from '../identities.ts';
import { startFront } from '../registry/front.ts';
import type { Storage } from '../registry/storage.ts';
import { emptyMetrics, type StoredMetrics } from '../stored-metrics.ts';
import type { TlsMaterial } from '../tls/certificates.ts';
import { answerTokenReview } from '../token-review.ts';
import type { Account } from './account.ts';
import { answerCloudWatch, answerManagedPrometheus } from './cloudwatch.ts';
import { authenticateClusterToken } from './cluster-token.ts';
import { answerEcr } from './ecr.ts';
import { answerEcrPublic, publicRegistry } from './ecr-public.ts';
import { answerEks } from './eks.ts';
import { answerSecretsManager } from './secrets-manager.ts';
import { createSessions } from './sessions.ts';
import { answerSts } from './sts.ts';

/** Where AWS's APIs are reached, and the state the registry front shares with them. */
export interface Aws {
  readonly account: Account;
  readonly sts: string;
  readonly ecr: string;
  readonly eks: string;
  readonly secretsmanager: string;
  readonly monitoring: string;
  readonly aps: string;
  /** What CloudWatch knows, and the Prometheus behind the managed one. */
  readonly metrics: StoredMetrics;
  readonly ecrPublic: EcrPublic;
  /** URL of the authentication webhook for the EKS cluster. */
  readonly tokenReview: string;
  readonly listeners: readonly Listener[];
}

/** ECR Public: its API, its registry, and the names of the repositories that somebody made there. */
interface EcrPublic {
  readonly api: string;
  readonly registry: string;
  readonly repositories: Set<string>;
}

/** Starts STS, ECR, EKS, Secrets Manager and CloudWatch of the account, each on a port of its own as the real ones have hosts of their own. */
export async function startAws(options: {
  readonly dir: string;
  readonly issuer: string;
  readonly ca: string;
  readonly tls: TlsMaterial;
  readonly clock: Clock;
  readonly storage: Storage;
}): Promise<Aws> {
  const { clock, tls, storage } = options;
  const account: Account = {
    clock,
    sessions: createSessions(clock),
    repositories: new Map(),
    settings: new Map([['BLOB_MOUNTING', 'ENABLED']]),
    templates: [],
    replication: new Map(),
    throttled: { requests: 0 },
  };
  const trusted = { issuer: options.issuer, audience: audiences.aws, ca: options.ca, clock };
  const common = { clock, tls };
  const review = '/_webhook/token-review';
  let stsUrl = '';
  const sts = await listen({
    ...common,
    name: 'aws-sts',
    handler: (exchange) => {
      if (exchange.url.pathname !== review) return answerSts(exchange, account, trusted);
      return answerTokenReview(exchange, async (token) => authenticateClusterToken(token, account, stsUrl));
    },
  });
  stsUrl = sts.url;
  const ecr = await listen({
    ...common,
    name: 'aws-ecr',
    handler: (exchange) => answerEcr(exchange, { account, storage }),
  });
  const eks = await listen({
    ...common,
    name: 'aws-eks',
    handler: (exchange) => answerEks(exchange, account, options.dir),
  });
  const secrets = await listen({
    ...common,
    name: 'aws-secretsmanager',
    handler: (exchange) => answerSecretsManager(exchange, account),
  });
  const metrics = emptyMetrics();
  const monitoring = await listen({
    ...common,
    name: 'aws-monitoring',
    handler: (exchange) => answerCloudWatch(exchange, account, metrics),
  });
  const aps = await listen({
    ...common,
    name: 'aws-aps',
    handler: (exchange) => answerManagedPrometheus(exchange, account, metrics),
  });
  const api = await listen({
    ...common,
    name: 'aws-ecr-public',
    handler: (exchange) => answerEcrPublic(exchange, account),
  });
  const repositories = new Set<string>();
  const kind = publicRegistry(account, repositories);
  const [front, store] = await startFront({ ...common, name: 'aws-public-registry', kind, storage });
  const listeners = [sts, ecr, eks, secrets, monitoring, aps, api, front, store];
  return {
    ...{ account, sts: sts.url, ecr: ecr.url, eks: eks.url, secretsmanager: secrets.url },
    ...{ monitoring: monitoring.url, aps: aps.url, metrics },
    ecrPublic: { api: api.url, registry: front.url, repositories },
    tokenReview: `${sts.url}${review}`,
    listeners,
  };
}
