import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { freePorts } from '../../clouds/free-ports.ts';
import { testPackages } from '../../clouds/toolchain/debian-packages.ts';
import { monitoring } from './paths.ts';

const notification = z.object({
  receiver: z.string(),
  alerts: z.array(
    z.object({
      status: z.enum(['firing', 'resolved']),
      labels: z.record(z.string(), z.string()),
      annotations: z.record(z.string(), z.string()),
    }),
  ),
});
export type Notification = z.output<typeof notification>;

export interface Alertmanager {
  /** `HOST:PORT` */
  readonly address: string;
  /** What was sent to each receiver, in order. */
  readonly sent: readonly Notification[];
  stop(): Promise<void>;
}

const config = z.looseObject({
  route: z.looseObject({}),
  receivers: z.array(z.looseObject({ name: z.string() })),
});

/**
 * The template’s Alertmanager, but that each receiver is a web hook of the test and nothing waits: the routes, the
 * grouping and the inhibitions are as they are.
 */
function listening(text: string, hook: string): string {
  const { route, receivers, global: _ways, ...rest } = config.parse(parse(text, { merge: true }));
  const hurried = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(hurried);
    if (typeof one !== 'object' || one === null) return one;
    const waits = { group_wait: '1s', group_interval: '1s', repeat_interval: '1h' };
    return Object.fromEntries(
      Object.entries(one).map(([key, value]) => [key, Reflect.get(waits, key) ?? hurried(value)]),
    );
  };
  const hooked = receivers.map(({ name }) => ({
    name,
    webhook_configs: [{ url: hook, send_resolved: true }],
  }));
  const { repeat_interval: _repeat, ...root } = z.looseObject({}).parse(hurried(route));
  return stringify({ ...rest, route: root, receivers: hooked }, { aliasDuplicateObjects: false });
}

/** Starts a real Alertmanager with the template’s routes. */
export async function startAlertmanager(): Promise<Alertmanager> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'alertmanager-'));
  const sent: Notification[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    // A request is a stream of buffers.
    for await (const chunk of request) chunks.push(chunk as Buffer);
    sent.push(notification.parse(JSON.parse(Buffer.concat(chunks).toString())));
    response.end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const heard = server.address();
  if (heard === null || typeof heard === 'string') throw new Error('a TCP server');
  await cp(path.join(monitoring, 'alertmanager/templates'), path.join(dir, 'templates'), { recursive: true });
  const text = await readFile(path.join(monitoring, 'alertmanager/alertmanager.yml'), 'utf8');
  await writeFile(path.join(dir, 'alertmanager.yml'), listening(text, `http://127.0.0.1:${heard.port}/`));
  const [port = 0] = await freePorts(1);
  const address = `127.0.0.1:${port}`;
  const output = openSync(path.join(dir, 'log'), 'a', 0o600);
  const child = spawn(
    testPackages['prometheus-alertmanager'] ?? 'prometheus-alertmanager',
    [
      `--config.file=${path.join(dir, 'alertmanager.yml')}`,
      `--storage.path=${path.join(dir, 'data')}`,
      `--web.listen-address=${address}`,
      '--cluster.listen-address=',
    ],
    { cwd: dir, stdio: ['ignore', output, output] },
  );
  const gone = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGKILL');
    await gone;
    server.close();
    server.closeAllConnections();
    await rm(dir, { recursive: true, force: true });
  };
  const end = Date.now() + 30_000;
  while (
    !(await fetch(`http://${address}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (child.exitCode === null && Date.now() < end) {
      await sleep(50);
      continue;
    }
    const log = await readFile(path.join(dir, 'log'), 'utf8');
    await stop();
    throw new Error(`Alertmanager does not get ready:\n${log.slice(-2000)}`);
  }
  return { address, sent, stop };
}
