import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';

const rule = z.union([
  z.strictObject({
    record: z.string(),
    expr: z.string(),
    labels: z.record(z.string(), z.string()).optional(),
  }),
  z.strictObject({
    alert: z.string(),
    expr: z.string(),
    for: z.string().optional(),
    labels: z.record(z.string(), z.string()),
    annotations: z.record(z.string(), z.string()),
  }),
]);
const ruleFile = z.strictObject({
  groups: z.array(z.strictObject({ name: z.string(), rules: z.array(rule) })),
});

export type Rule = z.output<typeof rule>;
export type Alert = Extract<Rule, { alert: string }>;

/** The rules in files of Prometheus, in order. Labels and annotations are text, as Prometheus wants them. */
export async function rulesIn(files: readonly string[]): Promise<Rule[]> {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return texts.flatMap((text) => ruleFile.parse(parse(text)).groups.flatMap(({ rules }) => rules));
}

export const isAlert = (one: Rule): one is Alert => 'alert' in one;

const testFile = z.looseObject({
  tests: z.array(
    z.looseObject({
      alert_rule_test: z.array(z.looseObject({ alertname: z.string(), exp_alerts: z.array(z.unknown()) })),
    }),
  ),
});

/** Alert → how often promtool's tests want it to fire and to be silent. */
export async function expectations(
  files: readonly string[],
): Promise<Map<string, { fires: number; silent: number }>> {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const counts = new Map<string, { fires: number; silent: number }>();
  for (const { alertname, exp_alerts } of texts.flatMap((text) =>
    testFile.parse(parse(text)).tests.flatMap(({ alert_rule_test }) => alert_rule_test),
  )) {
    const { fires, silent } = counts.get(alertname) ?? { fires: 0, silent: 0 };
    const fired = exp_alerts.length > 0;
    counts.set(alertname, { fires: fires + Number(fired), silent: silent + Number(!fired) });
  }
  return counts;
}
