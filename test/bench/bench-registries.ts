import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** One request as a registry saw it; times in microseconds since the epoch. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly start: number;
  readonly end: number;
}

const requests = z.array(
  z.object({
    method: z.string(),
    path: z.string(),
    status: z.number(),
    start: z.number(),
    end: z.number(),
  }),
);

export interface BenchRegistry {
  /** Host and port that clients are given: the registry's own, or those of the proxy before it. */
  readonly host: string;
  /** What it was asked since the last call. */
  journal(): Promise<readonly Request[]>;
  /** A token for everything in these repositories, asked for without the detour. */
  token(repositories: readonly string[]): Promise<string>;
  /** The digest a tag names; undefined where there is none. */
  digestOf(repository: string, tag: string): Promise<string | undefined>;
}

export interface BenchRegistries {
  readonly list: readonly BenchRegistry[];
  close(): Promise<void>;
}

export const user = 'bench';
export const password = 'correct horse battery staple';

/** Starts empty registries below `parent`, each `milliseconds` of round trip away. */
export async function startRegistries(
  count: number,
  milliseconds: number,
  parent: string,
): Promise<BenchRegistries> {
  const started: { readonly dir: string; readonly processes: ChildProcess[] }[] = [];
  const start = async (): Promise<BenchRegistry> => {
    const dir = await mkdtemp(path.join(parent, 'registry-'));
    const processes: ChildProcess[] = [];
    started.push({ dir, processes });
    const address = await startServer(['bench-registry', dir, user, password], processes);
    const proxy = [process.execPath, path.join(import.meta.dirname, 'delay-proxy.ts')];
    const port = address.split(':')[1] ?? '';
    const host =
      milliseconds === 0 ? address : await startServer([...proxy, port, `${milliseconds}`], processes);
    return { host, ...controls(address) };
  };
  return {
    list: await Promise.all(Array.from({ length: count }, start)),
    close: async () => {
      for (const { dir, processes } of started) {
        for (const child of processes) {
          const exited = once(child, 'exit');
          child.kill('SIGKILL');
          await exited;
        }
        await rm(dir, { recursive: true, force: true });
      }
    },
  };
}

/** Starts a server whose first line says where it listens. */
async function startServer(argv: readonly string[], into: ChildProcess[]): Promise<string> {
  const [program = '', ...args] = argv;
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  into.push(child);
  const lines = createInterface({ input: child.stdout });
  const first = once(lines, 'line').then(([line]) => String(line));
  const failed = once(child, 'exit').then(() => {
    throw new Error(`${program} ended before it listened`);
  });
  failed.catch(() => undefined);
  return Promise.race([first, failed]);
}

function controls(address: string): Omit<BenchRegistry, 'host'> {
  const base = `http://${address}`;
  const token = async (repositories: readonly string[]) => {
    const scopes = repositories.map((name) => `scope=repository:${name}:pull,push`).join('&');
    const basic = Buffer.from(`${user}:${password}`).toString('base64');
    const answer = await fetch(`${base}/token?${scopes}`, { headers: { authorization: `Basic ${basic}` } });
    return z.object({ token: z.string() }).parse(await answer.json()).token;
  };
  return {
    token,
    journal: async () => requests.parse(await (await fetch(`${base}/journal`)).json()),
    digestOf: async (repository, tag) => {
      const headers = {
        authorization: `Bearer ${await token([repository])}`,
        accept: 'application/vnd.oci.image.manifest.v1+json',
      };
      const answer = await fetch(`${base}/v2/${repository}/manifests/${tag}`, { method: 'HEAD', headers });
      return answer.headers.get('docker-content-digest') ?? undefined;
    },
  };
}
