import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
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
  readonly host: string;
  /** What it was asked since the last call. */
  journal(): Promise<readonly Request[]>;
  /** A token for everything in these repositories. */
  token(repositories: readonly string[]): Promise<string>;
  /** The digest a tag names; undefined where there is none. */
  digestOf(repository: string, tag: string): Promise<string | undefined>;
}

export interface BenchRegistries extends AsyncDisposable {
  readonly list: readonly BenchRegistry[];
}

export const user = 'bench';
export const password = 'correct horse battery staple';

/** Starts empty registries, each `milliseconds` of round trip away. */
export async function startRegistries(count: number, milliseconds: number): Promise<BenchRegistries> {
  const processes: ChildProcess[] = [];
  const stop = async () => {
    for (const child of processes) await end(child);
  };
  try {
    const argv = ['bench-registry', user, password, `${milliseconds}`];
    const hosts = await Promise.all(Array.from({ length: count }, () => startServer(argv, processes)));
    return {
      list: hosts.map((host) => ({ host, ...controls(host) })),
      [Symbol.asyncDispose]: stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

/** Starts a server whose first line says where it listens. */
async function startServer(argv: readonly string[], into: ChildProcess[]): Promise<string> {
  const [program = '', ...args] = argv;
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
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
