import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Client, Pki } from './pki.ts';
import type { ClusterPlan } from './plan.ts';

/** Writes a kubeconfig (0600) that speaks to the cluster's API server as `client`; everything it needs is inside it. */
export async function writeKubeconfig(plan: ClusterPlan, pki: Pki, client: Client): Promise<string> {
  const embed = async (file: string) => (await readFile(file)).toString('base64');
  const pair = pki.clients[client];
  const [authority, certificate, key] = await Promise.all([
    embed(pki.authority.certificate),
    embed(pair.certificate),
    embed(pair.key),
  ]);
  const file = path.join(plan.dir, `${client}.kubeconfig`);
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      { name: plan.name, cluster: { server: plan.server, 'certificate-authority-data': authority } },
    ],
    users: [{ name: client, user: { 'client-certificate-data': certificate, 'client-key-data': key } }],
    contexts: [{ name: plan.name, context: { cluster: plan.name, user: client } }],
    'current-context': plan.name,
  };
  await writeFile(file, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
  return file;
}
