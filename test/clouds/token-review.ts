import { z } from 'zod';
import { type Exchange, json, parseJson, type Reply, readBody } from './http/exchange.ts';

/** Who a cluster's token stands for. */
export interface ClusterUser {
  readonly username: string;
  readonly uid: string;
  readonly groups: readonly string[];
}

const apiVersion = 'authentication.k8s.io/v1';
const reviewSchema = z.object({
  apiVersion: z.literal(apiVersion),
  kind: z.literal('TokenReview'),
  spec: z.object({ token: z.string() }),
});

/**
 * Answers an API server's authentication webhook. A reason for a refusal goes to the API server, which logs it and
 * answers 401. https://kubernetes.io/docs/reference/access-authn-authz/authentication/#webhook-token-authentication
 */
export async function answerTokenReview(
  exchange: Exchange,
  authenticate: (token: string) => Promise<ClusterUser | string>,
): Promise<Reply> {
  const review = reviewSchema.safeParse(parseJson(await readBody(exchange.request)));
  if (!review.success) return json(400, { message: review.error.message });
  const user = await authenticate(review.data.spec.token);
  const status =
    typeof user === 'string' ? { authenticated: false, error: user } : { authenticated: true, user };
  return json(200, { apiVersion, kind: 'TokenReview', status });
}
