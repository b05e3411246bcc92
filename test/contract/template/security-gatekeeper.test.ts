import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { filesOf } from '../../template/checks.ts';
import { readTemplate } from '../../template/gatekeeper.ts';
import { manifestsOf } from '../../template/manifests.ts';

const files = await filesOf('gatekeeper templates carry their rego');
const policies = files.filter((file) => /\/rego\/[a-z_]+(?<!_test)\.rego$/.test(file));
const templates = new Map(
  await Promise.all(
    files
      .filter((file) => file.includes('/templates/'))
      .map(async (file) => [path.basename(file, '.yaml'), await manifestsOf(file)] as const),
  ),
);
/** Rego is indented by tabs, YAML by spaces. */
const asEmbedded = (rego: string) => rego.replaceAll('\t', '  ');

describe('each Gatekeeper policy', () => {
  it.each(policies.map((file) => [path.basename(file, '.rego'), file]))(
    '%s is in its template as it is tested',
    async (name, file) => {
      const rego = await readFile(file, 'utf8');
      const [manifest] = templates.get(name.replaceAll('_', '-')) ?? [];
      if (manifest === undefined) throw new Error(`${name}.rego has no template`);
      const { metadata, spec } = readTemplate(manifest);
      const { source } = spec.targets[0].code[0];
      expect(source.rego).toBe(asEmbedded(rego));
      const libraries = [...rego.matchAll(/^import data\.lib\.(\w+)$/gm)].map(([, library]) => library);
      const bodies = libraries.map((library) =>
        readFile(path.join(path.dirname(file), `lib/${library}.rego`), 'utf8'),
      );
      expect(source.libs).toEqual((await Promise.all(bodies)).map(asEmbedded));
      // Gatekeeper looks the template up by the name of its kind.
      expect(metadata.name).toBe(spec.crd.spec.names.kind.toLowerCase());
      expect(files).toContain(file.replace('.rego', '_test.rego'));
    },
  );

  it('is the only source of a template', () => {
    expect(templates.size).toBe(policies.length);
  });
});
