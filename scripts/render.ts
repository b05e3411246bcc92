import { parseArgs } from 'node:util';
import { render } from './render-suite.ts';

/**
 * Writes a copy of what runners need with absolute references, for those that do not know `$/`: GitHub Enterprise
 * Server, Gitea's runner, act.
 *
 *     npm run render -- --self OWNER/REPO --ref v1 --out DIR
 */
const { values } = parseArgs({
  options: { self: { type: 'string' }, ref: { type: 'string' }, out: { type: 'string' } },
});
const { self, ref, out } = values;
if (self === undefined || ref === undefined || out === undefined) {
  console.error('usage: npm run render -- --self OWNER/REPO --ref REF --out DIR');
  process.exitCode = 2;
} else {
  await render({ self, ref, out });
  console.log(`${out}: the suite as ${self}@${ref}`);
}
