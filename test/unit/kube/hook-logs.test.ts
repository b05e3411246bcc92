import { expect, it } from '@jest/globals';
import type { KubeClient, LogRef } from '../../../src/kube/client.ts';
import { followLogs } from '../../../src/kube/hook-logs.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { container, pod } from './objects.ts';

const job = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'migrate', namespace: 'shop', uid: 'uid-migrate' },
};

/** A pod's log as the API server gives it: whole seconds of what was written since. */
function rig() {
  const written: string[] = [];
  const { log, lines } = recordingLog();
  let now = 0;
  const asked: LogRef[] = [];
  const client = {
    list: async () => [pod('migrate-1', container({ state: { running: {} } }))],
    logs: async (ref: LogRef) => {
      asked.push(ref);
      const since = ref.sinceTime?.slice(0, 19) ?? '';
      return written.filter((line) => line.slice(0, 19) >= since).join('');
    },
  };
  // Nothing but these two is asked of a client here.
  const follow = followLogs(client as unknown as KubeClient, {
    clock: { now: () => now, sleep: async () => undefined },
    log,
    hide: (text) => text.replaceAll('made-by-the-chart', '***'),
  });
  return {
    ...{ lines, asked },
    write: (at: string, text: string) => written.push(`2026-01-01T00:00:${at}Z ${text}\n`),
    look: (ms: number, last = false) => {
      now += ms;
      return follow(job, last);
    },
  };
}

it('tells each line of a hook’s log once, by the second or not, at a pace a person reads', async () => {
  const { write, look, lines, asked } = rig();
  write('01.1', 'one');
  await look(0);
  write('01.100000001', 'one and a bit');
  write('01.9', 'two');
  await look(1_000);
  expect(asked).toHaveLength(1);
  await look(2_000);
  write('05.000000000', '::set-output name=x::three');
  await look(500, true);
  expect(lines).toEqual([
    'info: migrate-1/app │ one',
    'info: migrate-1/app │ one and a bit',
    'info: migrate-1/app │ two',
    'info: migrate-1/app │ : :set-output name=x::three',
  ]);
});

it('leaves out most of what comes in a flood, and says how much', async () => {
  const { write, look, lines } = rig();
  for (let line = 0; line < 150; line++) write(`01.${String(line).padStart(9, '0')}`, `line ${line}`);
  await look(0);
  expect(lines[0]).toBe('info: migrate-1/app │ … 50 lines left out');
  expect(lines.at(-1)).toBe('info: migrate-1/app │ line 149');
  expect(lines).toHaveLength(101);
});

it('tells no secrets', async () => {
  const { write, look, lines } = rig();
  write('01', 'connecting to postgres://app:hunter2@db/shop as made-by-the-chart');
  await look(0);
  expect(lines).toEqual(['info: migrate-1/app │ connecting to postgres://app:***@db/shop as ***']);
});
