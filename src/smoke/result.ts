/** What became of one check. `stopped`: another check had already failed for good. */
export interface CheckResult {
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'stopped';
  /** Requests made. */
  readonly attempts: number;
  readonly seconds: number;
  /** What was wrong, in one line. */
  readonly problem?: string | undefined;
  /** The first wrong answer, redacted and at most 4 KiB. */
  readonly answer?: string | undefined;
}

export interface SuiteResult {
  readonly passed: boolean;
  readonly checks: readonly CheckResult[];
  readonly seconds: number;
}

/** The failed checks in one line: `orders: answered 500 for 60 s; version: …`. */
export const problemsOf = ({ checks }: SuiteResult): string =>
  checks
    .filter(({ state }) => state === 'failed')
    .map(({ name, problem }) => `${name}: ${problem}`)
    .join('; ');
