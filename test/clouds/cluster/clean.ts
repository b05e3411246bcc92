import { command } from '../toolchain/command.ts';
import { removeCgroups } from './cgroups.ts';

/** Removes what a cluster leaves on the machine once its processes are gone: its link and its cgroups. */
export async function cleanCluster(id: string): Promise<void> {
  // Mounts, pods' links and the Services' rules went with the namespaces; the link may still be on its way.
  const links = await command(['ip', '-o', 'link', 'show']);
  if (new RegExp(`\\b${id}[@:]`).test(links)) await command(['ip', 'link', 'delete', id]).catch(() => '');
  await removeCgroups(id);
}
