import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from '../../scripts/run-tool.ts';
import { loadFleet } from '../../src/fleet/load.ts';
import { jobBlock, readWorkflows } from './workflow-files.ts';

const sources = await readWorkflows('workflows');
const source = (name: string) => {
  const file = sources.find((candidate) => candidate.name === `${name}.yml`);
  if (file === undefined) throw new Error(`workflows/${name}.yml is missing`);
  return file;
};

const templates = await readWorkflows('action-templates/delivery-platform/.github/workflows');
const calls = templates.flatMap((file) =>
  Object.entries(file.content.jobs).map(([id, job]) => ({ file, id, job, name: `${file.name}: ${id}` })),
);

describe('the workflows users copy', () => {
  it('are there', () => expect(calls.length).toBeGreaterThan(0));

  it('stand beside a fleet file that has the environments and applications they name', async () => {
    const file = 'action-templates/delivery-platform/.github/flotilla.yml';
    const fleet = await loadFleet(path.join(root, file));
    for (const { job } of calls) {
      const { application, environment } = job.with;
      if (application !== undefined) expect(Object.keys(fleet.applications)).toContain(application);
      if (environment !== undefined && !String(environment).includes('${{'))
        expect(Object.keys(fleet.environments)).toContain(environment);
    }
  });

  it.each(calls)('$name passes what the workflow takes and grants what it needs', ({ file, id, job }) => {
    const [, called = ''] =
      /^flotilla\/flotilla\/\.github\/workflows\/([a-z-]+)\.yml@v1$/.exec(job.uses ?? '') ?? [];
    const target = source(called);
    const takes = target.content.on.workflow_call?.inputs ?? {};
    expect(Object.keys(job.with).filter((name) => takes[name] === undefined)).toEqual([]);
    const required = Object.keys(takes).filter((name) => takes[name]?.['required'] === true);
    expect(required.filter((name) => job.with[name] === undefined)).toEqual([]);
    expect(file.content.permissions).toEqual({});
    const needed = Object.values(target.content.jobs).flatMap(({ permissions }) =>
      Object.entries(permissions ?? {}),
    );
    expect(job.permissions).toEqual(Object.fromEntries(needed));
    expect(jobBlock(file, id)).not.toMatch(/^ {6}[a-z-]+: (read|write)$/m);
  });
});
