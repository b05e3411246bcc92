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

  // What `kubectl label --local -o json` says of each, which reads by sigs.k8s.io/yaml.
  it.each([
    ...['.', '-.', '+.', '._', '..', '._1', '.5_'].map((text) => [text, text] as const),
    ...['e2', 'E2', 'e12345', '.e5', '-e1', '+e1', '-.e1', '0e', '1.2.3'].map(
      (text) => [text, text] as const,
    ),
    ...['0x', '0x_', '0b_', '0b2', '0o', '0o8', '0o_', '-.nan'].map((text) => [text, text] as const),
    // Too large for a float: read as one, it would be Infinity.
    ...['1e400', '-1e400', '12e4567'].map((text) => [text, text] as const),
    ['.5', 0.5],
    ['-.5', -0.5],
    ['.5_1', 0.51],
    ['1.', 1],
    ['1._5', 1.5],
    ['1_0.5', 10.5],
    ['1.10', 1.1],
    ['1e3', 1000],
    ['.5e3', 500],
    ['1.e3', 1000],
    ['0123e2', 12300],
    ['1e-400', 0],
    ['1_000', 1000],
    ['+1', 1],
    ['09', 9],
    ['0_', 0],
    ['0644', 420],
    ['-0644', -420],
    ['0o644', 420],
    ['0O644', 420],
    ['-0o17', -15],
    ['0o17_7', 127],
    ['0x1_F', 31],
    ['0X1F', 31],
    ['-0x1F', -31],
    ['0b101', 5],
    ['0B1', 1],
  ])('reads the scalar %s as Kubernetes’ tools do', (text, value) => {
    expect(settings(`mode: ${text}\nof: {? ${text} : 1}`)).toMatchObject({
      mode: value,
      of: { [String(value)]: 1 },
    });
  });

  it.each([
    ['.inf', Number.POSITIVE_INFINITY],
    ['-.Inf', Number.NEGATIVE_INFINITY],
    ['.NaN', Number.NaN],
  ])('keeps %s, which JSON cannot say', (text, value) => {
    expect(settings(`mode: ${text}`)?.['mode']).toBe(value);
  });

  it('keeps keys apart that look like exponents', () => {
    expect(settings('mode:\n  e2: a\n  e3: b')?.['mode']).toEqual({ e2: 'a', e3: 'b' });
  });

  it.each(['List', 'ConfigMapList'])('takes a %s whose items are null for empty', (kind) => {
    expect(parseManifests(`apiVersion: v1\nkind: ${kind}\nitems:\n`, 'f')).toEqual([]);
  });

  it('keeps an object of a kind that ends in List', () => {
    const text = 'apiVersion: a.example/v1\nkind: AllowList\nmetadata: {name: a}\nitems:\n';
    expect(parseManifests(text, 'f')).toHaveLength(1);
  });

  it.each(['', '""', 'null', '~'])('takes the namespace %j for none', (namespace) => {
    const text = `apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  namespace: ${namespace}\n`;
    expect(parseManifests(text, 'f')[0]?.metadata).toEqual({ name: 'a' });
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
