import { parse } from 'yaml';
import { z } from 'zod';
import { messageOf } from '../core/errors.ts';
import type { Log } from '../core/log.ts';

const clusterEntry = z.looseObject({
  server: z.url({ protocol: /^https$/ }),
  'certificate-authority-data': z.base64().optional(),
  'tls-server-name': z.string().optional(),
});

const userEntry = z.looseObject({
  token: z.string().optional(),
  'client-certificate-data': z.base64().optional(),
  'client-key-data': z.base64().optional(),
});

/** The parts of a kubeconfig that lead to a cluster; unknown keys are kept, so that unwanted ones can be seen. */
const kubeconfig = z.object({
  'current-context': z.string().optional(),
  contexts: z.array(
    z.object({ name: z.string(), context: z.object({ cluster: z.string(), user: z.string().default('') }) }),
  ),
  clusters: z.array(z.object({ name: z.string(), cluster: clusterEntry })),
  users: z.array(z.object({ name: z.string(), user: userEntry.nullish() })).nullish(),
});

export interface KubeconfigTarget {
  readonly context: string;
  readonly cluster: z.output<typeof clusterEntry>;
  readonly user: z.output<typeof userEntry>;
}

/**
 * Reads a kubeconfig and follows one of its contexts, the current one by default, to a cluster and a user. Throws a
 * plain Error that says what is wrong without quoting values, which may be secret.
 */
export function readKubeconfig(text: string, wanted?: string): KubeconfigTarget {
  const parsed = kubeconfig.safeParse(yaml(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`${issue?.path.join('.') || 'it'} is not as in a kubeconfig (${issue?.message})`);
  }
  const { contexts, clusters, users, 'current-context': current } = parsed.data;
  const name = wanted ?? (current || (contexts.length === 1 ? contexts[0]?.name : undefined));
  if (name === undefined) throw new Error('it has no current-context; name one');
  const context = contexts.find((entry) => entry.name === name)?.context;
  if (context === undefined)
    throw new Error(`it has no context ${name}, only ${contexts.map((entry) => entry.name).join(', ')}`);
  const cluster = clusters.find((entry) => entry.name === context.cluster)?.cluster;
  if (cluster === undefined) throw new Error(`it has no cluster ${context.cluster}`);
  return {
    context: name,
    cluster,
    user: users?.find((entry) => entry.name === context.user)?.user ?? {},
  };
}

/** Masks what a user of a kubeconfig proves itself with. */
export function maskUser({ token, 'client-key-data': key }: KubeconfigTarget['user'], log: Log): void {
  if (token !== undefined) log.mask(token);
  if (key !== undefined)
    for (const form of [key, Buffer.from(key, 'base64').toString('utf8')]) log.mask(form);
}

function yaml(text: string): unknown {
  try {
    return parse(text, { logLevel: 'error' });
  } catch (error) {
    // The parser quotes the line, which may hold a key.
    throw new Error(`it is not YAML (${messageOf(error).split('\n')[0]})`);
  }
}
