/** Says what the toolchain does: which tool, how many of how many, how long, what is left. */
export interface Progress {
  begin(name: string, what: string, left: Left): void;
  note(text: string): void;
  end(text: string): void;
}

/** What comes after the tool in work: names, and the seconds of all that is not finished. */
export interface Left {
  readonly index: number;
  readonly total: number;
  readonly names: readonly string[];
  readonly seconds: number;
}

/** `m:ss` of a duration in milliseconds. */
export function clockOf(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/**
 * On a terminal one line that counts every second; in a log one line for each tool, and one every 30 s while a build
 * lasts.
 */
export function createProgress(out: NodeJS.WriteStream = process.stderr): Progress {
  const start = Date.now();
  let title = '';
  let line = '';
  let began = start;
  let timer: NodeJS.Timeout | undefined;
  const terminal = out.isTTY === true;
  const say = (text: string) => out.write(terminal ? `\r\u001b[K${text}\n` : `${text}\n`);
  const tick = () => {
    const text = `${line}  ${clockOf(Date.now() - began)}`;
    if (terminal) out.write(`\r\u001b[K${text.slice(0, (out.columns ?? 80) - 1)}`);
    else say(`${title} ${clockOf(Date.now() - began)} so far, ${clockOf(Date.now() - start)} in all`);
  };
  return {
    begin(name, what, { index, total, names, seconds }) {
      began = Date.now();
      const after = names.length > 0 ? `; then ${names.join(' ')}` : '';
      title = `toolchain${total > 0 ? ` ${index}/${total}` : ''} ${name}: ${what}`;
      line = `${title} (about ${clockOf(seconds * 1000)} left in all${after})`;
      if (terminal) tick();
      else say(line);
      timer = setInterval(tick, terminal ? 1000 : 30_000);
    },
    note: say,
    end(text) {
      clearInterval(timer);
      say(`${text} in ${clockOf(Date.now() - began)}`);
    },
  };
}
