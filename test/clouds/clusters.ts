import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parseJson } from './http/exchange.ts';
import type { CloudName } from './identities.ts';

const clusterSchema = z.object({ server: z.string(), caPem: z.string(), version: z.string().optional() });
const fileSchema = z.partialRecord(z.enum(['aws', 'gcp', 'azure']), clusterSchema);

/** A running cluster as its cloud describes it: the API server's URL and its certificate authority (PEM). */
export type ClusterAddress = z.infer<typeof clusterSchema>;

/** File in the stack's directory that `up` writes once the clusters run. */
export const clustersFile = 'clusters.json';

/** Reads a cloud's cluster; undefined until `up` has started it. */
export async function readCluster(dir: string, cloud: CloudName): Promise<ClusterAddress | undefined> {
  const text = await readFile(join(dir, clustersFile), 'utf8').catch(() => '');
  const parsed = fileSchema.safeParse(parseJson(text));
  return parsed.success ? parsed.data[cloud] : undefined;
}
