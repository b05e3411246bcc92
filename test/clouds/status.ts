import { readFile } from 'node:fs/promises';
import { request } from 'node:https';
import { z } from 'zod';
import { cloudNames } from './identities.ts';
import { isAlive } from './processes.ts';
import { type Cloud, readStack, stackDirectory } from './stack.ts';
import { tracesOf } from './traces.ts';

/** Describes a stack as lines of text: its clusters, its servers, its processes; or what a crash left of it. */
export async function status(name: string): Promise<string[]> {
  const stack = await readStack(name);
  if (stack === undefined) {
    const left = await tracesOf(name, stackDirectory(name));
    if (left.length === 0) return [`${name} is down`];
    return [
      `${name} is not up, but something of it is left ("down" removes it):`,
      ...left.map((line) => `  ${line}`),
    ];
  }
  const clusters = await Promise.all(
    cloudNames.map(async (cloud) => {
      const { cluster, registry } = stack.clouds[cloud];
      const { state, pods } = await look(stack.clouds[cloud]);
      return [cloud, cluster.name, cluster.server, state, pods, registry.host, registry.address];
    }),
  );
  const processes = stack.processes.map((one) => [
    one.name,
    String(one.pid),
    isAlive(one) ? 'runs' : 'ended',
    one.log,
  ]);
  return [
    `${name} in ${stack.dir}`,
    '',
    ...table([['CLOUD', 'CLUSTER', 'API SERVER', 'STATE', 'PODS', 'REGISTRY', 'SERVED AT'], ...clusters]),
    '',
    ...table([
      ['GitHub', stack.github.server],
      ['mirror', `http://${stack.mirror.address}`],
      ['BuildKit', stack.buildkit.address],
      ['endpoints', stack.endpoints],
      ...cloudNames.map((cloud) => [`KUBECONFIG ${cloud}`, stack.clouds[cloud].cluster.adminKubeconfig]),
    ]),
    '',
    ...table([['PROCESS', 'PID', 'STATE', 'LOG'], ...processes]),
  ];
}

/** Rows with their columns aligned. */
function table(rows: readonly (readonly string[])[]): string[] {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(width(column)))
      .join('  ')
      .trimEnd(),
  );
}

// The kubeconfig is the one that cluster/kubeconfig.ts writes.
const kubeconfig = z.object({
  clusters: z.tuple([z.object({ cluster: z.object({ 'certificate-authority-data': z.base64() }) })]),
  users: z.tuple([
    z.object({ user: z.object({ 'client-certificate-data': z.base64(), 'client-key-data': z.base64() }) }),
  ]),
});
const podList = z.object({ items: z.array(z.object({ status: z.object({ phase: z.string() }) })) });

async function look({ cluster }: Cloud): Promise<{ state: string; pods: string }> {
  try {
    const { clusters, users } = kubeconfig.parse(JSON.parse(await readFile(cluster.adminKubeconfig, 'utf8')));
    const decode = (text: string) => Buffer.from(text, 'base64');
    const tls = {
      ca: decode(clusters[0].cluster['certificate-authority-data']),
      cert: decode(users[0].user['client-certificate-data']),
      key: decode(users[0].user['client-key-data']),
    };
    const body = await get(`${cluster.server}/api/v1/pods`, tls);
    const { items } = podList.parse(JSON.parse(body));
    const running = items.filter(({ status: { phase } }) => phase === 'Running').length;
    return { state: 'answers', pods: `${running}/${items.length}` };
  } catch (error) {
    return { state: error instanceof Error ? error.message : String(error), pods: '-' };
  }
}

function get(url: string, tls: { ca: Buffer; cert: Buffer; key: Buffer }): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { ...tls, timeout: 5000 }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.once('end', () => resolve(text));
    });
    sent.once('timeout', () => sent.destroy(new Error('no answer')));
    sent.once('error', reject);
    sent.end();
  });
}
