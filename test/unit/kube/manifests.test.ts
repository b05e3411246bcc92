import { describe, expect, it } from '@jest/globals';
import { parseManifests } from '../../../src/kube/manifests.ts';

const settings = (text: string) =>
  parseManifests(`kind: ConfigMap\napiVersion: v1\nmetadata: {name: a}\n${text}`, 'f')[0];

describe('parseManifests', () => {
  it('takes lists apart and leaves empty documents out', () => {
    const text = [
      '# only a comment',
      '',
      'apiVersion: v1\nkind: List\nitems: [{apiVersion: v1, kind: Pod, metadata: {name: a}}]',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: b}',
    ].join('\n---\n');
    expect(parseManifests(text, 'f').map((object) => object.metadata.name)).toEqual(['a', 'b']);
  });

  it.each([
    ['octal numbers as Kubernetes’ tools read them', 'mode: 0644', 420],
    ['words of YAML 1.1 for true', 'mode: on', true],
    ['sexagesimal numbers as text', 'mode: 12:30', '12:30'],
    ['dates as text', 'mode: 2026-01-02', '2026-01-02'],
    ['the last of two equal keys', 'mode: 1\nmode: 2', 2],
    ['merged mappings', 'x: &x {m: 3}\nmode: {<<: *x}', { m: 3 }],
  ])('reads %s', (_what, text, value) => {
    expect(settings(text)?.['mode']).toEqual(value);
  });

  it.each([
    ['kind: Pod\nmetadata: {name: a}', 'chart holds something without apiVersion'],
    [
      '---\n# Source: shop/templates/x.yaml\napiVersion: v1\nkind: Pod',
      'shop/templates/x.yaml holds something without metadata.name',
    ],
    ['---\n# Source: shop/templates/x.yaml\na: [', /shop\/templates\/x.yaml is not YAML: .* line 3/],
    ['just text', 'chart holds something without apiVersion'],
  ])('refuses %j', (text, message) => {
    expect(() => parseManifests(text, 'chart')).toThrow(message);
  });
});
