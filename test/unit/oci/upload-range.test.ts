import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { offsetOf, rangeHeaders } from '../../../src/oci/upload-range.ts';

const sizes = fc.integer({ min: 2, max: 2 ** 45 });

describe('the range of an upload that goes on', () => {
  it('covers exactly what is missing, whatever had arrived', () => {
    const broken = sizes.chain((size) =>
      fc.record({ size: fc.constant(size), arrived: fc.integer({ min: 2, max: size }) }),
    );
    fc.assert(
      fc.property(broken, fc.constantFrom('', 'bytes='), ({ size, arrived }, unit) => {
        const offset = offsetOf(`${unit}0-${arrived - 1}`, size);
        expect(offset).toBe(arrived);
        const headers = rangeHeaders(arrived, size);
        const [first, last] = headers['content-range'].split('-').map(Number);
        expect(first).toBe(arrived);
        expect(Number(last) + 1).toBe(size);
        expect(Number(headers['content-length'])).toBe(size - arrived);
      }),
    );
  });

  it('starts again where nothing has arrived, or more than there is', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 2 ** 45 }), (size, more) => {
        expect(offsetOf(`0-${size + more}`, size)).toBeUndefined();
        expect(offsetOf('0-0', size)).toBeUndefined();
        expect(offsetOf(undefined, size)).toBeUndefined();
      }),
    );
  });

  it('believes no other text', () => {
    const odd = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '1-5',
        '0-',
        '-5',
        '0--1',
        '0-5,7-9',
        '0-5/10',
        'bytes 0-5',
        '0-1e9',
        '0-99999999999999999999',
        ' 0-5',
      ),
    );
    fc.assert(
      fc.property(odd, (text) => {
        fc.pre(!/^(bytes=)?0-\d{1,15}$/.test(text));
        expect(offsetOf(text, Number.MAX_SAFE_INTEGER)).toBeUndefined();
      }),
    );
  });
});
