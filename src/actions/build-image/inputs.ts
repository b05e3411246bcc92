import { z } from 'zod';
import { list, text } from '../../core/inputs.ts';
import { secretLines } from '../../core/secrets.ts';

/** `NAME=value` lines. */
const assignments = () =>
  text().transform((value, context) => {
    const pairs = value.split(/\r?\n/).flatMap((line, index): [string, string][] => {
      if (line.trim() === '') return [];
      const [, name, assigned = ''] = /^\s*([A-Za-z_]\w*)=(.*)$/.exec(line) ?? [];
      if (name === undefined)
        context.addIssue({ code: 'custom', message: `line ${index + 1} is not NAME=value` });
      return name === undefined ? [] : [[name, assigned]];
    });
    return Object.fromEntries(pairs);
  });

/** Cache descriptions, one a line; they hold commas themselves. */
const lines = () =>
  text().transform((value) =>
    value
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  );

export const schema = z.object({
  fleet: text(),
  application: text().optional(),
  services: list().optional(),
  directory: text(),
  buildArgs: assignments().optional(),
  builder: text().optional(),
  secrets: secretLines(),
  cacheFrom: lines().optional(),
  cacheTo: lines().optional(),
});
