import { describe, expect, it } from '@jest/globals';
import type { WatchOptions } from '../../../src/kube/client.ts';
import { type WatchSource, watch } from '../../../src/kube/watch.ts';
import { configMap } from './fake-server.ts';

type Script = (string | Error)[];

/** Lists and streams as scripted; what is opened after the script ends stays silent until the watch is aborted. */
function scripted(
  lists: ReturnType<typeof configMap>[][],
  streams: Script[],
): WatchSource & { opened: string[]; pauses: number[] } {
  const opened: string[] = [];
  const pauses: number[] = [];
  let version = 10;
  return {
    opened,
    pauses,
    list: async () => ({ items: lists.shift() ?? [], resourceVersion: String(version++) }),
    open: async ({ resourceVersion, signal }) => {
      signal.throwIfAborted();
      opened.push(resourceVersion);
      const script = streams.shift();
      return new ReadableStream({
        // One part at a time: an error at once would throw away what was read before it.
        pull: (controller) => {
          const part = script?.shift();
          if (part instanceof Error) controller.error(part);
          else if (part !== undefined) controller.enqueue(new TextEncoder().encode(part));
          else if (script !== undefined) controller.close();
          else signal.addEventListener('abort', () => controller.error(signal.reason));
        },
      });
    },
    pause: async (failures) => {
      pauses.push(failures);
    },
  };
}

const line = (type: string, object: object) => `${JSON.stringify({ type, object })}\n`;

async function read(
  source: WatchSource,
  count: number,
  options: Partial<WatchOptions> = {},
): Promise<string[]> {
  const stop = new AbortController();
  const seen: string[] = [];
  for await (const { type, object } of watch(source, { ...options, signal: stop.signal })) {
    seen.push(`${type} ${object.metadata.name ?? '-'} ${object.metadata.resourceVersion}`);
    if (seen.length === count) stop.abort();
  }
  return seen;
}

describe('watch', () => {
  it('lists first, then follows from there', async () => {
    const source = scripted([[configMap('a', '1')]], [[line('MODIFIED', configMap('a', '12'))]]);
    expect(await read(source, 2)).toEqual(['ADDED a 1', 'MODIFIED a 12']);
    expect(source.opened[0]).toBe('10');
  });

  it('puts together lines that arrive in pieces', async () => {
    const whole = line('ADDED', { ...configMap('ä', '11') });
    const source = scripted([[]], [[whole.slice(0, 20), whole.slice(20)]]);
    expect(await read(source, 1)).toEqual(['ADDED ä 11']);
  });

  it('goes on after a broken stream, from the last bookmark', async () => {
    const bookmark = line('BOOKMARK', { kind: 'ConfigMap', metadata: { resourceVersion: '40' } });
    const source = scripted([[]], [[bookmark, new Error('reset')], [line('ADDED', configMap('b', '41'))]]);
    expect(await read(source, 2)).toEqual(['BOOKMARK - 40', 'ADDED b 41']);
    expect(source.opened).toEqual(['10', '40']);
  });

  it('lists anew when its place in history is gone, and reports what changed meanwhile', async () => {
    const gone = line('ERROR', { kind: 'Status', code: 410, message: 'too old' });
    const before = [configMap('same', '1'), configMap('changed', '1'), configMap('deleted', '1')];
    const reborn = {
      ...configMap('changed', '9'),
      metadata: { ...configMap('changed', '9').metadata, uid: 'new' },
    };
    const source = scripted([before, [configMap('same', '1'), reborn, configMap('new', '9')]], [[gone]]);
    expect((await read(source, 7)).slice(3)).toEqual([
      'DELETED changed 1',
      'ADDED changed 9',
      'ADDED new 9',
      'DELETED deleted 1',
    ]);
  });

  it('pauses for a moment after the list, and longer and longer where streams end without a word', async () => {
    const source = scripted([[]], [[], [], [], [line('ADDED', configMap('a', '11'))]]);
    expect(await read(source, 1)).toEqual(['ADDED a 11']);
    expect(source.pauses).toEqual([0, 1, 2, 3]);
  });

  it('begins at a given version without listing', async () => {
    const source = scripted([[configMap('a')]], [[line('DELETED', configMap('a', '6'))]]);
    expect(await read(source, 1, { resourceVersion: '5' })).toEqual(['DELETED a 6']);
    expect(source.opened).toEqual(['5']);
  });
});
