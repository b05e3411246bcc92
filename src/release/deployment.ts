import { z } from 'zod';

export const deploymentStates = ['started', 'verified', 'rejected', 'interrupted', 'rolled-back'] as const;
export type DeploymentState = (typeof deploymentStates)[number];

/** One line of a cluster's ledger. Entries are only ever appended. */
export const deployment = z.strictObject({
  schemaVersion: z.literal(1),
  /** Digest of the release record. */
  release: z.string().regex(/^sha256:[a-f0-9]{64}$/),
  application: z.string(),
  sequence: z.int(),
  commit: z.string(),
  environment: z.string(),
  cluster: z.string(),
  state: z.enum(deploymentStates),
  /** GitHub login, or the local user. */
  actor: z.string(),
  at: z.iso.datetime(),
  run: z.string(),
  /** Why, for anything but `started` and `verified`. */
  reason: z.string().optional(),
});

export type Deployment = z.output<typeof deployment>;
