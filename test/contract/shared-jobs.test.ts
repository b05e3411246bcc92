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

  it.each(['deliver', 'plan', 'leg', 'settle'])(
    'are the same but for where the release comes from: %s',
    (id) => {
      const steps = (name: string) =>
        stepLines(source(name), id).replaceAll('needs.publish.outputs.', 'inputs.');
      const fetched = /( {6}- name: Fetch the release\n(?: {8}.*\n)*)/;
      expect(steps('deploy').replace(fetched, '')).toBe(steps('pipeline').replace(fetched, ''));
    },
  );

  it('run in one topology only, and wait for nothing of the other', () => {
    for (const name of ['pipeline', 'deploy']) {
      const { deliver, plan, leg, settle } = source(name).content.jobs;
      expect(deliver).toMatchObject({ if: "inputs.topology == 'transaction'" });
      expect(plan).toMatchObject({ if: "inputs.topology == 'per-cluster'" });
      for (const job of [leg, settle])
        expect(job).toMatchObject({
          needs: expect.arrayContaining(['plan']),
          strategy: { 'fail-fast': false },
        });
      // The way back waits for nobody: no reviewers, and no leg that failed or was cancelled.
      expect(settle).toMatchObject({
        if: "always() && needs.plan.result == 'success'",
        environment: `\${{ inputs.environment }}-rollback`,
      });
    }
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
      // What the legs came to is in the verdict of each cluster, which the policy may have forgiven.
      for (const id of Object.keys(before).filter((job) => job !== 'leg'))
        expect(stepLines(source(name), 'report')).toMatch(
          new RegExp(
            `\\b${id}=\\$\\{\\{ needs\\.${id}\\.result \\}\\}|format\\('${id}=\\{0\\}', needs\\.${id}\\.result\\)`,
          ),
        );
    }
  });
});
