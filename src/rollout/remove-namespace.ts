import type { KubeClient } from '../kube/client.ts';
import { listAt, textAt } from '../kube/fields.ts';
import { isOwnNamespace } from '../kube/namespace.ts';
import type { KubeObject } from '../kube/object.ts';
import { isKubeStatus } from '../kube/status-error.ts';
import { until } from '../kube/until.ts';
import { permit, type Writing } from '../kube/writing.ts';
import { inhabitants } from './inhabitants.ts';

/** What became of a namespace. */
export interface NamespaceFate {
  /** Whether it is deleted, or being deleted: nothing can be written there any more. */
  readonly goes: boolean;
  readonly words: string;
}

/**
 * Deletes a namespace that the suite made and that nobody lives in any more but the application's own lock, and waits
 * until it is gone. One that stays is said to, with the reason. `letGo` is called once nothing can be written there.
 */
export async function removeNamespace(
  client: KubeClient,
  name: string,
  patienceMs: number,
  letGo: () => Promise<void>,
  writing: Writing,
): Promise<NamespaceFate> {
  const stays = (why: string): NamespaceFate => ({ goes: false, words: `namespace ${name} stays: ${why}` });
  const ref = { apiVersion: 'v1', kind: 'Namespace', name, namespace: name };
  const found = await client.get(ref).catch((error: unknown) => {
    if (isKubeStatus(error, 403)) return undefined;
    throw error;
  });
  if (found === undefined) return stays('this identity may not read it');
  if (!isOwnNamespace(found)) return stays('it was there before');
  const others = await inhabitants(client, name);
  if (others.length > 0)
    return stays(`it has ${others[0]}${others.length > 1 ? ` and ${others.length - 1} more` : ''}`);
  await permit(writing);
  try {
    await client.delete(ref);
  } catch (error) {
    if (isKubeStatus(error, 403)) return stays('this identity may not delete it');
    throw error;
  }
  await letGo();
  let last: KubeObject | undefined;
  const { clock, signal } = writing;
  const look = async () => {
    last = await client.get(ref);
    return last === undefined || undefined;
  };
  const gone = await until(look, { clock, signal, patienceMs });
  const words = gone
    ? `namespace ${name} is deleted`
    : `namespace ${name} is still being deleted: ${reasonOf(last)}`;
  return { goes: true, words };
}

/** What the namespace controller says it waits for. */
function reasonOf(namespace: KubeObject | undefined): string {
  const remaining = listAt(namespace, 'status', 'conditions').find(
    ({ type, status }) => status === 'True' && /Remaining$/.test(String(type)),
  );
  return textAt(remaining, 'message') ?? 'the cluster does not say why';
}
