import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { keyOf, sourceOf } from '../../clouds/toolchain/paths.ts';
import { clockOf } from '../../clouds/toolchain/progress.ts';
import { tools } from '../../clouds/toolchain/tools.ts';

describe('the toolchain’s lock', () => {
  const goTools = tools.flatMap((tool) => (tool.kind === 'go' ? [tool] : []));

  it.each(goTools.map((tool) => [tool.name, tool] as const))(
    'names the version of %s that its module requires',
    async (_, tool) => {
      const module = await readFile(path.join(sourceOf(tool), 'go.mod'), 'utf8');
      expect(module).toMatch(new RegExp(`^module flotilla/toolchain/${tool.name}$`, 'm'));
      // What is built beside the first program may be of another module.
      const [pkg = '.'] = Object.values(tool.programs);
      // Our own programs have sources here and no version to agree with.
      if (pkg === '.') return;
      const required = [...module.matchAll(/^(?:require )?\s*(\S+) (v\S+)/gm)].filter(
        ([, name = '']) => pkg === name || pkg.startsWith(`${name}/`),
      );
      const longest = required.sort(([, a = ''], [, b = '']) => b.length - a.length)[0];
      const version = longest?.[2]?.replace(/^v|\+incompatible$/g, '');
      expect(version).toBe(tool.version.replace(/^v/, ''));
    },
  );

  it.each(tools.flatMap((tool) => (tool.kind === 'pypi' ? [[tool.name, tool] as const] : [])))(
    'pins %s and all it needs by hash',
    async (_, tool) => {
      const requirements = await readFile(sourceOf(tool), 'utf8');
      expect(requirements).toContain(`${tool.name}==${tool.version}`);
      for (const pin of requirements.split(/\n(?=\S)/))
        expect(pin).toMatch(/==\S+ \\\n\s+--hash=sha256:[0-9a-f]{64}/);
    },
  );

  it('keys each tool by its own inputs', async () => {
    const keys = await Promise.all(tools.map(keyOf));
    expect(new Set(keys).size).toBe(tools.length);
    const [first] = goTools;
    if (first === undefined) throw new Error('the lock is empty');
    expect(await keyOf({ ...first, version: 'v0.0.0' })).not.toBe(await keyOf(first));
    expect(await keyOf({ ...first, seconds: first.seconds + 1 })).toBe(await keyOf(first));
  });
});

describe('the toolchain’s progress', () => {
  it('shows durations as minutes and seconds', () => {
    expect([0, 59_400, 60_000, 1_234_000].map(clockOf)).toEqual(['0:00', '0:59', '1:00', '20:34']);
  });
});
