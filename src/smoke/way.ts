import type { SmokeSuite } from '../fleet/environment.ts';
import type { Ask } from './suite.ts';

/** A way to new pods that users are not led to yet. */
export type SmokeWay =
  /** Services to be asked instead of others. */
  | { readonly services: ReadonlyMap<string, string> }
  /** A header that leads a request of the public address to the new pods. */
  | { readonly header: { readonly name: string; readonly value: string } };

/**
 * The checks that can go this way, with an `ask` that does. Beside the old pods a public address leads to those, so
 * checks with a `url` need a header, and those with a `service` need another Service.
 */
export function alongWay(
  suite: SmokeSuite,
  ask: Ask,
  way: SmokeWay,
): { readonly suite: SmokeSuite; readonly ask: Ask } {
  if ('header' in way) {
    const { name, value } = way.header;
    return {
      suite: { ...suite, checks: suite.checks.filter(({ url }) => url !== undefined) },
      ask: (check, timeoutMs, signal) =>
        ask({ ...check, headers: { ...check.headers, [name]: value } }, timeoutMs, signal),
    };
  }
  const { services } = way;
  return {
    suite: { ...suite, checks: suite.checks.filter(({ url }) => url === undefined) },
    ask: (check, timeoutMs, signal) => {
      const instead = services.get(check.service ?? '');
      return ask(instead === undefined ? check : { ...check, service: instead }, timeoutMs, signal);
    },
  };
}
