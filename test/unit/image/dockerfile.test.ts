import { describe, expect, it } from '@jest/globals';
import { parseDockerfile } from '../../../src/image/dockerfile.ts';
import { executedPlatforms } from '../../../src/image/executed-platforms.ts';

const runs = (text: string, platform = 'linux/arm64', options = {}) =>
  executedPlatforms(parseDockerfile(text), platform, options);

describe('a Dockerfile', () => {
  it('is read into stages with the lines of their instructions', () => {
    const { stages, globals } = parseDockerfile(
      [
        'ARG TAG=24',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the Dockerfile
        'FROM node:${TAG} AS build',
        '# a comment',
        'RUN a && \\',
        '  # inside',
        '  b',
        'copy . .',
      ].join('\n'),
    );
    expect(globals).toEqual({ TAG: '24' });
    expect(stages[0]).toMatchObject({ name: 'build', base: 'node:24', line: 2 });
    expect(stages[0]?.instructions).toEqual([
      { name: 'RUN', rest: 'a &&    b', line: 4 },
      { name: 'COPY', rest: '. .', line: 7 },
    ]);
  });

  it('skips here-documents, whose lines are no instructions', () => {
    const text = [
      'FROM a',
      'RUN <<EOF',
      'FROM b',
      'RUN x',
      'EOF',
      "COPY <<-'END' /x",
      '\tRUN y',
      '\tEND',
      'USER 1',
    ].join('\n');
    const { stages } = parseDockerfile(text);
    expect(stages).toHaveLength(1);
    expect(stages[0]?.instructions.map(({ name, line }) => [name, line])).toEqual([
      ['RUN', 2],
      ['COPY', 6],
      ['USER', 9],
    ]);
  });

  it('honours the escape directive', () => {
    const { stages } = parseDockerfile('# escape=`\nFROM a\nRUN dir c:\\ `\n  more');
    expect(stages[0]?.instructions).toHaveLength(1);
  });
});

describe('the platforms a build executes programs on', () => {
  it('are those of stages with a RUN', () => {
    expect(runs('FROM a\nRUN x')).toEqual([{ platform: 'linux/arm64', line: 2 }]);
    expect(runs('FROM a\nCOPY . .')).toEqual([]);
  });

  it('leave out the native platform of a cross-compiling stage', () => {
    const text =
      'FROM --platform=$BUILDPLATFORM go AS build\nRUN make\nFROM scratch\nCOPY --from=build /x /x';
    expect(runs(text)).toEqual([{ platform: 'native', line: 2 }]);
  });

  it('follow a stage to the platform of the stage it starts from', () => {
    const text =
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the Dockerfile
      'FROM --platform=${BUILDPLATFORM} go AS base\nFROM base AS build\nRUN make\nFROM scratch\nCOPY --from=build /x /x';
    expect(runs(text)).toEqual([{ platform: 'native', line: 3 }]);
  });

  it('are not those of stages the target does not need', () => {
    const text =
      'FROM a AS test\nRUN tests\nFROM a AS build\nRUN make\nFROM scratch AS final\nCOPY --from=build /x /x';
    expect(runs(text)).toEqual([{ platform: 'linux/arm64', line: 4 }]);
    expect(runs(text, 'linux/arm64', { target: 'test' })).toEqual([{ platform: 'linux/arm64', line: 2 }]);
  });

  it('include what a RUN mounts from and what COPY names by number', () => {
    expect(
      runs(
        'FROM a AS tools\nRUN x\nFROM --platform=$BUILDPLATFORM b\nRUN --mount=type=bind,from=tools,target=/t y',
      ),
    ).toEqual([
      { platform: 'linux/arm64', line: 2 },
      { platform: 'native', line: 4 },
    ]);
    expect(runs('FROM a\nRUN x\nFROM scratch\nCOPY --from=0 /x /x')).toEqual([
      { platform: 'linux/arm64', line: 2 },
    ]);
  });

  it('know fixed platforms, arguments and TARGETARCH', () => {
    expect(runs('FROM --platform=linux/s390x a\nRUN x')).toEqual([{ platform: 'linux/s390x', line: 2 }]);
    expect(
      runs('ARG WHERE=$BUILDPLATFORM\nFROM --platform=$WHERE a\nRUN x', 'linux/arm64', {
        args: { WHERE: 'linux/386' },
      }),
    ).toEqual([{ platform: 'linux/386', line: 3 }]);
    expect(
      runs('FROM a-$TARGETARCH AS a\nFROM scratch AS stage-arm64\nRUN x\nFROM stage-$TARGETARCH\nCOPY . .'),
    ).toEqual([{ platform: 'linux/arm64', line: 3 }]);
  });
});
