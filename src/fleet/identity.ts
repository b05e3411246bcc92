import { z } from 'zod';
import { location, name, secretName } from './names.ts';

/** Where the first credential comes from: the token of the job, what the runner has by itself, or flotilla-secrets. */
const source = {
  github: z
    .literal('github')
    .optional()
    .describe(
      '`github` (default): the job token; `ambient`: what the runner has; `secret`: flotilla-secrets',
    ),
  ambient: z
    .literal('ambient')
    .describe('credentials that the runner has by itself, as a self-hosted one may'),
  secret: z.literal('secret').describe('credentials out of flotilla-secrets: where nothing else is possible'),
};

const awsCommon = {
  cloud: z.literal('aws'),
  region: location.describe('region whose STS endpoint exchanges the token'),
  fips: z.boolean().optional().describe('use the endpoints validated by FIPS 140, where the region has them'),
};

const aws = z.discriminatedUnion('source', [
  z.strictObject({
    ...awsCommon,
    source: source.github,
    role: z
      .string()
      .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/, 'must be the ARN of a role')
      .describe('ARN of the role to assume with the job token'),
    'scope-to-repositories': z
      .boolean()
      .optional()
      .describe(
        'registries: narrow each session to the repositories below their path, whatever the role may',
      ),
  }),
  z.strictObject({ ...awsCommon, source: source.ambient }),
  z.strictObject({
    ...awsCommon,
    source: source.secret,
    'access-key-id': secretName,
    'secret-access-key': secretName,
  }),
]);

const gcpCommon = {
  cloud: z.literal('gcp'),
  'service-account': z
    .email()
    .optional()
    .describe('service account to impersonate; without it the federated or own identity acts'),
  delegates: z
    .array(z.email())
    .optional()
    .describe('service accounts between the caller and `service-account`, each allowed to act as the next'),
};

// Anything else could be registered by anybody, and a line of this file must not lead tokens there.
const universeDomain = z
  .string()
  .regex(
    /^(googleapis\.com|s3nsapis\.fr|apis-[a-z0-9-]+\.goog)$/,
    'must be googleapis.com, s3nsapis.fr or apis-….goog',
  )
  .optional()
  .describe('domain of the APIs of a sovereign Google Cloud');

const gcp = z
  .discriminatedUnion('source', [
    z.strictObject({
      ...gcpCommon,
      source: source.github,
      'universe-domain': universeDomain,
      provider: z
        .string()
        .regex(
          /^projects\/\d+\/locations\/global\/workloadIdentityPools\/[^/]+\/providers\/[^/]+$/,
          'must be projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER',
        )
        .describe('full name of the workload identity provider'),
    }),
    z.strictObject({ ...gcpCommon, source: source.ambient, 'universe-domain': universeDomain }),
    z.strictObject({
      ...gcpCommon,
      source: source.secret,
      key: secretName.describe('entry of flotilla-secrets that holds the JSON key of a service account'),
    }),
  ])
  .refine((identity) => identity.delegates === undefined || identity['service-account'] !== undefined, {
    path: ['delegates'],
    message: 'needs `service-account`',
  });

const azureCommon = {
  cloud: z.literal('azure'),
  tenant: z.guid().describe('Entra tenant id'),
  authority: z
    .enum(['public', 'us-government', 'china'])
    .optional()
    .describe('the national cloud: where Entra, Resource Manager, registries and vaults are'),
};
const client = z
  .guid()
  .describe('client id of the application or user-assigned identity with the federated credential');

const azure = z.discriminatedUnion('source', [
  z.strictObject({ ...azureCommon, source: source.github, client }),
  z.strictObject({ ...azureCommon, source: source.ambient, client: client.optional() }),
  z.strictObject({ ...azureCommon, source: source.secret, client, 'client-secret': secretName }),
]);

/** How each cloud's store names a secret. */
export const secretReferences = {
  aws: /^arn:aws[a-z-]*:secretsmanager:([a-z0-9-]+):\d{12}:secret:[\w/+=.@-]+$/,
  gcp: /^projects\/[\w.:-]+\/(?:locations\/([a-z0-9-]+)\/)?secrets\/[\w-]+\/versions\/(?:\d+|latest|[a-zA-Z][\w-]*)$/,
  azure: /^https:\/\/([a-z0-9-]+)\.vault\.[a-z.]+\/secrets\/[a-zA-Z0-9-]+(?:\/[a-f0-9]+)?$/,
} as const;

const storedSecret = z.strictObject({
  identity: name.describe('name of the identity that may read the secret; its cloud is where the secret is'),
  secret: z
    .string()
    .refine((text) => Object.values(secretReferences).some((form) => form.test(text)), {
      message:
        'must be arn:aws:secretsmanager:…, projects/…/secrets/…/versions/… or https://VAULT.vault.azure.net/secrets/…',
    })
    .describe('ARN, resource name or address of the secret in the store of that cloud'),
  key: z.string().min(1).optional().describe('field of the secret, where it is a JSON object'),
});

/** A secret in a cloud's store, and who reads it. */
export type StoredSecret = z.output<typeof storedSecret>;

const generic = z
  .strictObject({
    cloud: z.literal('generic'),
    username: z.string().min(1).describe('user or robot account'),
    password: secretName.optional().describe('entry of flotilla-secrets that holds the password or token'),
    'password-from': storedSecret.optional().describe('password in a store of a cloud, fetched at run time'),
  })
  .refine((identity) => (identity.password === undefined) !== (identity['password-from'] === undefined), {
    message: 'needs either `password` or `password-from`',
  });

/** How a job proves who it is to one cloud account. Push, plan, deploy and rollback each have their own. */
export const identity = z.discriminatedUnion('cloud', [aws, gcp, azure, generic]);

export type Identity = z.output<typeof identity>;
export type IdentityOf<C extends Identity['cloud']> = Extract<Identity, { cloud: C }>;
