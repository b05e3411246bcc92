import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import path from 'node:path';
import type { KubeClient } from '../../../src/kube/client.ts';
import { conditionOf } from '../../../src/kube/fields.ts';
import { poll, startControlPlane } from '../../integration/kube/control-plane.ts';
import { nodes } from './many-objects.ts';

/** A real control plane whose nodes are kwok's: pods say that they run, and nothing does. */
export interface KwokCluster {
  readonly kubeconfig: string;
  stop(): Promise<void>;
}

export async function startKwokCluster(bin: string): Promise<KwokCluster> {
  const plane = await startControlPlane(bin, { controllers: ['--kube-api-qps=500', '--kube-api-burst=500'] });
  const kubeconfig = path.join(plane.dir, 'kubeconfig');
  const output = openSync(path.join(plane.dir, 'kwok.log'), 'a', 0o600);
  const stages = path.join(import.meta.dirname, 'kwok-stages.yaml');
  const kwok = spawn(
    path.join(bin, 'kwok'),
    [
      ...['--kubeconfig', kubeconfig, '--config', stages, '--manage-all-nodes=true', '--server-address='],
      '--node-lease-duration-seconds=40',
    ],
    { cwd: plane.dir, stdio: ['ignore', output, output] },
  );
  const gone = once(kwok, 'exit');
  const stop = async () => {
    kwok.kill('SIGKILL');
    await gone;
    await plane.stop();
  };
  try {
    await registerNodes(plane.client());
  } catch (error) {
    await stop();
    throw error;
  }
  return { kubeconfig, stop };
}

async function registerNodes(client: KubeClient): Promise<void> {
  for (let at = 0; at < nodes; at++)
    await client.create({ apiVersion: 'v1', kind: 'Node', metadata: { name: `node-${at}` } });
  await poll(async () => {
    const found = await client.list({ apiVersion: 'v1', kind: 'Node' });
    const ready = found.filter((node) => conditionOf(node, 'Ready')?.status === 'True');
    if (ready.length < nodes) throw new Error(`${ready.length} of ${nodes} nodes are Ready`);
  });
}
