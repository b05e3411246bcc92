import { z } from 'zod';

const review = z.object({
  status: z.object({
    authenticated: z.boolean(),
    error: z.string().optional(),
    user: z.object({ username: z.string(), groups: z.array(z.string()) }).optional(),
  }),
});

/** Asks an authentication webhook about a token, as an API server does. */
export async function reviewToken(url: string, token: string) {
  const body = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenReview', spec: { token } };
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return review.parse(await answer.json()).status;
}
