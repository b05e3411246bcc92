import { z } from 'zod';
import { parseJson } from '../http/exchange.ts';

const oneOrMore = z.union([z.string(), z.array(z.string()).min(1)]).transform((value) => [value].flat());

const document = z.strictObject({
  Version: z.literal('2012-10-17'),
  Statement: z
    .array(z.strictObject({ Effect: z.literal('Allow'), Action: oneOrMore, Resource: oneOrMore }))
    .min(1),
});

/** What a session policy leaves of a role's rights. */
export type SessionPolicy = z.output<typeof document>['Statement'];

/** Characters of a policy that STS takes. */
export const policyLimit = 2048;

/** The statements of a policy document; undefined where it is none. */
export function readPolicy(text: string): SessionPolicy | undefined {
  return document.safeParse(parseJson(text)).data?.Statement;
}

/** Whether a session with this policy keeps an action on a resource. One without keeps all. */
export function keeps(policy: SessionPolicy | undefined, action: string, resource: string): boolean {
  return (
    policy === undefined ||
    policy.some(
      ({ Action, Resource }) =>
        Action.some((pattern) => matches(pattern, action)) &&
        Resource.some((pattern) => matches(pattern, resource)),
    )
  );
}

function matches(pattern: string, text: string): boolean {
  const escaped = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`).test(text);
}
