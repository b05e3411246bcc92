import { describe, expect, it, jest } from '@jest/globals';
import { z } from 'zod';
import { readActions } from '../../scripts/action-files.ts';
import { runTool } from '../../scripts/run-tool.ts';
import { kebab } from '../../src/core/inputs.ts';
import { type ActionName, actions } from '../../src/index.ts';

// The code of every action is read for the first time here, on machines that may be busy.
jest.setTimeout(60_000);

const files = await readActions();
const javascript = files.filter(({ runs }) => runs.using === 'node24');
const composite = files.filter(({ runs }) => runs.using === 'composite');
/** A default that is an expression may turn out empty, and then the input is left out. */
const isLiteral = (given: string | undefined) => given !== undefined && !given.includes('${{');
const isAction = (name: string): name is ActionName => Object.hasOwn(actions, name);

const compositeSteps = z.array(
  z.strictObject({
    id: z.string(),
    name: z.string().optional(),
    if: z.string().optional(),
    uses: z.string().regex(/^\$\/actions\/[a-z-]+$/),
    with: z.record(z.string(), z.string()).default({}),
  }),
);

describe('actions/', () => {
  it('has one folder for each action of the bundle', () => {
    expect(javascript.map(({ name }) => name)).toEqual(Object.keys(actions).sort());
  });

  it('has tables, workflows and schemas as they are generated', async () => {
    const { code, output } = await runTool([process.execPath, 'scripts/generate.ts', '--check']);
    expect({ code, output }).toEqual({ code: 0, output: expect.any(String) });
  });
});

describe.each(files)('actions/$name/action.yml', ({ title, description, inputs, outputs }) => {
  it('says in a sentence what everything is', () => {
    const entries = { ...inputs, ...outputs, title: { description: `${title}.` }, action: { description } };
    const bare = Object.entries(entries).filter(([, entry]) => !/[^.\s]\.$/.test(entry.description));
    expect(bare.map(([name]) => name)).toEqual([]);
  });

  it('has names in kebab-case', () => {
    const names = [...Object.keys(inputs), ...Object.keys(outputs)];
    expect(names.filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
  });

  it('gives no default to what is required, and no empty one', () => {
    const wrong = Object.entries(inputs).filter(
      ([, input]) => input.default !== undefined && (input.required || input.default === ''),
    );
    expect(wrong.map(([name]) => name)).toEqual([]);
  });
});

describe.each(javascript)('src/actions/$name/main.ts', ({ name, inputs, outputs, runs }) => {
  const load = async () => {
    if (!isAction(name)) throw new Error(`${name} is not in src/index.ts`);
    const { schema, load: readSpec, loadPost } = actions[name];
    const spec = await readSpec();
    const fields: [string, z.ZodType][] = Object.entries<z.ZodType>(spec.inputs.shape);
    return {
      spec,
      schema: await schema(),
      post: await loadPost(),
      fields: new Map(fields.map(([key, field]) => [kebab(key), field])),
    };
  };

  it('is refused or run by the same inputs', async () => {
    const { spec, schema } = await load();
    expect(spec.inputs).toBe(schema);
  });

  it('takes exactly the inputs of action.yml', async () => {
    const { fields } = await load();
    expect([...fields.keys()].sort()).toEqual(Object.keys(inputs).sort());
  });

  it('needs exactly what action.yml requires or gives by default', async () => {
    const { fields } = await load();
    for (const [input, { required, default: given }] of Object.entries(inputs)) {
      const needed = fields.get(input)?.safeParse(undefined).success === false;
      expect({ input, needed }).toEqual({ input, needed: required || isLiteral(given) });
    }
  });

  it('accepts every default', async () => {
    const { fields } = await load();
    for (const [input, { default: given }] of Object.entries(inputs)) {
      if (given === undefined) continue;
      expect({ input, accepted: fields.get(input)?.safeParse(given).success }).toEqual({
        input,
        accepted: true,
      });
    }
  });

  it('gives exactly the outputs of action.yml', async () => {
    const { spec } = await load();
    expect(spec.outputs.map(kebab).sort()).toEqual(Object.keys(outputs).sort());
  });

  it('is started by its stub, and has a post step where one is declared', async () => {
    const { spec, post } = await load();
    expect(post).toBe(spec.post);
    expect(runs).toEqual({
      using: 'node24',
      main: `../../dist/${name}.js`,
      ...(spec.post === undefined ? {} : { post: `../../dist/${name}-post.js` }),
    });
  });
});

describe.each(composite)('actions/$name/action.yml', ({ inputs, outputs, runs }) => {
  const steps = compositeSteps.parse(runs['steps']);
  const called = (uses: string) => files.find(({ name }) => uses === `$/actions/${name}`);

  it('only orders actions of the suite', () => {
    expect(steps.filter(({ uses }) => called(uses) === undefined)).toEqual([]);
  });

  it('passes on inputs that the called action has, and every one it takes itself', () => {
    const unknown = steps.flatMap(({ uses, with: passed }) =>
      Object.keys(passed).filter((input) => called(uses)?.inputs[input] === undefined),
    );
    expect(unknown).toEqual([]);
    const used = JSON.stringify(steps);
    expect(Object.keys(inputs).filter((input) => !used.includes(`inputs.${input} }}`))).toEqual([]);
  });

  it('passes everything a called action requires', () => {
    const missing = steps.flatMap(({ uses, with: passed }) =>
      Object.entries(called(uses)?.inputs ?? {})
        .filter(([input, { required }]) => required && passed[input] === undefined)
        .map(([input]) => `${uses}: ${input}`),
    );
    expect(missing).toEqual([]);
  });

  it('takes its outputs and digests from steps that have them', () => {
    const text = JSON.stringify({ steps, outputs });
    const wrong = [...text.matchAll(/steps\.([a-z-]+)\.outputs\.([a-z-]+)/g)].filter(
      ([, id, output = '']) => {
        const step = steps.find((candidate) => candidate.id === id);
        return called(step?.uses ?? '')?.outputs[output] === undefined;
      },
    );
    expect(wrong.map(([whole]) => whole)).toEqual([]);
  });

  it('has the inputs of the actions it calls, in their words', () => {
    for (const [input, own] of Object.entries(inputs)) {
      const same = steps
        .map(({ uses }) => called(uses)?.inputs[input])
        .filter((found) => found !== undefined);
      expect(same.map((found) => found.default)).toContain(own.default);
    }
  });
});
