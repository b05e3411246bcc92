import { z } from 'zod';

/** Tokens travel there: plain HTTP is for this machine alone. */
const url = z
  .url({ protocol: /^https?$/ })
  .refine((value) => {
    const { protocol, hostname, username, password } = new URL(value);
    const isSafe = protocol === 'https:' || /^(127\.0\.0\.1|localhost|\[::1\])$/.test(hostname);
    return isSafe && username === '' && password === '';
  }, 'must be https, without a user')
  .transform((value) => value.replace(/\/+$/, ''));

/** Asked without TLS and past any proxy, as the clouds' own are. */
const metadata = url.refine((value) => value.startsWith('http:'), 'must be http, on this machine');

/** One address for every registry of a cloud, or one for each host that references name. */
const registry = z.union([url, z.record(z.string().min(1), url)]);

const audience = (real: RegExp) =>
  z
    .string()
    .min(1)
    .refine(
      (value) => !real.test(value),
      'must differ from the cloud’s own: a token sent to another host must be worth nothing at the real one',
    )
    .describe('OIDC audience of tokens sent to these endpoints');

/**
 * The `endpoints` input: other addresses for the clouds' services, as private endpoints and sovereign clouds need
 * them. Never part of the fleet file: who can edit the repository must not be able to redirect tokens. Built when it is
 * first used: few steps have overrides.
 */
export const endpoints = z.lazy(() =>
  z.strictObject({
    aws: z
      .strictObject({
        audience: audience(/^sts\.amazonaws\.com/),
        sts: url.optional(),
        ecr: url.optional(),
        'ecr-public': url.optional(),
        eks: url.optional(),
        secretsmanager: url.optional(),
        monitoring: url.optional(),
        aps: url.optional(),
        metadata: metadata.optional(),
        registry: registry.optional(),
      })
      .optional(),
    gcp: z
      .strictObject({
        audience: audience(/\b(iam|oauth2)\.(googleapis\.com|s3nsapis\.fr|apis-[a-z0-9-]+\.goog)/),
        sts: url.optional(),
        iamcredentials: url.optional(),
        oauth2: url.optional(),
        artifactregistry: url.optional(),
        container: url.optional(),
        connectgateway: url.optional(),
        secretmanager: url.optional(),
        monitoring: url.optional(),
        metadata: metadata.optional(),
        registry: registry.optional(),
      })
      .optional(),
    azure: z
      .strictObject({
        audience: audience(/^api:\/\/AzureADTokenExchange/i),
        login: url.optional(),
        management: url.optional(),
        vault: url.optional(),
        prometheus: url.optional(),
        metadata: metadata.optional(),
        registry: registry.optional(),
      })
      .optional(),
    sigstore: z
      .strictObject({
        audience: audience(/^sigstore$/),
        fulcio: url,
        rekor: url,
        timestamp: url,
        'trusted-root': z
          .string()
          .min(1)
          .describe('path of the trusted root these services are verified with'),
      })
      .optional(),
  }),
);

export type Endpoints = z.output<typeof endpoints>;

/** Base URL of the registry that references name `host`: what the overrides say of it, or its usual `door`. */
export function registryBaseUrl(
  host: string,
  override: z.output<typeof registry> | undefined,
  door = host,
): string {
  const chosen = typeof override === 'string' ? override : override?.[host];
  return chosen ?? `https://${door}`;
}

/** Hosts that a set of overrides leads to, for the warning that they are in force. */
export function overriddenHosts(overrides: Endpoints): string[] {
  const hosts = Object.values(overrides)
    .flatMap((cloud) => Object.entries<string | Record<string, string> | undefined>(cloud ?? {}))
    .filter(([key]) => key !== 'audience')
    .flatMap(([, value]) => (typeof value === 'object' ? Object.values(value) : [value]))
    .filter((value) => value !== undefined)
    .filter((value) => /^https?:/.test(value))
    .map((value) => new URL(value).host);
  return [...new Set(hosts)];
}
