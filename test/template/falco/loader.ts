import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { deprecatedFields, falcoFields } from './fields.ts';
import { parseCondition } from './grammar.ts';

const priorities = [
  'EMERGENCY',
  'ALERT',
  'CRITICAL',
  'ERROR',
  'WARNING',
  'NOTICE',
  'INFORMATIONAL',
  'DEBUG',
] as const;

// What the engine takes of each entry (https://falco.org/docs/concepts/rules/basic-elements/); `append`, which it
// only still takes, is refused, and so is every key it would ignore with a warning.
const entry = z.union([
  z.strictObject({ required_engine_version: z.string().regex(/^\d+\.\d+\.\d+$/) }),
  z.strictObject({
    required_plugin_versions: z.array(
      z.strictObject({ name: z.string(), version: z.string().regex(/^\d+\.\d+\.\d+$/) }),
    ),
  }),
  z.strictObject({ list: z.string(), items: z.array(z.union([z.string(), z.number()])).min(1) }),
  z.strictObject({ macro: z.string(), condition: z.string() }),
  z.strictObject({
    rule: z.string(),
    desc: z.string().min(20),
    condition: z.string(),
    output: z.string(),
    priority: z.enum(priorities),
    tags: z.array(z.string()).min(1),
  }),
]);

export interface RuleFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Loads rule files in order as the engine does with warnings fatal, and is stricter: a name may not be given twice,
 * what is defined must be used, and a word that looks like a list must be one (the engine takes an unknown list for a
 * literal, which never matches). Returns the rules' names; throws with everything that is wrong.
 */
export function loadRules(files: readonly RuleFile[]): string[] {
  const wrong: string[] = [];
  const macros = new Set<string>();
  const lists = new Set<string>();
  const rules = new Set<string>();
  const used = new Set<string>();
  const plugins = new Set<string>();
  let engine: string | undefined;

  const define = (where: string, names: Set<string>, name: string) => {
    if (names.has(name)) wrong.push(`${where} is defined twice`);
    names.add(name);
  };
  const checkField = (where: string, reference: string) => {
    const field = reference.replace(/\[.*\]$/, '').replace(/^(evt\.(?:raw)?arg)\..*$/, '$1');
    if (deprecatedFields.has(field)) wrong.push(`${where}: ${field} is deprecated`);
    else if (!falcoFields.has(field)) wrong.push(`${where}: there is no field ${field}`);
    if (/^(container|k8s)\./.test(field) && !plugins.has('container'))
      wrong.push(`${where}: ${field} needs the container plugin`);
  };
  const checkCondition = (where: string, condition: string) => {
    try {
      const found = parseCondition(condition);
      for (const field of found.fields) checkField(where, field);
      for (const macro of found.macros) {
        used.add(macro);
        if (!macros.has(macro)) wrong.push(`${where}: there is no macro ${macro} before it`);
      }
      for (const word of found.words) {
        used.add(word);
        if (/^[a-z]+_[a-z_]+$/.test(word) && !lists.has(word))
          wrong.push(`${where}: there is no list ${word} before it`);
      }
    } catch (error) {
      wrong.push(`${where}: the condition ${error instanceof Error ? error.message : error}`);
    }
  };

  for (const { name, text } of files) {
    if (!/\.ya?ml$/.test(name)) wrong.push(`${name}: only .yaml and .yml files are loaded`);
    const parsed = z.array(z.unknown()).safeParse(parse(text));
    if (!parsed.success) {
      wrong.push(`${name}: is no list of rules`);
      continue;
    }
    for (const [index, raw] of parsed.data.entries()) {
      const read = entry.safeParse(raw);
      if (!read.success) {
        wrong.push(
          `${name}: entry ${index + 1} is no list, macro or rule: ${JSON.stringify(raw).slice(0, 90)}`,
        );
        continue;
      }
      const one = read.data;
      if ('required_engine_version' in one) engine = one.required_engine_version;
      else if ('required_plugin_versions' in one)
        for (const plugin of one.required_plugin_versions) plugins.add(plugin.name);
      else if ('list' in one) define(`list ${one.list}`, lists, one.list);
      else if ('macro' in one) {
        checkCondition(`macro ${one.macro}`, one.condition);
        define(`macro ${one.macro}`, macros, one.macro);
      } else {
        define(`rule ${one.rule}`, rules, one.rule);
        checkCondition(`rule ${one.rule}`, one.condition);
        const shown = [...one.output.matchAll(/%([a-z0-9_.]+(?:\[[^\]]*\])?)/g)].map(
          ([, field]) => field ?? '',
        );
        if (shown.length === 0) wrong.push(`rule ${one.rule}: the output names no field`);
        for (const field of shown) checkField(`output of rule ${one.rule}`, field);
      }
    }
  }
  if (engine === undefined) wrong.push('required_engine_version is not said');
  for (const name of [...macros, ...lists])
    if (!used.has(name)) wrong.push(`${name} is defined and not used`);
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return [...rules];
}

/** Reads rule files; the one with the definitions comes first, as Falco loads a directory in order of names. */
export async function readRuleFiles(files: readonly string[]): Promise<RuleFile[]> {
  const sorted = [...files].sort((a, b) => path.basename(a).localeCompare(path.basename(b)));
  return Promise.all(
    sorted.map(async (file) => ({ name: path.basename(file), text: await readFile(file, 'utf8') })),
  );
}
