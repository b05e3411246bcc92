import type { Action } from './route.ts';

/** What a token service was asked for or granted: actions per repository. */
export type Grants = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads scopes like `repository:NAME:pull,push`, several by space or by repeated parameter. */
export function parseScopes(values: readonly string[]): Grants {
  const grants = new Map<string, ReadonlySet<string>>();
  for (const scope of values.flatMap((value) => value.split(' '))) {
    const [, type, name, actions] = /^(repository|registry):(.+):([^:]*)$/.exec(scope) ?? [];
    if (name === undefined || actions === undefined) continue;
    const key = type === 'registry' ? `registry:${name}` : name;
    grants.set(key, new Set([...(grants.get(key) ?? []), ...actions.split(',')]));
  }
  return grants;
}

/** The part of the grants that `allowed` lets pass; `*` asks for everything there is. */
export function narrow(grants: Grants, allowed: (name: string, action: string) => boolean): Grants {
  const all = ['pull', 'push', 'delete', 'metadata_read', 'metadata_write', '*'];
  const entries = [...grants].map(([name, actions]): [string, ReadonlySet<string>] => {
    const wanted = actions.has('*') && !name.startsWith('registry:') ? all : [...actions];
    return [name, new Set(wanted.filter((action) => allowed(name, action)))];
  });
  return new Map(entries);
}

/** Whether the grants cover an action on a repository. */
export function covers(grants: Grants, name: string, action: Action | 'metadata_read' | '*'): boolean {
  return grants.get(name)?.has(action) ?? false;
}
