import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  askingTemplates,
  findLookups,
  onlyTemplates,
  withoutTemplates,
} from '../../../src/kube/helm-lookups.ts';

const asking = '{{ (lookup "v1" "Secret" .Release.Namespace "keys").data }}';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'lookups-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function chartOf(files: Readonly<Record<string, string>>): Promise<string> {
  const chart = path.join(dir, 'chart');
  for (const [name, text] of Object.entries({ 'Chart.yaml': 'name: x', ...files })) {
    await mkdir(path.dirname(path.join(chart, name)), { recursive: true });
    await writeFile(path.join(chart, name), text);
  }
  return chart;
}

describe('findLookups', () => {
  it.each([
    [
      'nowhere',
      { 'templates/a.yaml': 'a: {{ .Values.a }}', 'README.md': asking, 'templates/NOTES.txt': asking },
    ],
    [['templates/keys.yaml'], { 'templates/keys.yaml': asking, 'templates/a.yaml': 'a' }],
    [
      ['templates/keys.yaml'],
      { 'templates/keys.yaml': asking, 'crds/c.yaml': 'description: used for lookup of names (DNS)' },
    ],
    // Helm names what is rendered there by the subchart's alias.
    ['anywhere', { 'charts/sub/templates/k.yaml': asking }],
    ['anywhere', { 'templates/keys.yaml': `{{ define "keys" }}${asking}{{ end }}` }],
    [
      'anywhere',
      { 'templates/keys.yaml': asking, 'templates/a.yaml': '{{ include "x/templates/keys.yaml" . }}' },
    ],
    ['anywhere', { 'templates/_keys.tpl': asking }],
    ['anywhere', { 'templates/_keys.yaml': asking }],
    ['anywhere', { 'files/text.txt': asking }],
    ['anywhere', { 'charts/packed.tgz': 'x' }],
    [
      'anywhere',
      {
        'templates/keys.yaml': asking,
        'templates/a.yaml': '{{ include (print $.Template.BasePath "/keys.yaml") . | sha256sum }}',
      },
    ],
    ['anywhere', { 'templates/keys.yaml': asking, 'templates/a.yaml': '{{ $_ := set .Values "a" 1 }}' }],
    ['anywhere', { 'templates/keys.yaml': asking, 'templates/a.yaml': '{{ mergeOverwrite $values .b }}' }],
    ['anywhere', { 'templates/keys.yaml': asking, 'templates/a.yaml': '{{ $_ := set $ "a" 1 }}' }],
    ['anywhere', { 'templates/keys.yaml': asking, 'templates/a.yaml': '{{ $_ := unset $given "a" }}' }],
    [
      'anywhere',
      {
        'templates/keys.yaml': asking,
        'templates/a.yaml': '{{ $own := dict "shared" .Values.a }}{{ $_ := set $own.shared "a" 1 }}',
      },
    ],
    [
      'anywhere',
      {
        'templates/keys.yaml': asking,
        'templates/a.yaml': '{{ $a := dict }}{{ $a = .Values.a }}{{ $_ := set $a "a" 1 }}',
      },
    ],
    [
      'anywhere',
      {
        'templates/keys.yaml': asking,
        'templates/a.yaml': '{{ range $i, $a := .Values.all }}{{ $_ := set $a "a" 1 }}{{ end }}',
      },
    ],
    [
      ['templates/keys.yaml'],
      {
        'templates/keys.yaml': asking,
        'templates/a.yaml': '{{ $own := deepCopy .Values.a }}{{ $_ := set $own "a" 1 }}',
      },
    ],
    [
      ['templates/keys.yaml'],
      {
        'templates/keys.yaml': asking,
        'templates/a.yaml': '{{ merge (dict "a" 1) .Values.b }} # set the digest',
      },
    ],
  ])('%j', async (expected, files: Record<string, string>) => {
    expect(await findLookups(await chartOf(files), [])).toEqual(expected);
  });

  it('looks into values, which a chart may render', async () => {
    const values = path.join(dir, 'values.yaml');
    await writeFile(values, `extra: '${asking}'`);
    expect(
      await findLookups(await chartOf({ 'templates/a.yaml': '{{ tpl .Values.extra . }}' }), [values]),
    ).toBe('anywhere');
  });
});

describe('askingTemplates', () => {
  it('are those that stand for themselves, in subcharts too', async () => {
    const chart = await chartOf({ 'charts/sub/templates/k.yaml': asking, 'templates/a.yaml': 'a' });
    expect(await askingTemplates(chart, [])).toEqual(['charts/sub/templates/k.yaml']);
  });

  it('are unknown where values or named templates ask, which any template may render', async () => {
    const values = path.join(dir, 'values.yaml');
    await writeFile(values, `extra: '${asking}'`);
    expect(await askingTemplates(await chartOf({ 'templates/a.yaml': 'a' }), [values])).toBeUndefined();
    const named = await chartOf({ 'templates/a.yaml': `{{- define "keys" }}${asking}{{ end }}` });
    expect(await askingTemplates(named, [])).toBeUndefined();
  });
});

it('keeps templates in a directory of the name crds', async () => {
  const chart = await chartOf({ 'templates/crds/keys.yaml': asking, 'crds/c.yaml': 'c' });
  const copy = await onlyTemplates(chart, ['templates/crds/keys.yaml'], dir);
  expect(await readdir(path.join(copy, 'templates/crds'))).toEqual(['keys.yaml']);
  expect(await readdir(copy)).not.toContain('crds');
});

it('copies the chart with the asking templates, helpers and files alone', async () => {
  const chart = await chartOf({
    ...{
      'templates/keys.yaml': asking,
      'templates/a.yaml': 'a',
      'templates/_h.tpl': 'h',
      'crds/c.yaml': 'c',
    },
    ...{ 'files/x.yaml': 'x', 'charts/sub/templates/b.yaml': 'b' },
  });
  const copy = await onlyTemplates(chart, ['templates/keys.yaml'], dir);
  const entries = await readdir(copy, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  expect(files.sort()).toEqual(['Chart.yaml', '_h.tpl', 'keys.yaml', 'x.yaml']);
});

it('takes the documents of the asking templates out of what Helm rendered', () => {
  const rendered = [
    '---\n# Source: shop/templates/keys.yaml\na: 1\n',
    '---\n# Source: shop/templates/web.yaml\nb: 1\n',
    '---\n# Source: shop/templates/keys.yaml\nc: 1\n',
  ].join('');
  expect(withoutTemplates(rendered, ['templates/keys.yaml'])).toBe(
    '---\n# Source: shop/templates/web.yaml\nb: 1\n',
  );
});
