import type { Log } from '../../src/core/log.ts';

/** A log that keeps what it is told. */
export function recordingLog(): { log: Log; lines: string[]; masked: string[] } {
  const lines: string[] = [];
  const masked: string[] = [];
  const keep = (level: string) => (message: string) => void lines.push(`${level}: ${message}`);
  const log: Log = {
    info: keep('info'),
    debug: keep('debug'),
    notice: keep('notice'),
    warning: keep('warning'),
    error: keep('error'),
    group: (title, work) => {
      lines.push(`group: ${title}`);
      return work();
    },
    mask: (secret) => void masked.push(secret),
  };
  return { log, lines, masked };
}
