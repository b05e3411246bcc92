import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { changedOutputs, changesOf, driftOf } from '../../../src/infrastructure/changes.ts';
import { parsePlan } from '../../../src/infrastructure/plan-json.ts';
import { sensitiveValues } from '../../../src/infrastructure/sensitive.ts';

const read = async (name: string) =>
  parsePlan(await readFile(path.join(import.meta.dirname, 'plans', `${name}.json`), 'utf8'));
const first = await read('first');
const second = await read('second');
const bare = (resources: readonly unknown[], key = 'resource_changes') =>
  parsePlan(JSON.stringify({ format_version: '1.2', terraform_version: '1.11.4', [key]: resources }));
const resource = (actions: readonly string[], more: object = {}) => ({
  ...{ address: 'thing.it', mode: 'managed', type: 'thing' },
  change: { actions, before: {}, after: {}, ...more },
});

describe('changes of a plan', () => {
  it('name what differs, the most dangerous first', () => {
    expect(changesOf(second)).toEqual([
      { kind: 'destroy', address: 'terraform_data.old', type: 'terraform_data', fields: [] },
      {
        ...{ kind: 'replace', address: 'terraform_data.tier["a"]', type: 'terraform_data' },
        fields: ['triggers_replace', 'id', 'input', 'output'],
      },
      {
        kind: 'change',
        address: 'terraform_data.secret',
        type: 'terraform_data',
        fields: ['input', 'output'],
      },
      {
        kind: 'change',
        address: 'terraform_data.tier["b"]',
        type: 'terraform_data',
        fields: ['input', 'output'],
      },
      { kind: 'add', address: 'terraform_data.new', type: 'terraform_data', fields: [] },
      { kind: 'move', address: 'terraform_data.after', type: 'terraform_data', fields: [] },
    ]);
    expect(changedOutputs(second)).toEqual(['size']);
    expect(changesOf(first).map(({ kind }) => kind)).toEqual(Array(5).fill('add'));
  });

  it('tell what is imported and forgotten, and leave out what is only read', () => {
    const kinds = (...resources: unknown[]) => changesOf(bare(resources)).map(({ kind }) => kind);
    expect(kinds(resource(['no-op'], { importing: { id: 'i' } }))).toEqual(['import']);
    expect(kinds(resource(['forget']))).toEqual(['forget']);
    expect(kinds(resource(['create', 'delete']))).toEqual(['replace']);
    expect(kinds(resource(['no-op']), { ...resource(['read']), mode: 'data' })).toEqual([]);
  });

  it('are told apart from drift', () => {
    const drifted = resource(['update'], { before: { size: 1, name: 'a' }, after: { size: 2, name: 'a' } });
    const plan = bare([drifted], 'resource_drift');
    expect(changesOf(plan)).toEqual([]);
    expect(driftOf(plan)).toEqual([{ kind: 'change', address: 'thing.it', type: 'thing', fields: ['size'] }]);
  });

  it('are refused in a format of another age', () => {
    expect(() => parsePlan('{"format_version":"2.0","terraform_version":"9.0.0"}')).toThrow(
      /not of format 1/,
    );
  });
});

describe('sensitive values', () => {
  it('are found in variables, resources and outputs', () => {
    expect(sensitiveValues(second).sort()).toEqual(['canary-0123456789', 'canary-9876543210']);
  });

  it('are those that are marked, at any depth, and not too short to mask', () => {
    const change = {
      before: null,
      after: { list: [{ key: 'long-enough', name: 'public-name' }], all: { a: 'also-hidden', b: 'x' } },
      after_sensitive: { list: [{ key: true }], all: true },
    };
    expect(sensitiveValues(bare([resource(['create'], change)]))).toEqual(['long-enough', 'also-hidden']);
  });
});
