import { z } from 'zod';

const workload = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    template: z.object({
      spec: z.object({
        containers: z.tuple([
          z.object({
            env: z
              .array(
                z.object({
                  name: z.string(),
                  value: z.string().optional(),
                  valueFrom: z
                    .object({ configMapKeyRef: z.object({ name: z.string(), key: z.string() }).optional() })
                    .optional(),
                }),
              )
              .default([]),
          }),
        ]),
      }),
    }),
  }),
});
const settings = z.object({
  metadata: z.object({ name: z.string() }),
  data: z.record(z.string(), z.string()).default({}),
});
const list = z.object({ items: z.array(z.looseObject({ kind: z.string() })) });

/**
 * The environment of each workload's container, as a kubelet makes it of the ConfigMaps it names; what comes from
 * elsewhere is left out. `text` is a list (JSON) of the workloads and the ConfigMaps of a namespace.
 */
export function environmentsOf(text: string): (name: string) => Record<string, string> {
  const { items } = list.parse(JSON.parse(text));
  const maps = new Map(
    items
      .filter(({ kind }) => kind === 'ConfigMap')
      .map((item) => settings.parse(item))
      .map(({ metadata, data }) => [metadata.name, data]),
  );
  return (name) => {
    const found = items.find(
      (item) =>
        item.kind !== 'ConfigMap' &&
        z.looseObject({ name: z.string() }).parse(item['metadata']).name === name,
    );
    if (found === undefined) throw new Error(`there is no ${name}`);
    return Object.fromEntries(
      workload.parse(found).spec.template.spec.containers[0].env.flatMap(({ name, value, valueFrom }) => {
        const ref = valueFrom?.configMapKeyRef;
        const known = ref === undefined ? value : maps.get(ref.name)?.[ref.key];
        return known === undefined ? [] : [[name, known]];
      }),
    );
  };
}
