import { z } from 'zod';

const keyPair = z.object({ certificate: z.string(), key: z.string() });
const perCloud = <Value extends z.ZodType>(value: Value) =>
  z.object({ aws: value, gcp: value, azure: value });

/** What `startServices` hands to the stand-ins' process, as a file. */
export const startSchema = z.object({
  dir: z.string(),
  ca: z.string(),
  certificate: keyPair,
  storage: perCloud(z.string()),
  sigstore: z.object({ fulcio: z.number(), rekor: z.number(), timestamp: z.number() }).optional(),
});

/** What the stand-ins' process answers once all of them listen, as services.json. */
export const startedSchema = z.object({
  github: z.object({
    issuer: z.string(),
    requestUrl: z.string(),
    requestToken: z.string(),
    api: z.string(),
    server: z.string(),
  }),
  endpoints: z.object({
    aws: z.object({
      sts: z.string(),
      ecr: z.string(),
      eks: z.string(),
      secretsmanager: z.string(),
      monitoring: z.string(),
      aps: z.string(),
    }),
    gcp: z.object({
      sts: z.string(),
      iamcredentials: z.string(),
      artifactregistry: z.string(),
      container: z.string(),
      secretmanager: z.string(),
      monitoring: z.string(),
    }),
    azure: z.object({
      login: z.string(),
      management: z.string(),
      vault: z.string(),
      prometheus: z.string(),
    }),
    sigstore: z.object({ fulcio: z.string(), rekor: z.string(), timestamp: z.string() }).optional(),
  }),
  tokenReview: z.object({ aws: z.string(), gcp: z.string() }),
  azureIssuer: z.string(),
  registries: perCloud(
    z.object({
      address: z.string(),
      store: z.string(),
      nodeAuth: z.object({ username: z.string(), password: z.string() }),
    }),
  ),
});

export type Started = z.infer<typeof startedSchema>;
