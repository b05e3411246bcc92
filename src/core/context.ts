import type { Clock } from './clock.ts';
import type { Exec } from './exec.ts';
import type { Http } from './http.ts';
import type { Log } from './log.ts';
import type { Summary } from './summary.ts';
import type { Temp } from './temp.ts';

/** Values a step leaves for its post step, kept by the runner. Never a secret. */
export interface State {
  save(name: string, value: string): void;
  read(name: string): string | undefined;
}

/** Everything an action touches outside itself. */
export interface Context {
  readonly log: Log;
  readonly exec: Exec;
  readonly http: Http;
  readonly clock: Clock;
  readonly env: NodeJS.ProcessEnv;
  readonly summary: Summary;
  readonly temp: Temp;
  readonly state: State;
  /** Aborts with `INTERRUPTED` when the job is cancelled (SIGINT, then 7.5 s, SIGTERM, then 2.5 s, kill). */
  readonly signal: AbortSignal;
  /** Sets a variable for the following steps of the job. Never a secret. */
  exportVariable(name: string, value: string): void;
}
