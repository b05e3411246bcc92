import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../../../src/core/errors.ts';
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
      {
        ...{ kind: 'destroy', address: 'terraform_data.old', type: 'terraform_data', fields: [] },
        reason: 'delete_because_no_resource_config',
      },
      {
        ...{ kind: 'replace', address: 'terraform_data.tier["a"]', type: 'terraform_data' },
        fields: ['triggers_replace', 'id', 'input', 'output'],
        ...{ forcing: 1, reason: 'replace_because_cannot_update' },
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
      {
        ...{ kind: 'move', address: 'terraform_data.after', type: 'terraform_data', fields: [] },
        from: 'terraform_data.before',
      },
    ]);
    expect(changedOutputs(second)).toEqual(['size']);
    expect(changesOf(first).map(({ kind }) => kind)).toEqual(Array(5).fill('add'));
  });

  it('tell what is imported and forgotten, and leave out what is only read', () => {
    const kinds = (...resources: unknown[]) => changesOf(bare(resources)).map(({ kind }) => kind);
    expect(kinds(resource(['no-op'], { importing: { id: 'i' } }))).toEqual(['import']);
    expect(kinds(resource(['forget']))).toEqual(['forget']);
    expect(kinds(resource(['create', 'delete']))).toEqual(['replace']);
    expect(kinds(resource(['create', 'forget']))).toEqual(['replace']);
    const movedData = { ...resource(['no-op']), mode: 'data', previous_address: 'data.thing.old' };
    expect(kinds(movedData)).toEqual([]);
    expect(kinds(resource(['no-op']), { ...resource(['read']), mode: 'data' })).toEqual([]);
  });

  it('tell of a change what else becomes of the resource: imported, moved, left behind before', () => {
    const [imported] = changesOf(bare([resource(['update'], { importing: { id: 'i' } })]));
    expect(imported).toMatchObject({ kind: 'change', isImported: true });
    const [moved] = changesOf(bare([{ ...resource(['update']), previous_address: 'thing.old' }]));
    expect(moved).toMatchObject({ kind: 'change', from: 'thing.old' });
    const [still] = changesOf(bare([{ ...resource(['update']), previous_address: 'thing.it' }]));
    expect(still).not.toHaveProperty('from');
    const [deposed] = changesOf(bare([{ ...resource(['delete']), deposed: 'f00d' }]));
    expect(deposed).toMatchObject({ kind: 'destroy', reason: 'deposed' });
    const tainted = { ...resource(['delete', 'create']), action_reason: 'replace_because_tainted' };
    expect(changesOf(bare([tainted]))).toMatchObject([
      { kind: 'replace', reason: 'replace_because_tainted' },
    ]);
  });

  it('name what is known only when it is done', () => {
    const after_unknown = { computed: true, other: false, nested: [{ computed: true }], empty: [{}] };
    const change = { before: { same: 1 }, after: { same: 1 }, after_unknown };
    expect(changesOf(bare([resource(['update'], change)]))).toMatchObject([
      { fields: ['computed', 'nested'] },
    ]);
  });

  it('name the path of what a resource is made anew for once', () => {
    const paths = { replace_paths: [['rule', 0, 'port'], ['rule', 0, 'port'], ['zone']] };
    const change = { ...paths, before: { zone: 'a', size: 1 }, after: { zone: 'b', size: 2 } };
    expect(changesOf(bare([resource(['create', 'delete'], change)]))).toMatchObject([
      { fields: ['rule.0.port', 'zone', 'size'], forcing: 2 },
    ]);
  });

  it('of the code are no drift, a move least of all', () => {
    const moved = { ...resource(['no-op']), previous_address: 'thing.old' };
    expect(driftOf(bare([moved], 'resource_drift'))).toEqual([]);
    const gone = { ...resource(['delete']), previous_address: 'thing.old' };
    expect(driftOf(bare([gone], 'resource_drift'))).toMatchObject([{ kind: 'destroy', from: 'thing.old' }]);
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

describe('the JSON of a program', () => {
  it('that is none is not quoted', () => {
    const broken = () => parsePlan('{"password":"canary-0123456789", oh');
    // Nothing beside it either: the parser's reason holds a part of the text.
    expect(broken).toThrow(new ActionError('TOOL_FAILED', 'the plan is not JSON'));
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

  it('are those of what goes as well, and numbers', () => {
    const change = { before: { pin: 123456, size: 7654321 }, before_sensitive: { pin: true }, after: null };
    expect(sensitiveValues(bare([resource(['delete'], change)]))).toEqual(['123456']);
  });

  it('are also those of data that was read, in every module, and of outputs of the state', () => {
    const read = (key: string) => ({ values: { key, name: 'public-name' }, sensitive_values: { key: true } });
    const plan = {
      ...{ format_version: '1.2', terraform_version: '1.11.4' },
      prior_state: {
        values: {
          outputs: {
            a: { sensitive: true, value: 'of-an-output' },
            b: { sensitive: false, value: 'public-b' },
          },
          root_module: {
            resources: [read('of-the-root')],
            child_modules: [{ child_modules: [{ resources: [read('of-a-module')] }] }],
          },
        },
      },
    };
    expect(sensitiveValues(parsePlan(JSON.stringify(plan)))).toEqual([
      'of-an-output',
      'of-the-root',
      'of-a-module',
    ]);
  });
});
