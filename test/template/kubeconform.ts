import path from 'node:path';
import { z } from 'zod';
import { runTool } from '../../scripts/run-tool.ts';
import { type KubernetesVersion, schemaLocations } from './kubernetes-schemas.ts';

const report = z.object({
  resources: z.array(
    z.object({
      filename: z.string(),
      kind: z.string(),
      name: z.string(),
      status: z.string(),
      msg: z.string(),
      validationErrors: z.array(z.object({ path: z.string(), msg: z.string() })).optional(),
    }),
  ),
});

export interface Conformity {
  /** Objects that were compared with a schema. */
  readonly checked: number;
  /** `FILE Kind/name /path: what is wrong`, also for objects whose kind no schema is known of. */
  readonly findings: readonly string[];
}

/** Compares the objects in YAML files, or in all YAML files of directories, with the API of a Kubernetes version. */
export async function conform(
  bin: string,
  version: KubernetesVersion,
  files: readonly string[],
): Promise<Conformity> {
  const locations = await schemaLocations(bin, version);
  const { output } = await runTool([
    path.join(bin, 'kubeconform'),
    ...['-strict', '-verbose', '-output', 'json', '-n', '2'],
    ...locations.flatMap((location) => ['-schema-location', location]),
    ...files,
  ]);
  // A usage error is no JSON, and its text is in what is thrown.
  const { resources } = report.parse(parseReport(output));
  return {
    checked: resources.filter(({ status }) => status === 'statusValid' || status === 'statusInvalid').length,
    findings: resources
      .filter(({ status }) => status !== 'statusValid' && status !== 'statusEmpty')
      .flatMap(({ filename, kind, name, msg, validationErrors = [] }) => {
        const what = `${path.basename(filename)} ${kind}/${name}`;
        const at = validationErrors.map((error) => `${what} ${error.path}: ${error.msg}`);
        return at.length > 0 ? at : [`${what} ${msg}`];
      }),
  };
}

function parseReport(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch (cause) {
    throw new Error(`kubeconform said: ${output}`, { cause });
  }
}
