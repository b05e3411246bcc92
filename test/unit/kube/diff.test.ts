import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { diffObjects } from '../../../src/kube/diff.ts';
import { diffLines } from '../../../src/kube/diff-lines.ts';
import type { KubeObject } from '../../../src/kube/object.ts';

const object = (kind: string, more: object): KubeObject => ({
  apiVersion: 'v1',
  kind,
  metadata: { name: 'a' },
  ...more,
});

/** One side of a diff of texts short enough to be shown whole. */
const side = (diff: string, sign: '-' | '+') =>
  diff === ''
    ? undefined
    : diff
        .split('\n')
        .filter((line) => line[0] === ' ' || line[0] === sign)
        .map((line) => line.slice(1));

describe('diffLines', () => {
  it('gives both texts back', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 5 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const diff = diffLines(before, after);
        const isEqual = before.join() === after.join() && before.length === after.length;
        expect(diff === '').toBe(isEqual);
        if (!isEqual && !diff.includes('…')) {
          expect(after).toEqual(expect.arrayContaining(side(diff, '+') ?? []));
          expect(before).toEqual(expect.arrayContaining(side(diff, '-') ?? []));
        }
      }),
    );
  });

  it('shows two lines around a change and marks the gap', () => {
    const before = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
    const after = before.map((line) => (line === '2' || line === '9' ? `${line}!` : line));
    expect(diffLines(before, after).split('\n')).toEqual([
      ' 1',
      '-2',
      '+2!',
      ' 3',
      ' 4',
      ' …',
      ' 7',
      ' 8',
      '-9',
      '+9!',
    ]);
  });
});

describe('diffObjects', () => {
  it('is empty when only the server’s own fields differ', () => {
    const live = object('ConfigMap', {
      metadata: { name: 'a', uid: 'u', resourceVersion: '5', managedFields: [{}] },
      status: {},
    });
    expect(diffObjects(live, object('ConfigMap', {}))).toBe('');
  });

  it('shows that a Secret changes, and not its values', () => {
    const secret = (value: string) =>
      object('Secret', {
        metadata: { name: 'a', annotations: { 'kubectl.kubernetes.io/last-applied-configuration': value } },
        data: { password: value, same: 'c2FtZQ==' },
      });
    const diff = diffObjects(secret('b25lLXZhbHVl'), secret('dHdvLXZhbHVl'));
    expect(diff).toMatch(/^-\s+password: \(hidden [0-9a-f]{8}\)$/m);
    expect(diff).not.toMatch(/b25l|dHdv|c2FtZQ/);
  });
});
