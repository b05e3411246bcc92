import { ActionError } from '../core/errors.ts';
import type { Application } from './application.ts';
import type { Environment } from './environment.ts';
import type { Fleet } from './fleet.ts';
import type { Infrastructure, InfrastructureRoot } from './infrastructure.ts';

/** The application an action works on: the named one, or the only one. `INPUT_INVALID` otherwise. */
export function selectApplication(fleet: Fleet, name?: string): { name: string; application: Application } {
  const names = Object.keys(fleet.applications);
  const chosen = name ?? (names.length === 1 ? names[0] : undefined);
  const application = chosen === undefined ? undefined : fleet.applications[chosen];
  if (chosen !== undefined && application !== undefined) return { name: chosen, application };
  const problem =
    name === undefined
      ? 'is needed, the fleet file has several'
      : `names ${name}, which the fleet file lacks`;
  throw new ActionError('INPUT_INVALID', `application: ${problem}: ${names.join(', ')}`, {
    hint: 'Name one of them in the input `application`.',
  });
}

/** The named environment and its application. `INPUT_INVALID` where there is none of that name. */
export function selectEnvironment(
  fleet: Fleet,
  name: string,
): { environment: Environment; application: Application } {
  const environment = fleet.environments[name];
  const application = environment === undefined ? undefined : fleet.applications[environment.application];
  if (environment !== undefined && application !== undefined) return { environment, application };
  throw new ActionError(
    'INPUT_INVALID',
    `environment: ${name} is not in the fleet file, which has ${Object.keys(fleet.environments).join(', ') || 'none'}`,
    { hint: 'Name one of them in the input `environment`.' },
  );
}

/** The chosen clusters of an environment, all without a choice; unknown names are `INPUT_INVALID`. */
export const selectClusters = ({ clusters }: Environment, chosen: readonly string[] | undefined) =>
  select('clusters', Object.keys(clusters), 'this environment', chosen);

/** The chosen registries, all without a choice; unknown names are `INPUT_INVALID`. */
export const selectRegistries = ({ registries }: Fleet, chosen: readonly string[] | undefined) =>
  select('registries', Object.keys(registries), 'the fleet file', chosen);

function select(
  kind: 'clusters' | 'registries',
  known: readonly string[],
  place: string,
  chosen: readonly string[] = [],
): string[] {
  if (chosen.length === 0) return [...known];
  const unknown = chosen.filter((name) => !known.includes(name));
  if (unknown.length === 0) return [...new Set(chosen)];
  throw new ActionError(
    'INPUT_INVALID',
    `${kind}: ${unknown.join(', ')} not in ${place}, which has ${known.join(', ')}`,
    { hint: `Name ${kind} of ${place}, or leave the input empty for all.` },
  );
}

/** Registries that clusters of these environments pull from: a delivery cannot do without them. */
export function pulledFrom(environments: readonly Environment[]): ReadonlySet<string> {
  return new Set(
    environments.flatMap(({ clusters }) => Object.values(clusters).map(({ registry }) => registry)),
  );
}

/** A root module by its environment and name. `INPUT_INVALID` where there is none of that name. */
export function selectRoot(
  { infrastructure }: Fleet,
  environment: string,
  name: string,
): { infrastructure: Infrastructure; root: InfrastructureRoot } {
  const root = infrastructure?.roots[environment]?.[name];
  if (infrastructure !== undefined && root !== undefined) return { infrastructure, root };
  const known = Object.entries(infrastructure?.roots ?? {}).flatMap(([place, roots]) =>
    Object.keys(roots).map((each) => `${place}/${each}`),
  );
  throw new ActionError(
    'INPUT_INVALID',
    `root: ${environment}/${name} is not in the fleet file, whose infrastructure has ${known.join(', ') || 'none'}`,
    { hint: 'Name one of them in the inputs `environment` and `root`.' },
  );
}
