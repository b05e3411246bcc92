import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { send } from './running-platform.ts';

const services = path.resolve(import.meta.dirname, '../../../action-templates/delivery-platform/services');

const freePort = async (): Promise<string> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A TCP server that listens has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  server.close();
  return String(port);
};

describe('a process of the platform', () => {
  let child: ReturnType<typeof spawn> | undefined;

  afterEach(() => {
    child?.kill('SIGKILL');
  });

  const run = async (env: Record<string, string>) => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const script = path.join(services, 'user-service/main.ts');
    child = spawn(process.execPath, [script], {
      env: { HOST: '127.0.0.1', PORT: port, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: string[] = [];
    child.stdout?.on('data', (data: Buffer) => output.push(data.toString()));
    child.stderr?.on('data', (data: Buffer) => output.push(data.toString()));
    const exited = once(child, 'exit').then(([code]) => code as number | null); // as Node documents the event
    return { url, output, exited, stop: (signal: NodeJS.Signals) => child?.kill(signal) };
  };

  const untilReady = async (url: string): Promise<void> => {
    for (;;) {
      const ready = await send(url, 'GET', '/readyz').catch(() => undefined);
      if (ready?.status === 200) return;
      await delay(20);
    }
  };

  it('fails no request while it drains, tells clients to leave, and ends with 0', async () => {
    const { url, exited, stop, output } = await run({ DRAIN_SECONDS: '1' });
    await untilReady(url);
    const answers: { status: number; connection: string | null }[] = [];
    let stopping = false;
    const client = async () => {
      while (!stopping) {
        const { status, headers } = await send(url, 'GET', '/users/usr_ada');
        answers.push({ status, connection: headers.get('connection') });
        await delay(5);
      }
    };
    const clients = Promise.all([client(), client(), client()]);
    await delay(150);
    stop('SIGTERM');
    await delay(250);
    expect((await send(url, 'GET', '/readyz')).status).toBe(503);
    // The load balancers have noticed: no new requests from here on.
    stopping = true;
    await clients;
    expect(await exited).toBe(0);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(answers.at(0)?.connection).toBe('keep-alive');
    expect(answers.at(-1)?.connection).toBe('close');
    expect(output.join('')).toMatch(/"message":"draining".*"message":"stopped"/s);
  });

  it('ends with an error that names the variable that is wrong', async () => {
    const { exited, output } = await run({ STORE_CAPACITY: 'many' });
    expect(await exited).toBe(1);
    expect(output.join('')).toContain('STORE_CAPACITY must be a whole number of at least 0, got "many"');
  });
});
