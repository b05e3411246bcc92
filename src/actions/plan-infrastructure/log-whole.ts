import type { Log } from '../../core/log.ts';
import { redact } from '../../core/masked.ts';
import { plainLine } from '../../core/plain-line.ts';

/** Everything the program said while planning: pages have a limit, the log has none. */
export const logWhole = (title: string, said: string, log: Log): Promise<void> =>
  log.group(`${title}: all that was said`, async () => {
    // What the program forgot to hide is known only now. A line is never cut: half a secret would not be recognized.
    for (const line of redact(said).trim().split('\n')) log.info(plainLine(line, Number.POSITIVE_INFINITY));
  });
