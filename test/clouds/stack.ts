import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import type { CloudName } from './identities.ts';

/** A running set of local clouds, as `up` leaves it in `stack.json`. Paths are absolute. */
export interface Stack {
  readonly version: 1;
  readonly name: string;
  readonly dir: string;
  /** The stack's own certificate authority (PEM); every https server of the stack is signed by it. */
  readonly ca: string;
  readonly github: GitHub;
  readonly clouds: Readonly<Record<CloudName, Cloud>>;
  readonly sigstore: Sigstore;
  readonly buildkit: { readonly address: string };
  /** host:port of the plain registry that holds pause, the node base image and trivy-db:2. */
  readonly mirror: { readonly address: string };
  /** Reference of the two-architecture Node base, for the build argument BASE_IMAGE. */
  readonly baseImage: string;
  /** Path of the YAML passed as the `endpoints` input. */
  readonly endpoints: string;
  readonly processes: readonly Process[];
}

export interface GitHub {
  readonly issuer: string;
  /** Values of ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN. */
  readonly requestUrl: string;
  readonly requestToken: string;
  /** GITHUB_API_URL. */
  readonly api: string;
  /** GITHUB_SERVER_URL: git over smart HTTP. */
  readonly server: string;
}

export interface Registry {
  /** The canonical host, as in references. */
  readonly host: string;
  /** Base URL of the local front (https). */
  readonly address: string;
  /** host:port of the object store that the front sends readers of blobs to. */
  readonly store: string;
  readonly path: string;
}

export interface Cloud {
  readonly registry: Registry;
  readonly cluster: {
    readonly name: string;
    readonly server: string;
    readonly adminKubeconfig: string;
    readonly region: string;
  };
  /** What the fleet file needs: role arns, provider, tenant and clients. */
  readonly identity: Readonly<Record<string, string>>;
}

export interface Sigstore {
  readonly fulcio: string;
  readonly rekor: string;
  readonly timestamp: string;
  /** Paths. */
  readonly trustedRoot: string;
  readonly signingConfig: string;
}

/** A detached process of the stack. `started` is its start time in clock ticks since boot (proc(5) stat, field 22). */
export interface Process {
  readonly name: string;
  readonly pid: number;
  readonly log: string;
  readonly started?: string;
}

/** The directory of a stack; `FLOTILLA_STATE` overrides the root. */
export function stackDirectory(name: string): string {
  return path.join(stateRoot(), name);
}

/** Where all stacks of this user live. */
export function stateRoot(): string {
  const state = process.env['XDG_STATE_HOME'] ?? path.join(homedir(), '.local/state');
  return process.env['FLOTILLA_STATE'] ?? path.join(state, 'flotilla/clouds');
}

/** Reads a running stack; undefined when it is not up. */
export async function readStack(name: string): Promise<Stack | undefined> {
  const text = await readFile(path.join(stackDirectory(name), 'stack.json'), 'utf8').catch(() => undefined);
  // Written by writeStack below and by nobody else.
  return text === undefined ? undefined : (JSON.parse(text) as Stack);
}

/** Writes `stack.json` (0600) in one step. */
export async function writeStack(stack: Stack): Promise<void> {
  await mkdir(stack.dir, { recursive: true, mode: 0o700 });
  const file = path.join(stack.dir, 'stack.json');
  await writeFile(`${file}.new`, `${JSON.stringify(stack, null, 2)}\n`, { mode: 0o600 });
  await chmod(`${file}.new`, 0o600);
  await rename(`${file}.new`, file);
}
