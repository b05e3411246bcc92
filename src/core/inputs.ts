import { z } from 'zod';

/**
 * The vocabulary of inputs. An input reaches a schema as text or, when left empty, as undefined; its name,
 * description and default live in action.yml. Make one optional with `.optional()`.
 */

/** Any text without control characters (Unicode Cc) other than tab and line breaks. */
export const text = () =>
  z
    .string('is required')
    .refine((value) => !/(?![\t\r\n])\p{Cc}/u.test(value), 'contains a control character');

/** `true` or `false`, as YAML's core schema writes them. */
export const flag = () =>
  text()
    .refine((value) => /^(true|True|TRUE|false|False|FALSE)$/.test(value), 'must be true or false')
    .transform((value) => value.toLowerCase() === 'true');

/** One of a few words. */
export const choice = <const T extends readonly [string, ...string[]]>(...values: T) =>
  z.enum(values, `must be one of ${values.join(', ')}`);

/** Entries separated by commas or line breaks; empty ones are dropped. */
export const list = () =>
  text().transform((value) =>
    value
      .split(/[,\n]/)
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ''),
  );

/** A whole number within bounds. */
export const integer = (min: number, max: number) =>
  text()
    .refine((value) => /^\d+$/.test(value), 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be from ${min} to ${max}`);

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;

/** `90s`, `5m`, `1h30m` in milliseconds; undefined when it is none. */
export function parseDuration(value: string): number | undefined {
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(value)) return undefined;
  let total = 0;
  for (const [, amount = '0', unit = 's'] of value.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) {
    total += Number(amount) * units[unit as keyof typeof units]; // the pattern admits no other unit
  }
  return total;
}

/** A duration such as `90s`, `5m` or `1h30m`; milliseconds in code. */
export const duration = () =>
  text()
    .refine((value) => parseDuration(value) !== undefined, 'must be a duration such as 90s, 5m or 1h30m')
    .transform((value) => parseDuration(value) ?? 0);

/** A content digest, `sha256:` and 64 hexadecimal digits. */
export const digest = () => text().regex(/^sha256:[a-f0-9]{64}$/, 'must be a digest such as sha256:2c26…');

/** YAML (or JSON, which is YAML) of the given shape. Its parser is loaded with the first such input that is given. */
export const yaml = <T extends z.ZodType>(schema: T) =>
  text()
    .transform(async (value, context) => {
      const { parse } = await import('yaml');
      try {
        return parse(value) as unknown;
      } catch (error) {
        context.addIssue({
          code: 'custom',
          message: `is not YAML: ${error instanceof Error ? error.message : error}`,
        });
        return z.NEVER;
      }
    })
    .pipe(schema);

const secrets = new WeakSet<z.ZodType>();

/** Text that is masked before anything else happens. */
export const secret = () => {
  const schema = text();
  secrets.add(schema);
  return schema;
};

/** Whether an input was declared with `secret()`, optional or not. */
export function isSecret(schema: z.ZodType): boolean {
  if (secrets.has(schema)) return true;
  return schema instanceof z.ZodOptional && isSecret(schema.unwrap() as z.ZodType); // unwrap is typed as the core type
}

/** `dryRun` ↔ `dry-run`. */
export const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
