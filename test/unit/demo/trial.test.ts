import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventOf, nextRunNumber, readableLog, readTrial } from '../../../scripts/demo/trial.ts';
import { runView } from '../../../scripts/demo/view.ts';
import { parseActLine } from '../../act/act-log.ts';

describe('a trial on the local clouds', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(path.join(os.tmpdir(), 'trial-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it.each([
    ['push', 'on: push'],
    ['push', 'on: [workflow_dispatch, push]'],
    ['push', 'on: { push: { branches: [main] }, workflow_dispatch: }'],
    ['workflow_dispatch', 'on: { workflow_dispatch: { inputs: {} } }'],
    ['pull_request', 'on: [pull_request, merge_group]'],
  ])('starts with a %s what says `%s`', async (event, text) => {
    const file = path.join(dir, 'workflow.yml');
    await writeFile(file, `${text}\njobs: {}\n`);
    expect(await eventOf(file)).toBe(event);
  });

  it('takes inputs as NAME=VALUE, with whatever is in the value', () => {
    const words = ['shop', '--keep', '--input', 'reason=a=b c', '--input', 'release='];
    expect(readTrial(words)).toEqual({
      ...{ directory: 'shop', workflow: 'deliver.yml', keep: true },
      inputs: { reason: 'a=b c', release: '' },
    });
  });

  it.each([[], ['shop', 'shop'], ['shop', '--input', 'reason'], ['shop', '--wrokflow', 'x.yml']])(
    'knows no such words: %s %s %s',
    (...words) => {
      expect(readTrial(words)).toBeUndefined();
    },
  );

  it('counts the runs of each workflow on one set of clouds', async () => {
    const numbers = [];
    for (const workflow of ['deliver.yml', 'rollback.yml', 'deliver.yml'])
      numbers.push(await nextRunNumber(dir, workflow));
    expect(numbers).toEqual([1, 1, 2]);
  });

  it('keeps a log without the runner’s own words', () => {
    const log = [
      '[a] GoGitActionCache fetch x',
      '[a] ⭐ Run Main Build',
      '[a]   ⚙  ***',
      '[a]   | built',
      '',
    ];
    expect(readableLog(log.join('\n'))).toBe('[a] ⭐ Run Main Build\n[a]   | built\n');
  });

  it('shows an error with what to do about it', () => {
    const shown: string[] = [];
    const view = runView((line) => shown.push(line));
    const line = (more: object) =>
      view(
        parseActLine(
          JSON.stringify({
            level: 'info',
            time: '2026-01-01T00:00:00Z',
            jobID: 'build',
            step: 'Build',
            ...more,
          }),
        ),
      );
    line({
      command: 'error',
      kvPairs: { title: 'CHART_INVALID' },
      arg: 'x is not in the repository',
      msg: '',
    });
    line({ command: 'error', arg: 'aws  it cannot succeed', msg: '' });
    line({ raw_output: true, msg: 'What to do: Commit x.\n' });
    line({ raw_output: true, msg: 'a line of a program\n' });
    line({ stepResult: 'failure', stage: 'Main', msg: '  ❌  Failure - Main Build [11.784486299s]' });
    expect(shown).toEqual([
      '00:00:00  build      CHART_INVALID: x is not in the repository',
      '00:00:00  build      aws  it cannot succeed',
      '00:00:00  build      What to do: Commit x.',
      '00:00:00  build    ✗ Build              11.7s',
    ]);
  });
});
