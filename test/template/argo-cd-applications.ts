import { z } from 'zod';
import type { ArgoCd } from './argo-cd.ts';

/** An Application as its status has it; what Argo CD has not said yet is left out. */
export interface Delivery {
  readonly name: string;
  /** The ApplicationSet that it is of. */
  readonly owner: string | undefined;
  readonly sync: string | undefined;
  /** The commit that was compared with. */
  readonly revision: string | undefined;
  readonly health: string | undefined;
  /** How the last sync went, and what it says. */
  readonly operation: readonly (string | undefined)[];
  readonly conditions: readonly string[];
}

const list = z.object({
  items: z.array(
    z.object({
      metadata: z.object({
        name: z.string(),
        ownerReferences: z.array(z.object({ name: z.string() })).default([]),
      }),
      status: z
        .object({
          sync: z.object({ status: z.string(), revision: z.string().optional() }).optional(),
          health: z.object({ status: z.string().optional() }).optional(),
          operationState: z.object({ phase: z.string(), message: z.string().optional() }).optional(),
          conditions: z.array(z.object({ type: z.string(), message: z.string() })).default([]),
        })
        .optional(),
    }),
  ),
});

/** The Applications of a running Argo CD. */
export async function applicationsOf({ kubectl }: Pick<ArgoCd, 'kubectl'>): Promise<readonly Delivery[]> {
  const answer = await kubectl(['-n', 'argocd', 'get', 'applications.argoproj.io', '-o', 'json']);
  return list.parse(JSON.parse(answer)).items.map(({ metadata, status }) => ({
    name: metadata.name,
    owner: metadata.ownerReferences[0]?.name,
    sync: status?.sync?.status,
    revision: status?.sync?.revision,
    health: status?.health?.status,
    operation: [status?.operationState?.phase, status?.operationState?.message],
    conditions: (status?.conditions ?? []).map(({ type, message }) => `${type}: ${message}`),
  }));
}
