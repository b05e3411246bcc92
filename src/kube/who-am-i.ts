import { z } from 'zod';
import type { KubeClient } from './client.ts';
import { isKubeStatus } from './status-error.ts';

const review = z.object({
  userInfo: z.object({ username: z.string(), groups: z.array(z.string()).default([]) }),
});

/** The name and groups an API server knows this client by; undefined where it is too old (< 1.28) to say. */
export async function whoAmI(
  client: KubeClient,
): Promise<{ username: string; groups: readonly string[] } | undefined> {
  const question = {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'SelfSubjectReview',
    metadata: { name: '' },
  };
  if ((await client.scopeOf(question)) === undefined) return undefined;
  try {
    return review.parse((await client.create(question)).status).userInfo;
  } catch (error) {
    // Clusters may withhold even this from their users; that they answered so is enough.
    if (isKubeStatus(error, 403)) return undefined;
    throw error;
  }
}
