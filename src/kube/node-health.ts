import { plainLine } from '../core/plain-line.ts';
import type { KubeClient } from './client.ts';
import { conditionOf } from './fields.ts';

/** Conditions a healthy node has False. */
const pressures = ['MemoryPressure', 'DiskPressure', 'PIDPressure', 'NetworkUnavailable'] as const;

/**
 * What is wrong with a node: `NotReady: Kubelet stopped posting node status.`; undefined where nothing is, or where
 * nodes may not be read (they belong to no namespace).
 */
export async function nodeTrouble(client: KubeClient, name: string): Promise<string | undefined> {
  const node = await client.get({ apiVersion: 'v1', kind: 'Node', name }).catch(() => undefined);
  const ready = conditionOf(node, 'Ready');
  if (ready !== undefined && ready.status !== 'True') return plainLine(`NotReady: ${ready.message}`);
  const pressed = pressures.map((type) => conditionOf(node, type)).find((found) => found?.status === 'True');
  return pressed && plainLine(`${pressed.type}: ${pressed.message}`);
}
