import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { RegistryEndpoint } from '../../../src/oci/registry-endpoint.ts';
import { freePorts } from '../../clouds/free-ports.ts';
import { startDetached } from '../../clouds/processes.ts';
import { waitForAnswer } from '../../clouds/waiting.ts';

/** A real registry without authentication, behind a relay that remembers what it was asked. */
export interface PlainRegistry {
  readonly address: string;
  /** `METHOD PATH` of every request so far, with the range where one was asked for. */
  readonly asked: string[];
  /** Decides what becomes of an answer on its way: another first byte, or nothing after its first half. */
  spoil: (request: string) => 'lie' | 'cut' | undefined;
  endpoint(place: string): RegistryEndpoint;
  close(): Promise<void>;
}

/** `strict` refuses manifests that refer to what it does not have; `lax` takes them, as many registries do. */
export async function startPlainRegistry(bin: string, kind: 'strict' | 'lax'): Promise<PlainRegistry> {
  const logs = await mkdtemp(path.join(os.tmpdir(), 'plain-registry-'));
  const [port = 0] = await freePorts(1);
  const behind = `127.0.0.1:${port}`;
  const programs = {
    strict: ['registry-server', behind],
    lax: ['crane', 'registry', 'serve', '--address', behind],
  };
  const [program = '', ...rest] = programs[kind];
  const server = await startDetached({ name: kind, argv: [path.join(bin, program), ...rest], logs });
  await waitForAnswer(kind, server, `http://${behind}/v2/`);

  const asked: string[] = [];
  const relay = createServer((incoming, answer) => {
    const { method = '', url = '', headers } = incoming;
    const line = [method, url, headers.range].filter((part) => part !== undefined).join(' ');
    asked.push(line);
    const onward = request({ host: '127.0.0.1', port, method, path: url, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      const damage = method === 'GET' ? registry.spoil(line) : undefined;
      const passed = damage === undefined ? got : spoiled(got, damage, got.headers);
      pipeline(passed, answer).catch(() => answer.destroy());
    });
    onward.on('error', () => answer.destroy());
    pipeline(incoming, onward).catch(() => onward.destroy());
  });
  relay.listen(0, '127.0.0.1');
  await once(relay, 'listening');
  const at = relay.address();
  const address = `127.0.0.1:${typeof at === 'object' ? at?.port : 0}`;
  const registry: PlainRegistry = {
    address,
    asked,
    spoil: () => undefined,
    endpoint: (place) => ({
      ...{ name: kind, host: address, baseUrl: `http://${address}`, path: place, required: true },
      traits: { chunkedUpload: true, mount: 'any', concurrency: 8 },
    }),
    close: async () => {
      relay.closeAllConnections();
      relay.close();
      process.kill(server.pid);
      await rm(logs, { recursive: true, force: true });
    },
  };
  return registry;
}

async function* spoiled(content: AsyncIterable<Buffer>, damage: 'lie' | 'cut', headers: IncomingHttpHeaders) {
  const half = Number(headers['content-length'] ?? 0) / 2;
  let at = 0;
  for await (const chunk of content) {
    if (damage === 'lie' && at === 0) chunk[0] = (chunk[0] ?? 0) ^ 1;
    at += chunk.length;
    yield damage === 'cut' && at > half ? chunk.subarray(0, chunk.length - (at - half)) : chunk;
    if (damage === 'cut' && at > half) throw new Error('cut');
  }
}
