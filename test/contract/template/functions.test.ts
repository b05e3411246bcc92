import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createLambda } from '../../../action-templates/delivery-platform/functions/lambda.ts';
import { createPubSub } from '../../../action-templates/delivery-platform/functions/pub-sub.ts';
import {
  createHandler,
  handlerFromEnvironment,
} from '../../../action-templates/delivery-platform/functions/receipt/handler.ts';
import { createOnce } from '../../../action-templates/delivery-platform/functions/receipt/once.ts';
import type { Receipt } from '../../../action-templates/delivery-platform/functions/receipt/receipt.ts';
import { createServiceBus } from '../../../action-templates/delivery-platform/functions/service-bus.ts';
import { filesOf, templates } from '../../template/checks.ts';

const run = promisify(execFile);

// Programs are started, on a machine that may be busy with other tests.
jest.setTimeout(30_000);
const functions = path.join(templates, 'delivery-platform/functions');
const eventOf = (id: string, more: Readonly<Record<string, unknown>> = {}) => ({
  ...{ specversion: '1.0', type: 'order.confirmed', source: 'delivery-platform' },
  ...{ id, time: '2026-11-23T12:00:00Z' },
  data: {
    ...{ orderId: 'ord_1', tenant: 'public', userId: 'usr_ada', total: 2780, currency: 'EUR' },
    items: [{ sku: 'ramen', quantity: 2 }],
    ...more,
  },
});

/** A handler whose receipts are kept; an order named `down` finds nobody who takes them. */
function recording() {
  const sent: { id: string; receipt: Receipt }[] = [];
  const handle = createHandler(
    async (id, receipt) => {
      if (receipt.orderId === 'down') throw new Error('nobody takes it');
      sent.push({ id, receipt });
    },
    () => {},
  );
  return { sent, handle };
}

describe('the handler of receipts', () => {
  it('writes the receipt of an order', async () => {
    const { sent, handle } = recording();
    expect(await handle(eventOf('e1'))).toBe('sent');
    const receipt = { number: 'R-1', orderId: 'ord_1', userId: 'usr_ada', date: '2026-11-23' };
    expect(sent).toEqual([{ id: 'e1', receipt: { ...receipt, lines: ['2 × ramen'], total: '€27.80' } }]);
  });

  it('knows currencies without a hundredth', async () => {
    const { sent, handle } = recording();
    await handle(eventOf('e1', { currency: 'JPY' }));
    expect(sent[0]?.receipt.total).toBe('¥2,780');
  });

  it('sends one receipt however often the event comes, also at the same time', async () => {
    const { sent, handle } = recording();
    const outcomes = await Promise.all([handle(eventOf('e1')), handle(eventOf('e1')), handle(eventOf('e2'))]);
    expect([...outcomes, await handle(eventOf('e1'))]).toEqual(['sent', 'repeated', 'sent', 'repeated']);
    expect(sent.map(({ id }) => id)).toEqual(['e1', 'e2']);
  });

  it('tries again what was not taken', async () => {
    const { handle } = recording();
    await expect(handle(eventOf('e1', { orderId: 'down' }))).rejects.toThrow('nobody takes it');
    expect(await handle(eventOf('e1'))).toBe('sent');
  });

  it('remembers a bounded number of events', async () => {
    const once = createOnce<number>(2);
    for (const id of ['a', 'b', 'c']) await once(id, async () => 1);
    expect([(await once('c', async () => 2)).repeated, (await once('a', async () => 2)).repeated]).toEqual([
      true,
      false,
    ]);
  });

  it('sends nothing for smoke tests', async () => {
    const { sent, handle } = recording();
    expect(await handle(eventOf('e1', { tenant: 'synthetic' }))).toBe('skipped');
    expect(sent).toEqual([]);
  });

  it.each([
    ['another event', { ...eventOf('e1'), type: 'order.cancelled' }, 'the event is order.cancelled'],
    ['no event', 'order', 'the event is no object'],
    ['an event without an id', { ...eventOf('') }, 'id must be a text'],
    ['an order of nothing', eventOf('e1', { items: [] }), 'items must have one entry'],
    ['a broken price', eventOf('e1', { total: 27.8 }), 'total must be a whole number'],
  ])('refuses %s', async (_case, event, message) => {
    await expect(recording().handle(event)).rejects.toThrow(message);
  });

  it('does not start without an address for its receipts', () => {
    expect(() => handlerFromEnvironment({})).toThrow('RECEIPTS_URL is not set');
  });
});

describe('the adapters of the clouds', () => {
  it('give back to SQS only what failed', async () => {
    const { sent, handle } = recording();
    const message = (messageId: string, detail: unknown) => ({ messageId, body: JSON.stringify({ detail }) });
    const Records = [
      message('m1', eventOf('e1')),
      message('m2', eventOf('e2', { orderId: 'down' })),
      { messageId: 'm3', body: 'no JSON' },
    ];
    const { batchItemFailures } = await createLambda(handle, () => {})({ Records });
    expect(batchItemFailures).toEqual([{ itemIdentifier: 'm2' }, { itemIdentifier: 'm3' }]);
    expect(sent).toHaveLength(1);
  });

  it('read the messages of Pub/Sub', async () => {
    const { sent, handle } = recording();
    const data = Buffer.from(JSON.stringify(eventOf('e1'))).toString('base64');
    await createPubSub(handle)({ data: { message: { data } } });
    expect(sent).toHaveLength(1);
    await expect(createPubSub(handle)({})).rejects.toThrow('the message has no data');
  });

  it.each([
    ['parsed', eventOf('e1')],
    ['as text', JSON.stringify(eventOf('e1'))],
  ])('read the messages of Service Bus, %s', async (_case, message) => {
    const { sent, handle } = recording();
    await createServiceBus(handle)(message);
    expect(sent).toHaveLength(1);
  });
});

describe('the packages', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(path.join(os.tmpdir(), 'flotilla-functions-'));
    for (const file of await filesOf('functions work')) {
      const to = path.join(dir, path.relative(functions, file));
      await mkdir(path.dirname(to), { recursive: true });
      await cp(file, to);
    }
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  async function packed(cloud: string): Promise<string> {
    await run(process.execPath, [path.join(dir, 'pack.ts'), cloud]);
    const out = path.join(dir, 'unpacked', cloud);
    await run('python3', ['-m', 'zipfile', '-e', path.join(dir, 'build', `${cloud}.zip`), out]);
    return out;
  }

  /** A module that stands for one of the cloud's: it tells what was registered, and calls it. */
  async function standIn(out: string, name: string, source: string): Promise<void> {
    const module = path.join(out, 'node_modules', name);
    await mkdir(module, { recursive: true });
    await writeFile(path.join(module, 'package.json'), JSON.stringify({ name, main: 'index.mjs' }));
    await writeFile(path.join(module, 'index.mjs'), source);
  }

  /** Runs a module of a package in a process of its own, with a server that takes receipts. */
  async function delivered(out: string, script: string) {
    const taken: { key: unknown; body: unknown }[] = [];
    const server = createServer(async (request, response) => {
      const body = Buffer.concat(await request.toArray()).toString();
      taken.push({ key: request.headers['idempotency-key'], body: JSON.parse(body) });
      response.writeHead(204).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // A TCP server that listens has an AddressInfo.
    const { port } = server.address() as AddressInfo;
    try {
      const env = { PATH: process.env['PATH'], RECEIPTS_URL: `http://127.0.0.1:${port}/receipts` };
      const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
        cwd: out,
        env,
      });
      return { taken, stdout };
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  it('of AWS is what Lambda calls, and the same each time', async () => {
    const out = await packed('aws');
    const archive = await readFile(path.join(dir, 'build/aws.zip'));
    await packed('aws');
    expect((await readFile(path.join(dir, 'build/aws.zip'))).equals(archive)).toBe(true);
    const batch = { Records: [{ messageId: 'm1', body: JSON.stringify({ detail: eventOf('e1') }) }] };
    const script = `import { handler } from './lambda.mjs'; console.log(await handler(${JSON.stringify(batch)}));`;
    const { taken, stdout } = await delivered(out, script);
    expect(taken.map(({ key }) => key)).toEqual(['e1']);
    expect(stdout).toContain('batchItemFailures: []');
  });

  it('of Google registers what Terraform calls', async () => {
    const out = await packed('gcp');
    await standIn(
      out,
      '@google-cloud/functions-framework',
      `export const cloudEvent = async (name, receive) => {
        console.log(name);
        const data = Buffer.from(${JSON.stringify(JSON.stringify(eventOf('e1')))}).toString('base64');
        await receive({ data: { message: { data } } });
      };`,
    );
    const { taken, stdout } = await delivered(out, `import './cloud-run-function.mjs';`);
    expect(stdout).toMatch(/^receipt$/m);
    expect(taken.map(({ key }) => key)).toEqual(['e1']);
    const { main } = JSON.parse(await readFile(path.join(out, 'package.json'), 'utf8'));
    expect(main).toBe('cloud-run-function.mjs');
  });

  it('of Azure has its modules, and listens to the queue of the settings', async () => {
    await expect(packed('azure')).rejects.toThrow('npm ci --prefix packages/azure');
    const source = `export const app = {
      serviceBusQueue: async (name, { connection, queueName, handler }) => {
        console.log(name, connection, queueName);
        await handler(${JSON.stringify(eventOf('e1'))});
      },
    };`;
    await standIn(path.join(dir, 'packages/azure'), '@azure/functions', source);
    const out = await packed('azure');
    const { taken, stdout } = await delivered(out, `import './azure-function.mjs';`);
    expect(stdout).toMatch(/^receipt ServiceBus %QUEUE_NAME%$/m);
    expect(taken.map(({ key }) => key)).toEqual(['e1']);
  });

  it('are left out of the repository, and so are their modules', async () => {
    const ignored = await readFile(path.join(functions, '.gitignore'), 'utf8');
    expect(ignored.split('\n')).toEqual(expect.arrayContaining(['build/', 'node_modules/']));
  });

  it('carry modules that are pinned and locked', async () => {
    for (const cloud of ['gcp', 'azure']) {
      const folder = path.join(functions, 'packages', cloud);
      const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
      const lock = JSON.parse(await readFile(path.join(folder, 'package-lock.json'), 'utf8'));
      expect(lock.packages[''].dependencies).toEqual(manifest.dependencies);
      for (const version of Object.values(manifest.dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
      const locked = Object.entries<{ integrity?: string }>(lock.packages).filter(([name]) => name !== '');
      expect(locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
    }
  });
});
