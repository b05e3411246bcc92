import type { Log } from '../../../src/core/log.ts';

/** A log nobody reads. */
export const silentLog: Log = {
  info: () => undefined,
  debug: () => undefined,
  notice: () => undefined,
  warning: () => undefined,
  error: () => undefined,
  group: (_title, work) => work(),
  mask: () => undefined,
};
