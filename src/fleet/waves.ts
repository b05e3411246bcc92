import { z } from 'zod';
import { name } from './names.ts';

/** The order of the clusters: each wave begins when all clusters of the one before serve. */
export const waves = z.array(z.array(name).min(1)).min(1);

/** What the waves of an environment lack: places in the list, with what is wrong there. */
export function wavesMistakes(
  list: readonly (readonly string[])[],
  clusters: readonly string[],
): { readonly path: readonly number[]; readonly message: string }[] {
  const named = list.flatMap((wave, at) => wave.map((cluster, index) => ({ cluster, path: [at, index] })));
  const wrong = named.flatMap(({ cluster, path }, at) => {
    if (!clusters.includes(cluster))
      return [{ path, message: `names "${cluster}", but clusters has ${clusters.join(', ')}` }];
    const first = named.findIndex((other) => other.cluster === cluster);
    return first < at ? [{ path, message: `names "${cluster}" a second time` }] : [];
  });
  const missing = clusters.filter((cluster) => !named.some((one) => one.cluster === cluster));
  return missing.length > 0
    ? [...wrong, { path: [], message: `must name every cluster once; ${missing.join(', ')} is in no wave` }]
    : wrong;
}
