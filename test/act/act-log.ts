import { z } from 'zod';

/** One line of `act --json`; only what is used here. */
const line = z.looseObject({
  level: z.string(),
  msg: z.string(),
  time: z.string(),
  job: z.string().optional(),
  jobID: z.string().optional(),
  step: z.string().optional(),
  stepID: z.array(z.string()).optional(),
  stage: z.string().optional(),
  stepResult: z.string().optional(),
  jobResult: z.string().optional(),
  raw_output: z.boolean().optional(),
  command: z.string().optional(),
  name: z.string().optional(),
  arg: z.string().optional(),
  content: z.string().optional(),
  kvPairs: z.record(z.string(), z.string()).nullish(),
});

export type ActLine = z.output<typeof line>;

/** Reads one line of the log. What is not JSON is act's own last word before it ends. */
export function parseActLine(text: string): ActLine {
  try {
    const parsed = line.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
  } catch {
    // not JSON
  }
  return { level: 'error', msg: text, time: new Date().toISOString() };
}

export interface StepResult {
  readonly job: string;
  readonly name: string;
  readonly stage: string;
  readonly result: string;
}

export interface Annotation {
  readonly level: 'notice' | 'warning' | 'error';
  readonly job: string;
  readonly title: string | undefined;
  readonly message: string;
}

/** What a run did, from its log. */
export interface RunLog {
  /** Result by job id; a job of a called workflow has that workflow's job id. */
  readonly jobs: ReadonlyMap<string, string>;
  readonly steps: readonly StepResult[];
  /** Outputs by `JOB/STEP/NAME`. */
  readonly outputs: ReadonlyMap<string, string>;
  readonly summaries: readonly { job: string; step: string; markdown: string }[];
  readonly annotations: readonly Annotation[];
  /** What a reader of the log sees, masked as the runner masks it. */
  readonly text: string;
}

/** Gathers a run's lines into its results. Composite parents repeat their last child's commands; those count once. */
export function readActLog(lines: readonly ActLine[]): RunLog {
  const jobs = new Map<string, string>();
  const steps: StepResult[] = [];
  const outputs = new Map<string, string>();
  const summaries = new Map<string, { job: string; step: string; markdown: string }>();
  const annotations: Annotation[] = [];
  const text: string[] = [];
  for (const entry of lines) {
    const job = entry.jobID ?? '';
    const step = entry.stepID?.join('/') ?? '';
    text.push(`${entry.job === undefined ? '' : `[${entry.job.trim()}] `}${entry.msg.replace(/\n$/, '')}`);
    if (entry.jobResult !== undefined) jobs.set(job, entry.jobResult);
    if (entry.stepResult !== undefined && entry.stage !== undefined) {
      steps.push({ job, name: entry.step ?? step, stage: entry.stage, result: entry.stepResult });
    }
    switch (entry.command) {
      case 'set-output':
        outputs.set(`${job}/${step}/${entry.name}`, entry.arg ?? '');
        break;
      case 'summary':
        summaries.set(`${job}/${entry.stepID?.at(-1)}`, {
          job,
          step: entry.step ?? step,
          markdown: entry.content ?? '',
        });
        break;
      case 'notice':
      case 'warning':
      case 'error':
        annotations.push({
          level: entry.command,
          job,
          title: entry.kvPairs?.['title'],
          message: entry.arg ?? '',
        });
        break;
    }
  }
  return { jobs, steps, outputs, summaries: [...summaries.values()], annotations, text: text.join('\n') };
}
