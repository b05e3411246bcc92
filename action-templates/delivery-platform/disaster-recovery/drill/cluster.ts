import { execFile } from 'node:child_process';

/** A Kubernetes object; what is read of it is checked where it is read. */
export interface KubeObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly spec?: Readonly<Record<string, unknown>>;
  readonly status?: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, string>>;
}

/** The cluster, as far as a drill needs it. */
export interface Cluster {
  get(kind: string, name: string, namespace: string): Promise<KubeObject>;
  list(kind: string, namespace: string): Promise<readonly KubeObject[]>;
  apply(object: KubeObject): Promise<void>;
  remove(kind: string, name: string, namespace?: string): Promise<void>;
}

/** The cluster of the current kubeconfig, by kubectl. Nothing passes through a shell. */
export function createCluster(): Cluster {
  // kubectl's own JSON.
  const read = async <T>(...args: string[]) => JSON.parse(await kubectl([...args, '--output=json'])) as T;
  return {
    get: (kind, name, namespace) => read<KubeObject>('get', kind, name, `--namespace=${namespace}`),
    list: async (kind, namespace) =>
      (await read<{ items: KubeObject[] }>('get', kind, `--namespace=${namespace}`)).items,
    apply: async (object) => {
      await kubectl(['apply', '--server-side', '--force-conflicts', '--filename=-'], JSON.stringify(object));
    },
    remove: async (kind, name, namespace) => {
      const where = namespace === undefined ? [] : [`--namespace=${namespace}`];
      await kubectl(['delete', kind, name, ...where, '--ignore-not-found', '--wait=false']);
    },
  };
}

function kubectl(args: readonly string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile('kubectl', args, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`kubectl ${args.slice(0, 3).join(' ')}: ${stderr.trim() || error.message}`));
    });
    child.stdin?.end(input);
  });
}
