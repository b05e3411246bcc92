import { plainLine } from '../core/plain-line.ts';
import { redact } from '../core/redact.ts';
import type { KubeClient } from './client.ts';
import type { KubeObject } from './object.ts';
import type { ContainerReport } from './pods.ts';

const mostLines = 20;

/**
 * The last lines of a container that ended, or of the one that runs, safe to print; empty where there are none. Never
 * throws.
 */
export async function readLogTail(
  client: KubeClient,
  { metadata }: KubeObject,
  { name, restarts, terminated }: ContainerReport,
): Promise<string[]> {
  const ref = { namespace: metadata.namespace ?? 'default', pod: metadata.name, container: name };
  const options = { ...ref, tailLines: mostLines, limitBytes: 64 * 1024 };
  // The container that ended said why; the one after it may not have got that far.
  const useful = restarts > 0 && terminated === undefined ? [true, false] : [false, true];
  for (const previous of useful) {
    const text = await client.logs({ ...options, previous }).catch(() => '');
    if (text.trim() !== '')
      return redact(text)
        .trimEnd()
        .split('\n')
        .slice(-mostLines)
        .map((line) => plainLine(line));
  }
  return [];
}
