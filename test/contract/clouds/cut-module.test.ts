import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Cut, cutModule } from '../../clouds/toolchain/cut-module.ts';
import { providers } from '../../clouds/toolchain/provider-lock.ts';

const scratch = await mkdtemp(path.join(os.tmpdir(), 'cut-module-'));
afterAll(() => rm(scratch, { recursive: true, force: true }));

const go = (name: string, imports: readonly string[], body: string) =>
  `package ${name}\n\nimport (\n${imports.map((of) => `\t${of}\n`).join('')})\n\n${body}\n`;
const service = (name: string) => `"example.org/cloud/services/${name}"`;

/** A cloud of three services, in the form of Amazon's provider; `queues` asks for a client of `tables`, too. */
const files = {
  'go.mod': 'module example.org/cloud\n\ngo 1.26\n',
  'main.go': go('main', ['"example.org/cloud/registry"'], 'func main() { registry.All() }'),
  'registry/all.go': go(
    'registry',
    [service('functions'), service('queues'), service('tables')],
    'func All() []any {\n\treturn []any{\n\t\tfunctions.Package(),\n\t\tqueues.Package(),\n\t\ttables.Package(),\n\t}\n}',
  ),
  'services/functions/a.go': go(
    'functions',
    ['"example.org/cloud/conns"'],
    'var _ = conns.Get().FunctionsClient()',
  ),
  'services/queues/a.go': go('queues', ['"example.org/cloud/conns"'], 'var _ = conns.Get().QueuesClient()'),
  'services/queues/b.go': go('queues', ['"example.org/cloud/conns"'], 'var _ = conns.Get().TablesClient()'),
  'services/queues/a_test.go': go('queues', [], 'var _ = conns.Get().FunctionsClient()'),
  'services/tables/a.go': go('tables', ['"example.org/cloud/conns"'], 'var _ = conns.Get().TablesClient()'),
  'conns/clients.go': go(
    'conns',
    [
      '"context"',
      '',
      '"example.org/sdk/functions"',
      '"example.org/sdk/queues"',
      'db "example.org/sdk/tables"',
    ],
    ['functions', 'queues', 'db']
      .map(
        (sdk, at) =>
          `func (c *Client) ${['Functions', 'Queues', 'Tables'][at]}Client() *${sdk}.API {\n\treturn nil\n}\n`,
      )
      .join('\n'),
  ),
  'docs/queues.md': 'A page.\n',
};

const cut: Cut = {
  services: 'services',
  keep: ['queues'],
  registries: ['registry/all.go'],
  clients: ['conns/clients.go'],
  pieces: [String.raw`^func \(c \*Client\) (?<name>\w+Client)\(.*?^}\n+`],
  asks: String.raw`\.(?<name>\w+Client)\(`,
};

describe('a plugin that is cut to some services', () => {
  const from = path.join(scratch, 'from');
  const to = path.join(scratch, 'to');
  beforeAll(async () => {
    for (const [file, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(from, file)), { recursive: true });
      await writeFile(path.join(from, file), text, { mode: 0o444 });
    }
    await cutModule(from, to, cut);
  });

  it('registers only those', async () => {
    const text = await readFile(path.join(to, 'registry/all.go'), 'utf8');
    expect(text.match(/functions|queues|tables/g)).toEqual(['queues', 'queues']);
  });

  it('keeps each client that something it keeps asks for, and what the client needs', async () => {
    const text = await readFile(path.join(to, 'conns/clients.go'), 'utf8');
    expect(text.match(/\w+Client/g)).toEqual(['QueuesClient', 'TablesClient']);
    expect(text.match(/"\S+"/g)).toEqual([
      '"context"',
      '"example.org/sdk/queues"',
      '"example.org/sdk/tables"',
    ]);
  });

  it('is copied without tests and pages, and otherwise unchanged', async () => {
    expect((await readdir(path.join(to, 'services/queues'))).sort()).toEqual(['a.go', 'b.go']);
    expect((await readdir(to)).sort()).toEqual(['conns', 'go.mod', 'main.go', 'registry', 'services']);
    expect(await readFile(path.join(to, 'main.go'), 'utf8')).toBe(files['main.go']);
  });

  it.each(providers.flatMap(({ name, own }) => (own?.cut ? [[name, own.cut] as const] : [])))(
    'of %s names each service once, in order',
    (_, { keep }) => {
      expect(keep).toEqual([...new Set(keep)].sort());
    },
  );
});
