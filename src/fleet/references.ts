import { cloudSourcesOf } from './analysis.ts';
import { analysisMistakes } from './analysis-mistakes.ts';
import type { Environment } from './environment.ts';
import type { Fleet } from './fleet.ts';
import { secretReferences } from './identity.ts';
import { cloudOfSource } from './metric-source.ts';
import { cloudOfRegistry } from './registry.ts';
import { rootMistakes } from './root-mistakes.ts';
import { wavesMistakes } from './waves.ts';

/** A mistake at a place in the fleet file, given by its keys. */
export interface FleetMistake {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Finds names in one part of a fleet file that no other part defines, and identities of the wrong cloud. */
export function checkReferences(fleet: Fleet): FleetMistake[] {
  const mistakes: FleetMistake[] = [];
  const require = (
    path: (string | number)[],
    kind: 'identities' | 'registries' | 'applications',
    name: string,
  ) => {
    const known = Object.keys(fleet[kind]);
    if (!known.includes(name)) {
      const list = known.length > 0 ? known.join(', ') : 'none';
      mistakes.push({ path, message: `names ${JSON.stringify(name)}, but ${kind} has ${list}` });
    }
  };
  const requireCloud = (path: (string | number)[], cloud: string, name: string) => {
    require(path, 'identities', name);
    const identity = fleet.identities[name];
    if (identity !== undefined && identity.cloud !== cloud) {
      mistakes.push({ path, message: `names an identity of ${identity.cloud}; this needs one of ${cloud}` });
    }
  };
  for (const [name, identity] of Object.entries(fleet.identities)) {
    const from = identity.cloud === 'generic' ? identity['password-from'] : undefined;
    if (from === undefined) continue;
    const path = ['identities', name, 'password-from'];
    require([...path, 'identity'], 'identities', from.identity);
    const cloud = fleet.identities[from.identity]?.cloud;
    if (cloud === 'generic')
      mistakes.push({ path: [...path, 'identity'], message: 'names an identity without a store of secrets' });
    else if (cloud !== undefined && !secretReferences[cloud].test(from.secret))
      mistakes.push({ path: [...path, 'secret'], message: `is not a secret of ${cloud}` });
  }
  for (const [name, registry] of Object.entries(fleet.registries)) {
    const [at, cloud] = [['registries', name], cloudOfRegistry[registry.type]];
    requireCloud([...at, 'identity'], cloud, registry.identity);
    const prune = registry['prune-identity'];
    if (prune !== undefined) requireCloud([...at, 'prune-identity'], cloud, prune);
  }
  for (const [name, environment] of Object.entries(fleet.environments)) {
    const at = ['environments', name];
    require([...at, 'application'], 'applications', environment.application);
    for (const [clusterName, cluster] of Object.entries(environment.clusters)) {
      const place = [...at, 'clusters', clusterName];
      if (cluster.identity !== undefined)
        requireCloud([...place, 'identity'], cluster.cloud, cluster.identity);
      for (const key of ['rollback-identity', 'plan-identity', 'prune-identity'] as const) {
        const other = cluster[key];
        if (other !== undefined) requireCloud([...place, key], cluster.cloud, other);
      }
      require([...place, 'registry'], 'registries', cluster.registry);
    }
    for (const { path, source } of cloudSourcesOf(environment.analysis)) {
      const place = [...at, 'analysis', ...path];
      const cloud = cloudOfSource[source.kind];
      const strangers = Object.entries(environment.clusters).filter(([, cluster]) => cluster.cloud !== cloud);
      if (source.identity !== undefined) requireCloud([...place, 'identity'], cloud, source.identity);
      else if (strangers.length > 0)
        mistakes.push({
          path: place,
          message: `needs an \`identity\`: ${strangers.map(([name]) => name).join(', ')} is not on ${cloud}`,
        });
    }
    const opener = environment.decryption?.identity;
    if (opener !== undefined) {
      require([...at, 'decryption', 'identity'], 'identities', opener);
      if (fleet.identities[opener]?.cloud === 'generic')
        mistakes.push({ path: [...at, 'decryption', 'identity'], message: 'names an identity without keys' });
    }
    mistakes.push(
      ...[...orderMistakes(environment), ...analysisMistakes(environment)].map(({ path, message }) => ({
        path: [...at, ...path],
        message,
      })),
    );
  }
  for (const [environment, roots] of Object.entries(fleet.infrastructure?.roots ?? {}))
    for (const [name, root] of Object.entries(roots))
      for (const key of ['plan-identity', 'apply-identity'] as const) {
        const at = ['infrastructure', 'roots', environment, name, key];
        const used = root[key];
        if (used === undefined) continue;
        require(at, 'identities', used);
        if (fleet.identities[used]?.cloud === 'generic')
          mistakes.push({ path: at, message: 'names a login of a registry, which is nobody in a cloud' });
      }
  if (fleet.infrastructure !== undefined) mistakes.push(...rootMistakes(fleet.infrastructure));
  return mistakes;
}

/** What is wrong with the order and the number of an environment's clusters. */
function orderMistakes({ clusters, waves, bake, 'on-failure': policy }: Environment): FleetMistake[] {
  const names = Object.keys(clusters);
  const mistakes: FleetMistake[] = wavesMistakes(waves ?? [names], names).map(({ path, message }) => ({
    path: ['waves', ...path],
    message,
  }));
  if (bake !== undefined && waves === undefined)
    mistakes.push({ path: ['bake'], message: 'is the pause between waves and needs `waves`' });
  if (typeof policy === 'object' && policy.quorum > names.length)
    mistakes.push({
      path: ['on-failure', 'quorum'],
      message: `is ${policy.quorum}, but clusters has only ${names.length}`,
    });
  return mistakes;
}
