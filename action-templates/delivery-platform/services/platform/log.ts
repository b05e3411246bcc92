export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Structured log: one JSON object a line, on standard output, as every cloud's collector expects it. */
export interface Logger {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, cause: unknown, fields?: LogFields): void;
  /** A logger that adds these fields to every line. */
  with(fields: LogFields): Logger;
}

const describe = (cause: unknown): LogFields =>
  cause instanceof Error
    ? { error: cause.message, errorName: cause.name, stack: cause.stack }
    : { error: String(cause) };

/** Creates a logger; `write` gets complete lines. */
export const createLogger = (
  base: LogFields,
  write: (line: string) => void = (line) => process.stdout.write(line),
): Logger => {
  const log = (level: string, message: string, fields: LogFields = {}) =>
    write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...base, ...fields })}\n`);
  return {
    info: (message, fields) => log('info', message, fields),
    warn: (message, fields) => log('warn', message, fields),
    error: (message, cause, fields) => log('error', message, { ...describe(cause), ...fields }),
    with: (fields) => createLogger({ ...base, ...fields }, write),
  };
};
