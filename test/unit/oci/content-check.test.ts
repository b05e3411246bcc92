import { describe, expect, it } from '@jest/globals';
import { startCheck } from '../../../src/oci/content-check.ts';
import type { Descriptor } from '../../../src/oci/descriptor.ts';
import type { PushItem } from '../../../src/oci/push-plan.ts';

const blob = (at: number): Descriptor => ({
  mediaType: 'application/octet-stream',
  digest: `sha256:${String(at).padStart(64, '0')}`,
  size: at,
});

/** Items whose blobs are these; a check looks at nothing else. */
const itemsOf = (...blobs: Descriptor[]) =>
  [{ graph: { blobs } }, { graph: { blobs } }] as unknown as PushItem[];

function source(broken?: Descriptor) {
  const looked: string[] = [];
  const signals: (AbortSignal | undefined)[] = [];
  return {
    looked,
    stream: () => {
      throw new Error('nothing is sent here');
    },
    signals,
    verify: async ({ digest }: Descriptor, signal?: AbortSignal) => {
      looked.push(digest);
      signals.push(signal);
      await new Promise(setImmediate);
      if (digest === broken?.digest) throw new Error('corrupt');
    },
  };
}

describe('startCheck', () => {
  const blobs = Array.from({ length: 20 }, (_, at) => blob(at));

  it('looks at every blob once, however many items share it', async () => {
    const content = source();
    await startCheck(content, itemsOf(...blobs)).passed();
    expect(content.looked.toSorted()).toEqual(blobs.map(({ digest }) => digest));
  });

  it('fails for whoever asks, and at the end', async () => {
    const check = startCheck(source(blob(3)), itemsOf(...blobs));
    await expect(check.passed()).rejects.toThrow('corrupt');
    await expect(check.passed()).rejects.toThrow('corrupt');
    await expect(check.close()).rejects.toThrow('corrupt');
  });

  it('stops reading what nobody needs', async () => {
    const content = source(blob(0));
    const check = startCheck(content, itemsOf(...blobs));
    await check.close();
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    expect(content.looked.length).toBeLessThan(4);
    expect(content.signals.every((signal) => signal?.aborted)).toBe(true);
  });
});
