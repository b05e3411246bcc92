import { expect, it } from '@jest/globals';
import { formatBytes } from '../../../src/core/bytes.ts';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [9_940, '9.9 kB'],
  [9_960, '10 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [640e6, '640 MB'],
  [1.25e9, '1.3 GB'],
  [5e15, '5000 TB'],
])('shows %d bytes as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
