import type { KubeClient } from './client.ts';
import { definedKinds, isDefinition, kindKey } from './definitions.ts';
import { type DryRunOptions, dryRun, type Outcome } from './dry-run.ts';
import type { KubeObject } from './object.ts';

export interface DryRunsOptions extends Omit<DryRunOptions, 'unchecked' | 'comesFirst'> {
  /** Namespaces that come with this very apply. */
  readonly missing: ReadonlySet<string>;
}

/**
 * Asks the server what applying each object of a release would do; outcomes in the order of the objects. The server
 * judges by what is there now: where it lacks a definition, a role or an account that the release brings or changes
 * before, its refusal is no reason against the release.
 */
export async function dryRuns(
  client: KubeClient,
  objects: readonly KubeObject[],
  { missing, ...options }: DryRunsOptions,
): Promise<Outcome[]> {
  const own = definedKinds(objects);
  const ask = async (object: KubeObject, changing: ReadonlyMap<string, unknown>): Promise<Outcome> => {
    const comesWithUs = own.has(kindKey(object)) && (await client.scopeOf(object)) === undefined;
    const unchecked = comesWithUs || missing.has(object.metadata.namespace ?? '');
    const comesFirst = (said: string) =>
      changing.has(kindKey(object)) || objects.some((other) => other !== object && isMissed(other, said));
    return dryRun(client, object, { ...options, unchecked, comesFirst });
  };
  const definitions = await Promise.all(
    objects.filter(isDefinition).map(async (object) => [object, await ask(object, new Map())] as const),
  );
  const changed = definitions.filter(
    ([, outcome]) => !('change' in outcome && outcome.change.action === 'unchanged'),
  );
  const changing = definedKinds(changed.map(([object]) => object));
  const asked = new Map(definitions);
  return Promise.all(objects.map((object) => asked.get(object) ?? ask(object, changing)));
}

/**
 * Whether the server misses an object: `roles.rbac.authorization.k8s.io "reader" not found`, or within another refusal
 * `serviceaccount "web" not found`.
 */
const isMissed = ({ kind, metadata }: KubeObject, said: string): boolean =>
  [...said.matchAll(/\b([a-z]+)[a-z0-9.]* "([^"]+)" not found/g)].some(
    ([, resource, name]) => name === metadata.name && resource?.replace(/s$/, '') === kind.toLowerCase(),
  );
