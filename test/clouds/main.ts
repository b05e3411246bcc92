import { parseArgs } from 'node:util';
import { down } from './down.ts';
import { status } from './status.ts';
import { up } from './up.ts';

const usage = 'usage: npm run clouds -- up | status | down [--name NAME]';

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { name: { type: 'string', default: 'default' } },
  });
  if (!/^[a-z0-9][a-z0-9-]{0,30}$/.test(values.name))
    throw new Error(`${values.name} is no name for a stack`);
  const [word, ...rest] = positionals;
  if (rest.length > 0) throw new Error(usage);
  if (word === 'up') {
    await up({ name: values.name });
    console.log((await status(values.name)).join('\n'));
  } else if (word === 'down') {
    await down(values.name);
    console.log(`${values.name} is down`);
  } else if (word === 'status') {
    console.log((await status(values.name)).join('\n'));
  } else throw new Error(usage);
} catch (error) {
  console.error(reasons(error).join('\n  because: '));
  process.exitCode = 1;
}

/** The messages of an error and of what caused it. */
function reasons(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  return [error.message, ...(error.cause === undefined ? [] : reasons(error.cause))];
}
