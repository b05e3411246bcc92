import { listAt, textAt } from './fields.ts';
import type { KindRef } from './object.ts';
import { isKubeStatus } from './status-error.ts';
import type { Transport } from './transport.ts';

/** How a kind is addressed. */
export interface Resource {
  readonly plural: string;
  readonly namespaced: boolean;
}

/** What an API server serves, asked group by group when first needed. */
export interface Discovery {
  /** Undefined for a kind the server does not know; one it has just learnt is found. */
  find(kind: KindRef): Promise<Resource | undefined>;
  /** `group/version` and `group/version/Kind` of everything served, as far as nothing new had to be found since. */
  all(): Promise<string[]>;
}

type Resources = ReadonlyMap<string, Resource>;

const aggregated = ['v2', 'v2beta1']
  .map((version) => `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`)
  .concat('application/json')
  .join(',');

export function createDiscovery({ call }: Transport): Discovery {
  const known = new Map<string, Promise<Resources>>();
  let everything: Promise<string[]> | undefined;
  const json = (path: string, accept = 'application/json') =>
    call<unknown>({ path, headers: { accept } }, (answer) => answer.json());

  async function ask(apiVersion: string): Promise<Resources> {
    try {
      return resourcesOf(await json(apiPath(apiVersion)));
    } catch (error) {
      if (isKubeStatus(error, 404)) return new Map();
      throw error;
    }
  }

  function load(apiVersion: string): Promise<Resources> {
    const asked = ask(apiVersion);
    known.set(apiVersion, asked);
    // A failure is not remembered.
    asked.catch(() => known.get(apiVersion) === asked && known.delete(apiVersion));
    return asked;
  }

  async function versionsBelow(path: '/api' | '/apis'): Promise<string[]> {
    const found = await json(path, aggregated);
    if (textAt(found, 'kind') === 'APIGroupDiscoveryList') return learn(found);
    const versions = path === '/api' ? ['v1'] : groupVersions(found);
    const kinds = await Promise.all(
      versions.map(async (version) => [...(await load(version)).keys()].map((kind) => `${version}/${kind}`)),
    );
    return [...versions, ...kinds.flat()];
  }

  /** Takes all there is from one answer, so that no group has to be asked any more. */
  function learn(found: unknown): string[] {
    const versions = aggregatedVersions(found);
    for (const [version, resources] of versions) known.set(version, Promise.resolve(resources));
    return versions.flatMap(([version, resources]) => [
      version,
      ...[...resources.keys()].map((kind) => `${version}/${kind}`),
    ]);
  }

  return {
    find: async ({ apiVersion, kind }) => {
      const before = known.get(apiVersion);
      const found = (await (before ?? load(apiVersion))).get(kind);
      if (found !== undefined || before === undefined) return found;
      // Perhaps a CRD came since. Of several that miss at once only the first asks anew.
      everything = undefined;
      const now = known.get(apiVersion);
      return (await (now === undefined || now === before ? load(apiVersion) : now)).get(kind);
    },
    all: async () => {
      everything ??= Promise.all([versionsBelow('/api'), versionsBelow('/apis')]).then((all) => all.flat());
      const asked = everything;
      try {
        return await asked;
      } catch (error) {
        if (everything === asked) everything = undefined;
        throw error;
      }
    },
  };
}

/** `/api/v1` for the core group, `/apis/GROUP/VERSION` for any other. */
export const apiPath = (apiVersion: string): string =>
  apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;

function resourcesOf(list: unknown): Resources {
  const resources = new Map<string, Resource>();
  for (const entry of listAt(list, 'resources')) {
    const { name, kind } = entry;
    // Subresources (`deployments/scale`) repeat kinds of other groups.
    if (typeof name !== 'string' || typeof kind !== 'string' || name.includes('/')) continue;
    resources.set(kind, { plural: name, namespaced: entry['namespaced'] === true });
  }
  return resources;
}

function aggregatedVersions(list: unknown): [version: string, resources: Resources][] {
  return listAt(list, 'items').flatMap((group) => {
    const name = textAt(group, 'metadata', 'name') ?? '';
    return listAt(group, 'versions').map((entry): [string, Resources] => {
      const version = name === '' ? `${entry['version']}` : `${name}/${entry['version']}`;
      const resources = new Map<string, Resource>();
      for (const one of listAt(entry, 'resources')) {
        const [kind, plural] = [textAt(one, 'responseKind', 'kind'), textAt(one, 'resource')];
        if (kind !== undefined && plural !== undefined)
          resources.set(kind, { plural, namespaced: one['scope'] === 'Namespaced' });
      }
      return [version, resources];
    });
  });
}

const groupVersions = (list: unknown): string[] =>
  listAt(list, 'groups')
    .flatMap((group) => listAt(group, 'versions'))
    .map((version) => version['groupVersion'])
    .filter((version) => typeof version === 'string');
