import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { unknownValues } from '../../template/chart-values.ts';
import { filesOf } from '../../template/checks.ts';

const files = await filesOf('values of security charts exist');

describe('values of the security charts', () => {
  it.each(files.map((file) => [path.basename(path.dirname(file)), path.basename(file), file]))(
    '%s/%s sets only what the chart reads',
    async (chart, _name, file) => {
      expect(unknownValues(chart, parse(await readFile(file, 'utf8')))).toEqual([]);
    },
  );

  it('would not pass with a misspelt key', () => {
    expect(unknownValues('vault', { server: { ha: { replica: 3 } } })).toEqual(['server.ha.replica']);
    expect(unknownValues('falco', { drivers: { kind: 'modern_ebpf' } })).toEqual(['drivers.kind']);
  });
});
