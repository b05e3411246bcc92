import os from 'node:os';
import { describe, expect, it } from '@jest/globals';
import type { Command, Exec } from '../../../src/core/exec.ts';
import { createTemp } from '../../../src/core/temp.ts';
import { openBuilder } from '../../../src/image/builder.ts';
import { builderImage } from '../../../src/image/builder-image.lock.ts';
import { createExecutionProbe } from '../../../src/image/emulation.ts';
import { recordingLog } from '../../support/recording-log.ts';

const buildx = { argv: ['buildx'] as const, version: '0.37.2', env: { BUILDX_CONFIG: '/callers' } };
const temp = createTemp({ RUNNER_TEMP: os.tmpdir() });

/** Buildx as one function from its arguments to what it answers. */
function fake(
  answer: (args: string, command: Command) => { code: number; stdout?: string; stderr?: string },
) {
  const asked: string[] = [];
  const exec: Exec = async (command) => {
    const args = command.argv.slice(1).join(' ');
    asked.push(args);
    const { code, stdout = '', stderr = '' } = answer(args, command);
    for (const line of stderr.split('\n')) command.onStderr?.(line);
    return { code, stdout, stderr };
  };
  return { asked, ports: { exec, temp, log: recordingLog().log } };
}

describe('a builder', () => {
  it('that exists is used as it is, with the caller’s configuration, and left alone', async () => {
    const { asked, ports } = fake(() => ({ code: 0 }));
    const builder = await openBuilder('mine', buildx, ports);
    await builder.remove();
    expect(asked).toEqual(['inspect --bootstrap mine']);
    expect(builder.buildx.env).toEqual(buildx.env);
  });

  it('at an address is made for this step, in a configuration of its own, and removed', async () => {
    const { asked, ports } = fake(() => ({ code: 0 }));
    const builder = await openBuilder('unix:///run/buildkit.sock', buildx, ports);
    await builder.remove();
    expect(asked[0]).toMatch(/^create --name flotilla-\w+ --driver remote unix:\/\/\/run\/buildkit\.sock$/);
    expect(asked.at(-1)).toMatch(/^rm --force flotilla-/);
    expect(builder.buildx.env.BUILDX_CONFIG).not.toBe('/callers');
    await temp.remove();
  });

  it('of our own comes from an image pinned by digest, from the first mirror that has it', async () => {
    const { asked, ports } = fake((args) => ({
      code: args.includes('docker.io') ? 1 : 0,
      stderr: 'rate limited',
    }));
    await openBuilder(undefined, buildx, ports);
    const images = asked.flatMap((args) => /image=(\S+)/.exec(args)?.[1] ?? []);
    expect(images).toEqual(
      builderImage.repositories.map((repository) => `${repository}@${builderImage.digest}`),
    );
    await temp.remove();
  });

  it('of an image whose digest nobody confirmed is refused', async () => {
    const { ports } = fake(() => ({ code: 0 }));
    await expect(
      openBuilder(undefined, buildx, ports, { ...builderImage, verified: false }),
    ).rejects.toMatchObject({
      code: 'TOOL_MISSING',
      hint: expect.stringContaining('`builder`'),
    });
  });

  it('that does not answer is refused, also where buildx ends well', async () => {
    const { ports } = fake(() => ({ code: 0, stdout: 'Name: r\nError:   no such host\n' }));
    await expect(openBuilder('mine', buildx, ports)).rejects.toMatchObject({
      code: 'TOOL_FAILED',
      message: expect.stringContaining('no such host'),
    });
  });
});

describe('the execution probe', () => {
  const failedRun = JSON.stringify({
    vertexes: [{ digest: 'd', name: '[2/2] RUN ["/probe"]', error: 'exit code: 1' }],
  });
  const builder = { name: 'b', buildx, remove: async () => {} };

  it('runs a program of the platform once, without the cache', async () => {
    const { asked, ports } = fake(() => ({ code: 0 }));
    const canExecute = createExecutionProbe(builder, ports);
    expect(await Promise.all([canExecute('linux/arm64'), canExecute('linux/arm64')])).toEqual([true, true]);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain('--platform=linux/arm64 --no-cache');
    await temp.remove();
  });

  it('tells a program that does not run from a builder that does not work', async () => {
    const refused = fake(() => ({ code: 1, stderr: failedRun }));
    expect(await createExecutionProbe(builder, refused.ports)('linux/arm64')).toBe(false);
    const broken = fake(() => ({ code: 1, stderr: 'ERROR: connection refused' }));
    await expect(createExecutionProbe(builder, broken.ports)('linux/arm64')).rejects.toMatchObject({
      code: 'TOOL_FAILED',
    });
    await temp.remove();
  });
});
