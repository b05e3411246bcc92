/** What a request needs to be allowed: actions by repository. */
export type Scopes = ReadonlyMap<string, readonly Action[]>;
export type Action = 'pull' | 'push' | 'delete';

export const pull = (repository: string): Scopes => new Map([[repository, ['pull']]]);
export const push = (repository: string): Scopes => new Map([[repository, ['pull', 'push']]]);

/** All that either allows; what `a` names stays first, since some registries look at the first scope only. */
export function union(a: Scopes, b: Scopes): Scopes {
  const merged = new Map(a);
  for (const [repository, actions] of b)
    merged.set(repository, [...new Set([...(merged.get(repository) ?? []), ...actions])]);
  return merged;
}

/** Whether a token for `granted` serves a request that needs `wanted`. */
export function covers(granted: Scopes, wanted: Scopes): boolean {
  return [...wanted].every(([repository, actions]) =>
    actions.every((action) => granted.get(repository)?.includes(action)),
  );
}

/** As the token protocol writes them (`repository:a/b:pull,push`). */
export const formatScopes = (scopes: Scopes) =>
  [...scopes].map(([repository, actions]) => `repository:${repository}:${actions.join(',')}`);

const actions: readonly string[] = ['pull', 'push', 'delete'] satisfies Action[];
const isAction = (text: string): text is Action => actions.includes(text);

/** Reads the `scope` of a challenge, which may hold several separated by spaces; other resource types are left out. */
export function parseScopes(text: string): Scopes {
  const found: Scopes[] = text.split(' ').map((entry) => {
    // The repository may contain a colon where a registry puts a host and port into it.
    const match = /^repository(?:\([^)]*\))?:(.+):([^:]*)$/.exec(entry);
    return match?.[1] === undefined
      ? new Map()
      : new Map([[match[1], (match[2] ?? '').split(',').filter(isAction)]]);
  });
  return found.reduce(union, new Map());
}
