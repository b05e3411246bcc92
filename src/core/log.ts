/** Where a file's mistake is, so that GitHub shows it in the diff. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** What an action says while it works. Every line goes through the runner's masking. */
export interface Log {
  info(message: string): void;
  /** Shown only when the run was started with debug logging. */
  debug(message: string): void;
  notice(message: string, place?: Place): void;
  warning(message: string, place?: Place): void;
  error(message: string, place?: Place): void;
  /** Folds what `work` logs under a title. Not to be nested and not to be used in parallel. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** Hides a secret, and the encodings it travels in, from everything logged from now on. */
  mask(secret: string): void;
}

/** A log with every line prefixed, for work that runs beside other work (`aws  applied 25 objects`). */
export function prefixed(log: Log, prefix: string): Log {
  const say = (text: string) => `${prefix}${text}`;
  return {
    ...log,
    info: (message) => log.info(say(message)),
    debug: (message) => log.debug(say(message)),
    notice: (message, place) => log.notice(say(message), place),
    warning: (message, place) => log.warning(say(message), place),
    error: (message, place) => log.error(say(message), place),
  };
}

/**
 * The forms in which a secret may turn up in text: itself, each of its lines, base64 (alone and as the password of
 * the usual registry users) and percent-encoded. Forms shorter than four characters would mask ordinary words.
 */
export function maskedForms(secret: string): string[] {
  const forms = [
    secret,
    ...secret.split(/\r?\n/),
    Buffer.from(secret).toString('base64'),
    Buffer.from(secret).toString('base64url'),
    encodeURIComponent(secret),
    ...['AWS', 'oauth2accesstoken', '00000000-0000-0000-0000-000000000000'].map((user) =>
      Buffer.from(`${user}:${secret}`).toString('base64'),
    ),
  ];
  return [...new Set(forms.map((form) => form.trim()).filter((form) => form.length >= 4))];
}
