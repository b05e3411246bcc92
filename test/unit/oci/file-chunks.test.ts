import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createChunkReader } from '../../../src/oci/file-chunks.ts';

const chunk = 1024 * 1024;
const content = randomBytes(5 * chunk);
let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'chunks-'));
});
afterAll(() => rm(dir, { recursive: true }));

const openFiles = async () => (await readdir('/proc/self/fd')).length;

describe('createChunkReader', () => {
  it('reads every file from every offset, byte for byte', async () => {
    const reader = createChunkReader(1);
    const file = path.join(dir, 'any');
    const size = fc.oneof(
      fc.integer({ min: 0, max: content.length }),
      fc.constantFrom(0, 1, 128 * 1024, 128 * 1024 + 1, chunk - 1, chunk, chunk + 1, 2 * chunk, 3 * chunk),
    );
    await fc.assert(
      fc.asyncProperty(size, fc.double({ min: 0, max: 1, noNaN: true }), async (bytes, part) => {
        const start = Math.floor(bytes * part);
        await writeFile(file, content.subarray(0, bytes));
        const parts: Buffer[] = [];
        // A chunk is copied while it is valid.
        for await (const one of reader.read(file, start)) parts.push(Buffer.from(one));
        expect(Buffer.concat(parts).equals(content.subarray(start, bytes))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('leaves a chunk alone until the next is asked for, and small ones for good', async () => {
    const reader = createChunkReader();
    const file = path.join(dir, 'whole');
    await writeFile(file, content.subarray(0, 3 * chunk + 100));
    const chunks = reader.read(file);
    for (let at = 0; at < 3; at++) {
      const { value } = await chunks.next();
      // What is read ahead must not land in it.
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(value?.equals(content.subarray(at * chunk, (at + 1) * chunk))).toBe(true);
    }
    const last = (await chunks.next()).value ?? undefined;
    expect((await chunks.next()).done).toBe(true);
    for await (const other of reader.read(file)) expect(other.length).toBeGreaterThan(0);
    expect(last?.equals(content.subarray(3 * chunk, 3 * chunk + 100))).toBe(true);
  });

  it('reads several files at once through buffers of their own', async () => {
    const reader = createChunkReader(2);
    const files = await Promise.all(
      [1, 2, 3, 4].map(async (at) => {
        const file = path.join(dir, `file-${at}`);
        const own = Buffer.alloc(2 * chunk + at, at);
        await writeFile(file, own);
        return { file, own };
      }),
    );
    const readAll = async ({ file, own }: { readonly file: string; readonly own: Buffer }) => {
      let at = 0;
      for await (const one of reader.read(file)) {
        await new Promise(setImmediate);
        expect(one.equals(own.subarray(at, at + one.length))).toBe(true);
        at += one.length;
      }
      expect(at).toBe(own.length);
    };
    for (let turn = 0; turn < 3; turn++) await Promise.all(files.map(readAll));
  });

  it('closes the file of who stops early, and does not use its buffers again', async () => {
    const reader = createChunkReader();
    const file = path.join(dir, 'early');
    await writeFile(file, content);
    const before = await openFiles();
    let kept: Buffer | undefined;
    for await (const one of reader.read(file)) {
      kept = one;
      break;
    }
    expect(await openFiles()).toBe(before);
    await writeFile(file, Buffer.alloc(content.length));
    for await (const one of reader.read(file)) expect(one[0]).toBe(0);
    expect(kept?.equals(content.subarray(0, chunk))).toBe(true);
  });

  it('fails as the file system does', async () => {
    const read = createChunkReader().read(path.join(dir, 'none'));
    await expect(read.next()).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
