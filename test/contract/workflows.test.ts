import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readActions } from '../../scripts/action-files.ts';
import { root } from '../../scripts/run-tool.ts';
import { type Job, jobBlock, readWorkflows, type WorkflowFile } from './workflow-files.ts';

const sources = await readWorkflows('workflows');
const published = await readWorkflows('.github/workflows');
const own = published.filter(({ name }) => name.startsWith('.'));
const actionFiles = await readActions();
const lock = z
  .record(
    z.string(),
    z.strictObject({ version: z.string(), commit: z.string(), sources: z.array(z.string()) }),
  )
  .parse(
    Object.fromEntries(
      Object.entries<unknown>(
        JSON.parse(await readFile(path.join(root, 'workflows/actions.lock.json'), 'utf8')),
      ).filter(([key]) => key !== '$comment'),
    ),
  );
const everyStep = (file: WorkflowFile) => Object.values(file.content.jobs).flatMap(({ steps }) => steps);
describe('.github/workflows', () => {
  it('holds the copy of each source under one line that says so', () => {
    const copies = published.filter(({ name }) => !name.startsWith('.'));
    expect(copies.map(({ name }) => name)).toEqual(sources.map(({ name }) => name));
    for (const { name, text } of copies) {
      const header = `# Generated from workflows/${name}; edit that file.\n`;
      expect(text).toBe(header + sources.find((file) => file.name === name)?.text);
    }
  });
});

describe('workflows/actions.lock.json', () => {
  it.each(Object.entries(lock))(
    '%s is a commit that two sources agree on',
    (_name, { commit, sources: seen }) => {
      expect(commit).toMatch(/^[a-f0-9]{40}$/);
      expect(seen.length).toBeGreaterThanOrEqual(2);
    },
  );

  it('holds no action that nobody uses', () => {
    const used = new Set(
      [...sources, ...own].flatMap(everyStep).map(({ uses = '' }) => uses.slice(0, uses.indexOf('@'))),
    );
    expect(Object.keys(lock).filter((name) => !used.has(name))).toEqual([]);
  });
});

describe('artifacts by pattern', () => {
  const patterns = sources
    .flatMap(everyStep)
    .map((step) => step.with?.['pattern'])
    .filter((pattern) => typeof pattern === 'string');
  const names = sources
    .flatMap(everyStep)
    .filter(({ uses = '' }) => uses.startsWith('actions/upload-artifact@'))
    .map((step) => String(step.with?.['name']));
  const filled = (text: string, environment: string) =>
    text.replace(
      /\$\{\{ (\S+) \}\}/g,
      (_, name) => ({ 'inputs.environment': environment, 'github.run_attempt': '1' })[String(name)] ?? 'aws',
    );

  it.each(patterns)('%s is of one environment', (pattern) => {
    const mine = filled(pattern, 'prod');
    expect(names.filter((name) => path.matchesGlob(filled(name, 'prod'), mine))).not.toEqual([]);
    expect(names.filter((name) => path.matchesGlob(filled(name, 'prod-eu'), mine))).toEqual([]);
  });
});

describe.each([...sources, ...own])('$name', (file) => {
  const jobs = Object.entries(file.content.jobs);

  it('uses the suite’s actions and locked ones, nothing else', () => {
    const wrong = [...file.text.matchAll(/\buses: +(\S+)(?: +# (\S+))?$/gm)].filter(
      ([, uses = '', comment]) => {
        if (/^\$\/actions\/[a-z-]+$/.test(uses))
          return !actionFiles.some(({ name }) => uses === `$/actions/${name}`);
        const [name = '', commit] = uses.split('@');
        return lock[name]?.commit !== commit || lock[name]?.version !== comment;
      },
    );
    expect(wrong.map(([line]) => line)).toEqual([]);
  });

  it('begins with no permission, and says why a job needs one', () => {
    expect(file.content.permissions).toEqual({});
    for (const [id, { permissions }] of jobs) {
      expect({ id, permissions }).toEqual({ id, permissions: expect.any(Object) });
      const granted = Object.entries(permissions ?? {});
      const lines = granted.filter(([scope, level]) =>
        new RegExp(`^ {6}${scope}: ${level} # \\S+`, 'm').test(jobBlock(file, id)),
      );
      expect(lines).toEqual(granted);
    }
  });

  it('leaves no credentials behind after a checkout', () => {
    const checkouts = everyStep(file).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.filter(({ with: inputs }) => inputs['persist-credentials'] !== false)).toEqual([]);
  });

  it('has no secret inherited and no matrix with a concurrency group', () => {
    expect(file.text).not.toMatch(/secrets: +inherit/);
    expect(jobs.filter(([, { strategy, concurrency }]) => strategy && concurrency)).toEqual([]);
  });

  it('puts no expression into a shell line', () => {
    expect(everyStep(file).filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });
});

describe.each(sources)('workflows/$name', (file) => {
  const jobs = Object.entries(file.content.jobs);
  const call = file.content.on.workflow_call;

  it('documents the permissions its caller grants: the union of its jobs’', () => {
    const head = file.text.slice(0, file.text.indexOf('\non:'));
    const documented = [...head.matchAll(/^# {3}([a-z-]+): (read|write) # \S+/gm)];
    const union: Record<string, string> = {};
    for (const [scope, level] of jobs.flatMap(([, { permissions }]) => Object.entries(permissions ?? {})))
      if (union[scope] !== 'write') union[scope] = level;
    expect(Object.fromEntries(documented.map(([, scope = '', level = '']) => [scope, level]))).toEqual(union);
  });

  it('is only called, runs no shell and calls no workflow itself', () => {
    expect(Object.keys(file.content.on)).toEqual(['workflow_call']);
    expect(everyStep(file).filter(({ run }) => run !== undefined)).toEqual([]);
    expect(jobs.filter(([, { uses }]) => uses !== undefined)).toEqual([]);
  });

  it('describes every input, secret and output in a sentence', () => {
    const all = Object.entries({ ...call?.inputs, ...call?.secrets, ...call?.outputs });
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter(([, { description }]) => !description.endsWith('.')).map(([name]) => name)).toEqual([]);
  });

  it('passes actions only inputs they have, and all they require', () => {
    const wrong = everyStep(file).flatMap(({ uses = '', with: passed }) => {
      const called = actionFiles.find(({ name }) => uses === `$/actions/${name}`);
      if (called === undefined) return [];
      const unknown = Object.keys(passed).filter((name) => called.inputs[name] === undefined);
      const required = Object.keys(called.inputs).filter((name) => called.inputs[name]?.required);
      return [...unknown, ...required.filter((name) => passed[name] === undefined)].map(
        (name) => `${called.name}: ${name}`,
      );
    });
    expect(wrong).toEqual([]);
  });

  it('reads only outputs, inputs and secrets that exist', () => {
    const known = new Set([
      ...Object.keys(call?.inputs ?? {}).map((name) => `inputs.${name}`),
      ...Object.keys(call?.secrets ?? {}).map((name) => `secrets.${name}`),
      ...jobs.flatMap(([id, { outputs }]) =>
        Object.keys(z.record(z.string(), z.string()).default({}).parse(outputs)).flatMap((name) => [
          `needs.${id}.outputs.${name}`,
          `jobs.${id}.outputs.${name}`,
        ]),
      ),
      ...jobs.flatMap(([, { steps }]) => steps.flatMap((step) => outputsOf(step))),
    ]);
    const read = file.text.matchAll(/\b(?:(?:needs|jobs|steps)\.[a-z-]+\.outputs|inputs|secrets)\.[a-z-]+/g);
    expect([...read].map(([name]) => name).filter((name) => !known.has(name))).toEqual([]);
  });

  it('hands names and digests from job to job, never what a mask could swallow', () => {
    const outputs = jobs.flatMap(([, job]) =>
      Object.keys(z.record(z.string(), z.string()).default({}).parse(job['outputs'])),
    );
    const allowed = [
      'artifact',
      'attempt',
      'commit',
      'digest',
      'digests',
      'legs',
      'release',
      'results',
      'verdict',
    ];
    expect(outputs.filter((name) => !allowed.includes(name))).toEqual([]);
  });

  it('gives an identity only to jobs that need one and run nothing of the caller’s', () => {
    const uses = ({ steps }: Job, ...names: string[]) =>
      steps.some((step) => names.some((name) => step.uses === `$/actions/${name}`));
    for (const [id, job] of jobs) {
      const identity = job.permissions?.['id-token'] === 'write';
      const speaks = uses(
        job,
        'sign-image',
        'preflight',
        'prune-registry',
        'push-image',
        'verify-image',
        'deploy-cluster',
        'plan-cluster',
        'plan-infrastructure',
        'apply-infrastructure',
        'remove-environment',
        'rollback',
        'settle-delivery',
        'smoke-test',
      );
      expect({ id, identity }).toEqual({ id, identity: speaks });
      expect({ id, runsCallersCode: identity && uses(job, 'build-image', 'scan-image') }).toEqual({
        id,
        runsCallersCode: false,
      });
    }
  });

  it('never cancels a delivery: concurrency groups queue', () => {
    for (const [, { concurrency }] of jobs) {
      if (concurrency === undefined) continue;
      expect(concurrency).toMatchObject({ queue: 'max', 'cancel-in-progress': false });
      expect(concurrency.group).toContain('inputs.environment');
    }
  });

  it('overrides endpoints only by its own input, never from the repository', () => {
    const given = everyStep(file).flatMap(({ with: inputs }) => inputs['endpoints'] ?? []);
    expect(given.filter((value) => value !== `\${{ inputs.endpoints }}`)).toEqual([]);
  });

  function outputsOf({ id, uses = '' }: Job['steps'][number]): string[] {
    const called = actionFiles.find(({ name }) => uses === `$/actions/${name}`);
    return Object.keys(called?.outputs ?? {}).map((name) => `steps.${id}.outputs.${name}`);
  }
});
