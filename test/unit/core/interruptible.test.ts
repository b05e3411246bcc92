import { describe, expect, it } from '@jest/globals';
import { systemExec } from '../../../src/core/exec.ts';

const node = (code: string) => [process.execPath, '-e', code] as const;

describe('a program that may be interrupted', () => {
  it('is run as any other', async () => {
    const lines: string[] = [];
    const finished = await systemExec({
      argv: [...node("process.stdin.pipe(process.stdout); console.error('said'); process.exitCode = 3")],
      env: {},
      stdin: 'one\ntwo\n',
      interrupt: new AbortController().signal,
      onStdout: (line) => lines.push(line),
    });
    expect(finished).toEqual({ code: 3, stdout: 'one\ntwo\n', stderr: 'said\n' });
    expect(lines).toEqual(['one', 'two']);
  });

  it('is asked to end by SIGINT, and waited for', async () => {
    const cancel = new AbortController();
    const code =
      "process.on('SIGINT', () => { console.log('saved'); process.exit(1) }); setInterval(() => {}, 1e3); console.log('ready')";
    const finished = systemExec({
      argv: [...node(code)],
      env: {},
      interrupt: cancel.signal,
      onStdout: (line) => line === 'ready' && cancel.abort(),
    });
    expect(await finished).toEqual({ code: 1, stdout: 'ready\nsaved\n', stderr: '' });
  });

  it('that was killed says by what', async () => {
    const killed = await systemExec({
      argv: [...node("process.kill(process.pid, 'SIGKILL')")],
      env: {},
      interrupt: new AbortController().signal,
    });
    expect(killed.code).toBe(137);
  });

  it('may be missing', async () => {
    const argv = ['/nowhere/program'] as const;
    const started = systemExec({ argv: [...argv], env: {}, interrupt: new AbortController().signal });
    await expect(started).rejects.toMatchObject({ code: 'TOOL_MISSING' });
  });
});
