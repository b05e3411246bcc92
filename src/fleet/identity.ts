import { z } from 'zod';
import { secretName } from './names.ts';

const aws = z.strictObject({
  cloud: z.literal('aws'),
  role: z
    .string()
    .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/, 'must be the ARN of a role')
    .describe('ARN of the role to assume with the job token'),
  region: z.string().min(1).describe('region whose STS endpoint exchanges the token'),
});

const gcp = z.strictObject({
  cloud: z.literal('gcp'),
  provider: z
    .string()
    .regex(
      /^projects\/\d+\/locations\/global\/workloadIdentityPools\/[^/]+\/providers\/[^/]+$/,
      'must be projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER',
    )
    .describe('full name of the workload identity provider'),
  'service-account': z
    .email()
    .optional()
    .describe('service account to impersonate; direct federation without it'),
});

const azure = z.strictObject({
  cloud: z.literal('azure'),
  tenant: z.guid().describe('Entra tenant id'),
  client: z
    .guid()
    .describe('client id of the application or user-assigned identity with the federated credential'),
});

const generic = z.strictObject({
  cloud: z.literal('generic'),
  username: z.string().min(1).describe('user or robot account'),
  password: secretName.describe('entry of flotilla-secrets that holds the password or token'),
});

/** How a job proves who it is to one cloud account. Push, plan, deploy and rollback each have their own. */
export const identity = z.discriminatedUnion('cloud', [aws, gcp, azure, generic]);

export type Identity = z.output<typeof identity>;
export type IdentityOf<C extends Identity['cloud']> = Extract<Identity, { cloud: C }>;
