import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as core from '@actions/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as commands from '../../../src/core/runner-commands.ts';
import * as files from '../../../src/core/runner-files.ts';

const names = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV'];
const odd = 'two lines\r\nwith 100% of, and: the rest';
const known = { ...process.env };

let scratch = '';
beforeAll(async () => {
  scratch = await mkdtemp(path.join(os.tmpdir(), 'runner-'));
  for (const name of names) process.env[name] = path.join(scratch, name);
});
afterAll(async () => {
  process.env = known;
  await rm(scratch, { recursive: true, force: true });
});
beforeEach(() => Promise.all(names.map((name) => writeFile(path.join(scratch, name), ''))));

/** What is written on standard output meanwhile. */
function said(work: () => void): string {
  const lines: unknown[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(line) > 0);
  try {
    work();
  } finally {
    write.mockRestore();
  }
  return lines.join('');
}

/** What is left in the runner's files, with the random delimiter made plain. */
async function left(work: () => void): Promise<string> {
  work();
  const texts = await Promise.all(names.map((name) => readFile(path.join(scratch, name), 'utf8')));
  for (const name of names) await writeFile(path.join(scratch, name), '');
  return texts.join('--\n').replace(/ghadelimiter_[0-9a-f-]+/g, 'END');
}

describe('the commands of a step are those of @actions/core', () => {
  const place = { title: 'A: B', file: 'a,b.yml' };
  it.each([
    ['error', () => commands.annotate('error', odd, { ...place, line: 2, col: 3 }), core.error],
    ['warning', () => commands.annotate('warning', odd, { ...place, line: 2, col: 3 }), core.warning],
    ['notice', () => commands.annotate('notice', odd, { ...place, line: 2, col: 3 }), core.notice],
  ] as const)('%s', (_, ours, theirs) =>
    expect(said(ours)).toBe(said(() => theirs(odd, { ...place, startLine: 2, startColumn: 3 }))),
  );

  it.each([
    ['a plain line', () => commands.logLine('plain'), () => core.info('plain')],
    ['debug', () => commands.debugLine(odd), () => core.debug(odd)],
    ['an annotation without a place', () => commands.annotate('error', odd), () => core.error(odd)],
    ['a mask', () => commands.maskValue(odd), () => core.setSecret(odd)],
    ['a group', () => commands.startGroup(odd), () => core.startGroup(odd)],
    ['the end of a group', () => commands.endGroup(), () => core.endGroup()],
  ])('%s', (_, ours, theirs) => expect(said(ours)).toBe(said(theirs)));

  it.each([
    ['an output', () => files.writeOutput('digests', odd), () => core.setOutput('digests', odd)],
    ['a number', () => files.writeOutput('passed', 3), () => core.setOutput('passed', 3)],
    ['a state', () => files.saveState('directory', odd), () => core.saveState('directory', odd)],
    ['a variable', () => files.exportVariable('A_B', odd), () => core.exportVariable('A_B', odd)],
  ])('%s in a file', async (_, ours, theirs) => expect(await left(ours)).toBe(await left(theirs)));

  it('reading inputs and state', () => {
    Object.assign(process.env, { 'INPUT_DRY-RUN': ' true\n', INPUT_EMPTY: ' ', STATE_directory: '/a' });
    expect(commands.readInput('dry-run')).toBe(core.getInput('dry-run'));
    expect(commands.readInput('empty')).toBeUndefined();
    expect(files.readState('directory')).toBe(core.getState('directory'));
    expect(files.readState('none')).toBeUndefined();
  });
});
