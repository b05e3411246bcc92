/** Takes the lines a step prints. */
export interface Commands {
  read(line: string): void;
}

const decode = (text: string) =>
  text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');

/**
 * What GitHub's runner makes of the lines that begin with `::`. The log of a pod knows nothing of them, so a secret
 * that a step asks to hide (`::add-mask::`) would stand there in clear: it is swallowed here, and hidden in every line
 * that follows, as are those that are known beforehand.
 */
export function createCommands(write: (line: string) => void, known: readonly string[] = []): Commands {
  const secrets = new Set(known.filter((secret) => secret.length > 2));
  const hide = (text: string) =>
    [...secrets]
      .sort((a, b) => b.length - a.length)
      .reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
  const say = (text: string) => write(hide(text));
  return {
    read: (line) => {
      const [, command, properties = '', message = ''] = /^::([a-z-]+)(?: ([^:]*))?::(.*)$/.exec(line) ?? [];
      if (command === 'add-mask') {
        // Line by line too: a key of several lines is printed so.
        const secret = decode(message);
        for (const part of [secret, ...secret.split(/\r?\n/)])
          if (part.trim().length > 2) secrets.add(part.trim());
      } else if (command === 'error' || command === 'warning' || command === 'notice') {
        const [, title] = /(?:^|,)title=([^,]*)/.exec(properties) ?? [];
        say(`${command.toUpperCase()}${title === undefined ? '' : ` ${decode(title)}`}: ${decode(message)}`);
      } else if (command === 'group') {
        say(`== ${decode(message)}`);
      } else if (command === undefined) {
        say(line);
      }
    },
  };
}
