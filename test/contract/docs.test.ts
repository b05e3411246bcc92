import { access, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { readActions } from '../../scripts/action-files.ts';
import { root } from '../../scripts/run-tool.ts';
import { errorCodes } from '../../src/core/errors.ts';
import { fleet } from '../../src/fleet/fleet.ts';
import { parseFleet } from '../../src/fleet/load.ts';
import { readSources } from './source-files.ts';
import { readWorkflows } from './workflow-files.ts';

const actions = await readActions();
const workflows = await readWorkflows('workflows');
const pages = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'action-templates/delivery-platform/README.md',
  'test/clouds/README.md',
  ...(await readdir(path.join(root, 'docs'))).map((name) => `docs/${name}`),
  ...actions.map(({ name }) => `actions/${name}/README.md`),
];
const read = (page: string) => readFile(path.join(root, page), 'utf8');

describe('docs/errors.md', () => {
  it('has a row for every code, in the words of the source', async () => {
    const rows = [...(await read('docs/errors.md')).matchAll(/^\| `([A-Z_]+)` \| (.+?) \| .+\. \|$/gm)];
    expect(rows.map(([, code, meaning]) => [code, meaning])).toEqual(Object.entries(errorCodes));
  });

  it('names only codes that something throws', async () => {
    const sources = (await readSources()).filter(({ name }) => name !== 'core/errors.ts');
    const thrown = (code: string) => sources.some((file) => file.code.includes(`'${code}'`));
    expect(Object.keys(errorCodes).filter((code) => !thrown(code))).toEqual([]);
  });

  it('is in alphabetical order, as the source is', () => {
    expect(Object.keys(errorCodes)).toEqual(Object.keys(errorCodes).sort());
  });
});

describe('docs/architecture.md', () => {
  it('justifies every dependency, and none that is gone', async () => {
    const manifest = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(await read('package.json')));
    const [, section = ''] = (await read('docs/architecture.md')).split(/^## Dependencies$/m);
    const rows = section.matchAll(/^\| ((?:`[^`]+`(?:, )?)+) \|/gm);
    const named = [...rows].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    );
    expect(named.sort()).toEqual(Object.keys(manifest.dependencies).sort());
  });
});

describe('docs/fleet-file.md', () => {
  it('explains every key of the schema', async () => {
    const text = await read('docs/fleet-file.md');
    const keys = keysOf(z.toJSONSchema(fleet, { io: 'input' }));
    expect(keys.filter((key) => !new RegExp(`\\b${key}\\b`).test(text))).toEqual([]);
  });
});

describe.each(pages)('%s', (page) => {
  it('links to what is there', async () => {
    const links = [...(await read(page)).matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(
      ([, to = '']) => to,
    );
    const missing: string[] = [];
    for (const to of links) {
      const at = path.join(root, path.dirname(page), to);
      await access(at).catch(() => missing.push(to));
    }
    expect(missing).toEqual([]);
  });

  it('shows YAML that is YAML, and fleet files that are accepted', async () => {
    for (const [, block = ''] of (await read(page)).matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)) {
      expect(() => parse(block)).not.toThrow();
      if (/^version: 1$/m.test(block)) expect(() => parseFleet(block, page)).not.toThrow();
    }
  });

  it('calls actions and workflows that exist, with inputs they have', async () => {
    const uses = /uses: flotilla\/flotilla\/(actions\/([a-z-]+)|\.github\/workflows\/([a-z-]+)\.yml)@/g;
    for (const [, block = ''] of (await read(page)).matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)) {
      for (const [line, , action, workflow] of block.matchAll(uses)) {
        const inputs =
          actions.find(({ name }) => name === action)?.inputs ??
          workflows.find(({ name }) => name === `${workflow}.yml`)?.content.on.workflow_call?.inputs;
        expect({ line, known: inputs !== undefined }).toEqual({ line, known: true });
      }
      for (const { uses: called = '', with: passed } of callsIn(parse(block))) {
        const [, name = ''] = /^flotilla\/flotilla\/actions\/([a-z-]+)@/.exec(called) ?? [];
        const action = actions.find((candidate) => candidate.name === name);
        if (action === undefined) continue;
        expect(Object.keys(passed).filter((input) => action.inputs[input] === undefined)).toEqual([]);
        const required = Object.keys(action.inputs).filter((input) => action.inputs[input]?.required);
        expect(required.filter((input) => passed[input] === undefined)).toEqual([]);
      }
    }
  });
});

describe('README.md', () => {
  it('names every action and workflow', async () => {
    const text = await read('README.md');
    for (const { name } of actions) expect(text).toContain(`(actions/${name})`);
    for (const { name } of workflows) expect(text).toContain(`(workflows/${name})`);
  });

  it('says what each workflow needs of its caller', async () => {
    const rows = [
      ...(await read('README.md')).matchAll(/\(workflows\/([a-z-]+\.yml)\) \|[^|]*\| ([^|]*) \|/g),
    ];
    const documented = Object.fromEntries(
      rows.map(([, name, cell = '']) => [name, [...cell.matchAll(/`([^`]+)`/g)].map(([, scope]) => scope)]),
    );
    const real = workflows.map(({ name, content }) => {
      const scopes = Object.values(content.jobs).flatMap(({ permissions = {} }) =>
        Object.entries(permissions),
      );
      return [name, [...new Set(scopes.map(([scope, level]) => `${scope}: ${level}`))].sort()];
    });
    expect(documented).toEqual(Object.fromEntries(real));
  });

  it('is short enough to read: CONTRIBUTING.md has at most 60 lines', async () => {
    expect((await read('CONTRIBUTING.md')).split('\n').length).toBeLessThanOrEqual(61);
  });
});

const calling = z.looseObject({ uses: z.string(), with: z.record(z.string(), z.unknown()).default({}) });

/** Every step or job in a piece of YAML that uses something. */
function callsIn(value: unknown): z.output<typeof calling>[] {
  if (value === null || typeof value !== 'object') return [];
  const own = calling.safeParse(value);
  return [...(own.success ? [own.data] : []), ...Object.values(value).flatMap(callsIn)];
}

/** Names of all properties a JSON Schema knows, at any depth. */
function keysOf(schema: unknown): string[] {
  if (schema === null || typeof schema !== 'object') return [];
  const own = 'properties' in schema ? Object.keys(schema.properties ?? {}) : [];
  return [...new Set([...own, ...Object.values(schema).flatMap(keysOf)])];
}
