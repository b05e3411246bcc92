import { appendFile } from 'node:fs/promises';
import { redact as hideMasked } from './masked.ts';

/** GitHub shows at most 1 MiB of summary per step and drops a larger one whole. */
export const summaryLimit = 1024 * 1024;

/** The page a step leaves on its run. Markdown; everything put in is escaped where it is data. */
export interface Summary {
  heading(text: string, level?: 1 | 2 | 3 | 4): Summary;
  paragraph(markdown: string): Summary;
  /** The first row is the head. */
  table(rows: readonly (readonly string[])[]): Summary;
  /** A fenced block; `language` may be `mermaid`. */
  code(text: string, language?: string): Summary;
  details(title: string, markdown: string): Summary;
  /** What has been put in so far. */
  markdown(): string;
  /** Appends it to the step's summary file, cut visibly at the limit. */
  write(): Promise<void>;
}

/**
 * Makes text safe inside a Markdown table cell or paragraph: no HTML, no link or image, no cell border, no line break,
 * no mention. What is masked is hidden before, while it can still be recognized.
 */
export function escapeMarkdown(text: string): string {
  return hideMasked(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\|`[]/g, '\\$&')
    .replace(/@(?=\w)/g, '@\u200b')
    .replace(/\s*\r?\n\s*/g, ' ');
}

/** What Markdown would read as emphasis, link, escape or cell border, also inside of HTML's own `code`. */
const structure = /[|\\`*~]|\](?=[([])|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;

/** A code span that survives backticks and cell borders in its text, which is shown to the letter. */
export function codeSpan(text: string): string {
  const safe = hideMasked(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(structure, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/\s+/g, ' ');
  return `<code>${safe}</code>`;
}

export function createSummary(
  file: string | undefined,
  redact: (text: string) => string = (text) => text,
): Summary {
  const parts: string[] = [];
  const summary: Summary = {
    heading: (text, level = 2) => add(`${'#'.repeat(level)} ${escapeMarkdown(text)}`),
    paragraph: (markdown) => add(markdown),
    table: ([head = [], ...rows]) =>
      add([head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')),
    code: (text, language = '') => {
      const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
      const fence = '`'.repeat(Math.max(3, longest + 1));
      return add(`${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`);
    },
    details: (title, markdown) =>
      add(`<details><summary>${escapeMarkdown(title)}</summary>\n\n${markdown}\n\n</details>`),
    markdown: () => parts.map((part) => `${part}\n\n`).join(''),
    write: async () => {
      if (file !== undefined && file !== '' && parts.length > 0)
        await appendFile(file, cut(redact(summary.markdown())));
      parts.length = 0;
    },
  };
  function add(part: string): Summary {
    parts.push(part);
    return summary;
  }
  return summary;
}

function cut(markdown: string): string {
  const bytes = Buffer.from(markdown);
  if (bytes.length <= summaryLimit) return markdown;
  const note = '\n\n> **Cut here:** the summary is longer than the 1 MiB GitHub shows.\n';
  const kept = bytes.subarray(0, summaryLimit - Buffer.byteLength(note) - 4).toString('utf8');
  // A cut inside a character leaves U+FFFD at the end.
  return `${kept.replace(/\uFFFD$/, '')}${note}`;
}
