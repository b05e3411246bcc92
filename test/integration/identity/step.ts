import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { systemClock } from '../../../src/core/clock.ts';
import type { Context } from '../../../src/core/context.ts';
import { systemExec } from '../../../src/core/exec.ts';
import type { Http } from '../../../src/core/http.ts';
import { createSummary } from '../../../src/core/summary.ts';
import { createTemp } from '../../../src/core/temp.ts';
import { recordingLog } from '../../support/recording-log.ts';
import type { Fixture } from '../clouds/fixture.ts';
import { registerJob } from './job.ts';

/** A step of a job at the stand-ins: its context, and what the runner would keep of it. */
export async function startStep(
  fixture: Fixture,
  http: Http,
  job: Readonly<Record<string, unknown>> = {},
  variables: Readonly<Record<string, string>> = {},
) {
  const state = new Map<string, string>();
  const exported = new Map<string, string>();
  const { log, lines, masked } = recordingLog();
  const temp = path.join(fixture.dir, `runner-temp-${Math.random().toString(36).slice(2)}`);
  await mkdir(temp);
  const env: Record<string, string> = {
    ...(await registerJob(fixture.standIns, job)),
    ...{ RUNNER_TEMP: temp, NODE_EXTRA_CA_CERTS: path.join(fixture.dir, 'ca.pem') },
    ...variables,
  };
  const context: Context = {
    ...{ log, http, env, exec: systemExec, clock: systemClock },
    summary: createSummary(undefined),
    temp: createTemp(env),
    state: { save: (name, value) => void state.set(name, value), read: (name) => state.get(name) },
    signal: new AbortController().signal,
    exportVariable: (name, value) => void exported.set(name, value),
  };
  return { context, env, exported, lines, masked, temp };
}
