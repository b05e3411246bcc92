import { isActionError } from '../core/errors.ts';
import type { Secrets } from '../core/secrets.ts';
import { sourcesOf } from '../fleet/analysis.ts';
import type { Application } from '../fleet/application.ts';
import type { Environment } from '../fleet/environment.ts';
import type { Finding } from './finding.ts';
import { ok, skipped } from './finding.ts';

/** What of a fleet a delivery uses. */
export interface Extent {
  readonly applications: Readonly<Record<string, Application>>;
  readonly environments: Readonly<Record<string, Environment>>;
}

interface NamedSecret {
  readonly secret: string;
  readonly path: readonly string[];
}

/** Whether flotilla-secrets holds what builds, clusters, encrypted values and metrics name. Registries ask for theirs when they log in. */
export function checkSecrets(extent: Extent, secret: Secrets): Finding {
  const named = [...buildSecrets(extent), ...kubeconfigs(extent), ...ageKeys(extent), ...logins(extent)];
  if (named.length === 0) return skipped('the fleet file names none');
  const missing = named.filter(({ secret: name }) => !holds(secret, name));
  const [first] = missing;
  if (first === undefined) return ok(`all ${new Set(named.map(({ secret: name }) => name)).size} there`);
  const names = [...new Set(missing.map(({ secret: name }) => name))];
  return {
    verdict: 'failed',
    code: 'INPUT_INVALID',
    detail: `flotilla-secrets does not hold ${names.join(', ')}`,
    hint:
      `Add to the secret flotilla-secrets, which this step gets as its input \`secrets\`:\n` +
      names.map((name) => `${name}=…`).join('\n'),
    path: first.path,
  };
}

function buildSecrets({ applications }: Extent): NamedSecret[] {
  return Object.entries(applications).flatMap(([application, { services }]) =>
    Object.entries(services).flatMap(([service, { secrets }]) =>
      secrets.map((secret) => ({
        secret,
        path: ['applications', application, 'services', service, 'secrets'],
      })),
    ),
  );
}

function kubeconfigs({ environments }: Extent): NamedSecret[] {
  return Object.entries(environments).flatMap(([environment, { clusters }]) =>
    Object.entries(clusters).flatMap(([cluster, config]) =>
      'kubeconfig' in config
        ? [
            {
              secret: config.kubeconfig,
              path: ['environments', environment, 'clusters', cluster, 'kubeconfig'],
            },
          ]
        : [],
    ),
  );
}

function ageKeys({ environments }: Extent): NamedSecret[] {
  return Object.entries(environments).flatMap(([environment, { decryption }]) => {
    const secret = decryption?.['age-key'];
    return secret === undefined
      ? []
      : [{ secret, path: ['environments', environment, 'decryption', 'age-key'] }];
  });
}

/** Keys of a source of metrics that name secrets. */
const loginKeys = new Set(['token', 'password', 'api-key', 'application-key']);

function logins({ environments }: Extent): NamedSecret[] {
  return Object.entries(environments).flatMap(([environment, { analysis }]) =>
    sourcesOf(analysis).flatMap(({ path, source }) =>
      Object.entries(source).flatMap(([key, secret]) =>
        loginKeys.has(key) && typeof secret === 'string'
          ? [{ secret, path: ['environments', environment, 'analysis', ...path.map(String), key] }]
          : [],
      ),
    ),
  );
}

function holds(secret: Secrets, name: string): boolean {
  try {
    secret(name);
    return true;
  } catch (error) {
    if (isActionError(error, 'INPUT_INVALID')) return false;
    throw error;
  }
}
