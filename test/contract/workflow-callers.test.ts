import { readFile } from 'node:fs/promises';
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

/** The repositories users copy, and how each names the suite: a starter by a commit that is to be filled in. */
const templates = [
  { folder: 'action-templates/delivery-platform', pin: 'v1' },
  { folder: 'action-templates/starter/one-cloud', pin: '0'.repeat(40) },
  { folder: 'action-templates/starter/three-clouds', pin: '0'.repeat(40) },
];
const files = await Promise.all(
  templates.map(async (template) => ({
    ...template,
    files: await readWorkflows(`${template.folder}/.github/workflows`),
  })),
);
const calls = files.flatMap(({ folder, pin, files }) =>
  files.flatMap((file) =>
    Object.entries(file.content.jobs)
      .filter(([, { uses }]) => uses?.startsWith('flotilla/'))
      .map(([id, job]) => ({ folder, pin, file, id, job, name: `${folder} ${file.name}: ${id}` })),
  ),
);

describe('the workflows users copy', () => {
  it('are there', () => {
    for (const { folder } of templates)
      expect(calls.filter((call) => call.folder === folder).length).toBeGreaterThan(3);
  });

  it('stand beside a fleet file that has the environments and applications they name', async () => {
    for (const { folder, job } of calls) {
      const fleet = await loadFleet(path.join(root, folder, '.github/flotilla.yml'));
      const { application, environment } = job.with;
      if (application !== undefined) expect(Object.keys(fleet.applications)).toContain(application);
      if (environment !== undefined && !String(environment).includes('${{'))
        expect(Object.keys(fleet.environments)).toContain(environment);
    }
  });

  it.each(templates.filter(({ folder }) => folder.includes('/starter/')))(
    '$folder says at every name of somebody else that it is to be filled in',
    async ({ folder }) => {
      const fleet = await readFile(path.join(root, folder, '.github/flotilla.yml'), 'utf8');
      const foreign =
        /^ +(account|client|cluster|location|project|provider|region|resource-group|role|service-account|subscription|tenant): |exampledelivery/;
      const lines = fleet.split('\n').filter((line) => foreign.test(line));
      expect(lines.length).toBeGreaterThan(5);
      expect(lines.filter((line) => !line.includes('# FILL IN'))).toEqual([]);
    },
  );

  it.each(calls)(
    '$name passes what the workflow takes and grants what it needs',
    ({ file, pin, id, job }) => {
      const [, called = '', ref] =
        /^flotilla\/flotilla\/\.github\/workflows\/([a-z-]+)\.yml@(\w+)$/.exec(job.uses ?? '') ?? [];
      expect(ref).toBe(pin);
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
    },
  );
});
