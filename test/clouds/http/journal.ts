/** One answered request, as tests read it back from `/_control/requests`. */
export interface JournalEntry {
  readonly at: string;
  readonly server: string;
  readonly method: string;
  /** Path and query; values of parameters that carry credentials are left out. */
  readonly path: string;
  readonly status: number;
  /** Size of the body as announced; where it was not, what came over the connection. */
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly milliseconds: number;
  /** Scheme of the Authorization header, never its value. */
  readonly authorization?: string;
  readonly fault?: string;
}

/** What a server was asked, oldest first. */
export interface Journal {
  add(entry: JournalEntry): void;
  list(): readonly JournalEntry[];
  clear(): void;
}

/** Long test runs must not grow without end. */
const capacity = 50_000;

/** An empty journal. */
export function createJournal(): Journal {
  let entries: JournalEntry[] = [];
  return {
    add: (entry) => {
      entries.push(entry);
      if (entries.length > capacity) entries = entries.slice(-capacity / 2);
    },
    list: () => entries,
    clear: () => {
      entries = [];
    },
  };
}

/** Path and query without the values of credentials. */
export function publicPath(url: URL): string {
  const query = new URLSearchParams(url.searchParams);
  for (const name of [...query.keys()]) {
    if (/token|signature|credential|assertion|_state/i.test(name)) query.set(name, '-');
  }
  const text = query.toString();
  // Artifact Registry's upload paths are longer than anybody wants to read.
  const path = url.pathname.length > 1000 ? `${url.pathname.slice(0, 1000)}…` : url.pathname;
  return text === '' ? path : `${path}?${text}`;
}
