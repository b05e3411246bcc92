import { describe, expect, it } from '@jest/globals';
import { createBuildProgress } from '../../../src/image/build-progress.ts';

const vertex = (fields: object) =>
  JSON.stringify({ vertexes: [{ digest: 'sha256:1', name: 'RUN make', ...fields }] });
const log = (text: string) =>
  JSON.stringify({ logs: [{ vertex: 'sha256:1', data: Buffer.from(text).toString('base64') }] });
const started = '2026-01-01T00:00:00Z';
const completed = '2026-01-01T00:00:02Z';

describe('the progress of a build', () => {
  it('reports each finished step once', () => {
    const steps: unknown[] = [];
    const progress = createBuildProgress((...step) => steps.push(step));
    progress.line(vertex({ started }));
    progress.line(vertex({ started, completed }));
    progress.line(vertex({ started, completed, cached: true }));
    progress.line(vertex({ digest: 'sha256:2', name: '[internal] load', started, completed }));
    expect(steps).toEqual([['RUN make', 2000, false]]);
    expect(progress.counts()).toEqual({ steps: 2, cached: 0 });
  });

  it('names the step that failed, with the end of what it printed', () => {
    const progress = createBuildProgress(() => {});
    progress.line(log(`${Array.from({ length: 100 }, (_, at) => `line ${at}`).join('\n')}\n`));
    progress.line(vertex({ digest: 'sha256:9', name: 'other', error: 'context canceled: context canceled' }));
    progress.line(vertex({ started, completed, error: 'exit code: 2' }));
    expect(progress.failed()).toMatchObject({ name: 'RUN make', error: 'exit code: 2' });
    expect(progress.failed()?.log).toMatch(/^line 60\n(.*\n)*line 99$/);
  });

  it('keeps what is said outside the steps, also when it looks like JSON', () => {
    const progress = createBuildProgress(() => {});
    progress.line('ERROR: failed to build');
    progress.line('{"vertexes": 3}');
    progress.line('{broken');
    expect(progress.said).toEqual(['ERROR: failed to build', '{"vertexes": 3}', '{broken']);
    expect(progress.failed()).toBeUndefined();
  });
});
