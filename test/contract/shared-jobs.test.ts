import { describe, expect, it } from '@jest/globals';
import { jobBlock, readWorkflows, stepLines } from './workflow-files.ts';

const sources = await readWorkflows('workflows');
const source = (name: string) => {
  const file = sources.find((candidate) => candidate.name === `${name}.yml`);
  if (file === undefined) throw new Error(`workflows/${name}.yml is missing`);
  return file;
};

describe('jobs that several workflows share', () => {
  it('are the same: build and publish', () => {
    expect(jobBlock(source('build'), 'build')).toBe(jobBlock(source('pipeline'), 'build'));
    expect(jobBlock(source('build'), 'publish')).toBe(jobBlock(source('pipeline'), 'publish'));
  });

  it('are the same but for what check does not keep', () => {
    const steps = stepLines(source('check'), 'build').trimEnd();
    expect(
      stepLines(source('pipeline'), 'build').startsWith(`${steps}\n      - name: Keep the layout\n`),
    ).toBe(true);
  });

  it('are the same but for where the release comes from: deliver', () => {
    const deliver = (name: string) =>
      stepLines(source(name), 'deliver').replaceAll('needs.publish.outputs.', 'inputs.');
    const fetched = /( {6}- name: Fetch the release\n(?: {8}.*\n)*)/;
    expect(deliver('deploy').replace(fetched, '')).toBe(deliver('pipeline').replace(fetched, ''));
  });

  it('are the same but for the stages before: report', () => {
    const report = (name: string) =>
      stepLines(source(name), 'report')
        .replaceAll('needs.publish.outputs.', 'inputs.')
        .replace(/^ +(build|publish)=.*\n/gm, '');
    expect(report('deploy')).toBe(report('pipeline'));
  });

  it('report always, about every job before', () => {
    for (const name of ['pipeline', 'deploy']) {
      const { report, ...before } = source(name).content.jobs;
      expect(report).toMatchObject({ if: 'always()', needs: Object.keys(before) });
      for (const id of Object.keys(before))
        expect(stepLines(source(name), 'report')).toContain(`${id}=\${{ needs.${id}.result }}`);
    }
  });
});
