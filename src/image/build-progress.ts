import { z } from 'zod';

/** One line of `buildx build --progress=rawjson`: BuildKit's SolveStatus. */
const status = z.object({
  vertexes: z
    .array(
      z.object({
        digest: z.string(),
        name: z.string(),
        started: z.string().optional(),
        completed: z.string().optional(),
        cached: z.boolean().optional(),
        error: z.string().optional(),
      }),
    )
    .optional(),
  logs: z.array(z.object({ vertex: z.string(), data: z.base64() })).optional(),
});

export interface FailedStep {
  /** As BuildKit names it: `[linux/arm64 build 3/5] RUN make`. */
  readonly name: string;
  readonly error: string;
  /** The end of what it printed. */
  readonly log: string;
}

/** Follows one build. */
export interface BuildProgress {
  /** Takes one line of standard error. */
  line(text: string): void;
  /** The first step that failed by itself, not because another was cancelled. */
  failed(): FailedStep | undefined;
  /** What buildx said outside the steps: the Dockerfile lines around a failure, the last error. */
  readonly said: readonly string[];
  /** Steps done and those of them that came from the cache. */
  counts(): { readonly steps: number; readonly cached: number };
}

/** Lines of a failing step that are kept. */
const logLines = 40;

export function createBuildProgress(
  onStep: (name: string, ms: number, cached: boolean) => void,
): BuildProgress {
  const said: string[] = [];
  const logs = new Map<string, string>();
  const done = new Map<string, { cached: boolean }>();
  const failures: { digest: string; name: string; error: string }[] = [];
  return {
    said,
    line: (text) => {
      const parsed = text.startsWith('{') ? status.safeParse(parseJson(text)) : undefined;
      if (parsed?.success !== true) {
        said.push(text);
        return;
      }
      for (const { vertex, data } of parsed.data.logs ?? []) {
        const whole = (logs.get(vertex) ?? '') + Buffer.from(data, 'base64').toString('utf8');
        logs.set(
          vertex,
          whole
            .split('\n')
            .slice(-logLines - 1)
            .join('\n'),
        );
      }
      for (const { digest, name, started, completed, cached = false, error } of parsed.data.vertexes ?? []) {
        if (error !== undefined && !/context canceled/i.test(error)) failures.push({ digest, name, error });
        if (started === undefined || completed === undefined || done.has(digest)) continue;
        done.set(digest, { cached });
        if (!name.startsWith('[internal]')) onStep(name, Date.parse(completed) - Date.parse(started), cached);
      }
    },
    failed: () => {
      const [first] = failures;
      return first && { name: first.name, error: first.error, log: (logs.get(first.digest) ?? '').trimEnd() };
    },
    counts: () => {
      const all = [...done.values()];
      return { steps: all.length, cached: all.filter(({ cached }) => cached).length };
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
