/**
 * A line somebody else wrote, safe to print: one line, without terminal control sequences, and nothing in it that a
 * runner would take for a workflow command (`::set-output::`, `##[error]`). `longest` is in characters.
 */
export function plainLine(text: string, longest = 2_000): string {
  const plain = text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ANSI sequences begin with one
    .replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '')
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/^(\s*):(?=:)/, '$1: ')
    .replaceAll('##[', '## [');
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
}
