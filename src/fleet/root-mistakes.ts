import path from 'node:path';
import type { Infrastructure } from './infrastructure.ts';
import type { FleetMistake } from './references.ts';

/**
 * Two roots in one directory have one state: what is approved for one environment would change the other. Paths are
 * from the root of the fleet file.
 */
export function rootMistakes({ roots }: Infrastructure): FleetMistake[] {
  const owners = new Map<string, string>();
  return Object.entries(roots).flatMap(([environment, all]) =>
    Object.entries(all).flatMap(([name, root]) => {
      const directory = path.posix.join(root.directory, '.');
      const owner = owners.get(directory);
      owners.set(directory, owner ?? `${environment}/${name}`);
      if (owner === undefined) return [];
      const at = ['infrastructure', 'roots', environment, name, 'directory'];
      return [{ path: at, message: `is also that of ${owner}, and so is its state` }];
    }),
  );
}
