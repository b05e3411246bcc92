import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Cloud } from '../clouds/stack.ts';

/*
 * The registries of the local clouds are processes of this machine at 127.0.0.1; a pod has a network of its own. Its
 * way to them: canonical name → a relay beside the container → a relay at the host's end of the cluster's link.
 */

/** A port in the pod and the port of this machine it leads to. */
export type Way = readonly [inPod: number, onMachine: number];

/** The registry by its canonical name and as it names itself, and the store that it sends readers of blobs to. */
export function waysTo({ address, store }: Cloud['registry']): Way[] {
  const [front, objects] = [Number(new URL(address).port), Number(store.split(':')[1])];
  return [
    [443, front],
    [front, front],
    [objects, objects],
  ];
}

/** The address of this machine that pods of a cluster reach. */
export const machineOf = ({ cluster }: Cloud): string => new URL(cluster.server).hostname;

/** Relays, at the host's end of a cluster's link, to the ports of its registry; resolves to what ends them. */
export async function openWays(cloud: Cloud): Promise<() => Promise<void>> {
  const machine = machineOf(cloud);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    return socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
  };
  const ports = new Set(waysTo(cloud.registry).map(([, port]) => port));
  const servers = await Promise.all(
    [...ports].map((port) => {
      const server = createServer((incoming) => {
        const outgoing = keep(connect(port, '127.0.0.1'));
        keep(incoming).pipe(outgoing).pipe(incoming);
      });
      return new Promise<Server>((resolve, reject) => {
        server.once('error', reject).listen(port, machine, () => resolve(server));
      });
    }),
  );
  return async () => {
    for (const socket of sockets) socket.destroy();
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  };
}

const relay = `
const { connect, createServer } = require('node:net');
const [machine, ...ways] = process.argv.slice(1);
for (const way of ways) {
  const [from, to] = way.split(':').map(Number);
  createServer((incoming) => {
    const outgoing = connect(to, machine);
    incoming.on('error', () => outgoing.destroy());
    outgoing.on('error', () => incoming.destroy());
    incoming.pipe(outgoing).pipe(incoming);
  }).listen(from, '127.0.0.1');
}
`;

/** The container that stands beside one which reads the registry; `image` is Node's. */
export const relayContainer = (cloud: Cloud, image: string): object => ({
  name: 'way-to-the-registry',
  image,
  args: ['-e', relay, machineOf(cloud), ...waysTo(cloud.registry).map((way) => way.join(':'))],
  securityContext: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  },
});

/** What the pod around both containers needs: the canonical name, and a port that is otherwise root's. */
export const relayPod = (cloud: Cloud): { hostAliases: object[]; sysctls: object[] } => ({
  hostAliases: [{ ip: '127.0.0.1', hostnames: [cloud.registry.host] }],
  sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }],
});
