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
    }),
  ),
});

export interface Conformity {
  /** Objects that were compared with a schema. */
  readonly checked: number;
  /** `FILE Kind/name what is wrong`, also for objects whose kind no schema is known of. */
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
      .map(({ filename, kind, name, msg }) => {
        const why = msg.replace(/^.*jsonschema validation failed with '[^']*'\s*/s, '');
        return `${path.basename(filename)} ${kind}/${name} ${why}`;
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
