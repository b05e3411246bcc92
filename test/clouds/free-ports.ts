import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ListenOptions, type Server } from 'node:net';

/** Below what the kernel gives to connections by itself: none of those may take a port before its server does. */
const [lowest, highest] = [12_000, 29_000];

/** Ports on 127.0.0.1 that nobody listens on at the moment, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    const port = randomInt(lowest, highest);
    if ((await claim(port)) && (await isFree(port))) ports.push(port);
  }
  return ports;
}

/**
 * Keeps other tests of this machine from a port whose server has not started yet: an abstract socket of its name, which
 * the kernel takes back when this process ends.
 */
async function claim(port: number): Promise<boolean> {
  const server = await listening({ path: `\0flotilla-port-${port}` });
  server?.unref();
  return server !== undefined;
}

async function isFree(port: number): Promise<boolean> {
  const server = await listening({ port, host: '127.0.0.1' });
  if (server === undefined) return false;
  await new Promise((resolve) => server.close(resolve));
  return true;
}

async function listening(where: ListenOptions): Promise<Server | undefined> {
  const server = createServer().listen(where);
  try {
    await once(server, 'listening');
    return server;
  } catch {
    return undefined;
  }
}
