import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { clusterRole } from '../../../src/preflight/rbac.ts';
import { duties } from '../../../src/preflight/rights.ts';
import { filesOf, templates } from '../../template/checks.ts';

const services = path.join(templates, 'delivery-platform/services');
const names = ['api-gateway', 'delivery-service', 'order-service', 'payment-service', 'user-service'];
const files = await filesOf('services are whole');
const sources = files.filter((file) => file.endsWith('.ts'));

/** What a file imports of the repository, absolute. */
async function importsOf(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8');
  return [...text.matchAll(/from '(\.{1,2}\/[^']+)'/g)].map(([, to = '']) =>
    path.resolve(path.dirname(file), to),
  );
}

async function reachable(from: string, seen = new Set<string>()): Promise<Set<string>> {
  if (seen.has(from)) return seen;
  seen.add(from);
  for (const next of await importsOf(from)) await reachable(next, seen);
  return seen;
}

describe('the services that users copy', () => {
  it('have no file that none of them runs, and run none that is not there', async () => {
    const all = await Promise.all(names.map((name) => reachable(path.join(services, name, 'main.ts'))));
    expect([...new Set(all.flatMap((set) => [...set]))].sort()).toEqual(sources);
  });

  it.each(names)('%s needs nothing that its image lacks', async (name) => {
    const dockerfile = await readFile(path.join(services, 'Dockerfile'), 'utf8');
    const copied = [...dockerfile.matchAll(/^COPY (\S+) /gm)].map(([, from = '']) =>
      from.replace(/^\$\{SERVICE\}$/, name),
    );
    const ignored = (await readFile(path.join(services, '.dockerignore'), 'utf8')).split('\n');
    const admitted = ignored.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    for (const file of await reachable(path.join(services, name, 'main.ts'))) {
      const relative = path.relative(services, file);
      expect([relative, copied.some((from) => relative.startsWith(`${from}/`))]).toEqual([relative, true]);
      expect([relative, admitted.some((glob) => path.matchesGlob(relative, glob))]).toEqual([relative, true]);
    }
  });

  it('need no package at run time', async () => {
    const manifest = JSON.parse(await readFile(path.join(services, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({ type: 'module', engines: { node: '>=24' } });
    expect(manifest.dependencies).toBeUndefined();
    for (const file of sources) {
      const bare = [...(await readFile(file, 'utf8')).matchAll(/from '([^.'][^']*)'/g)].map(
        ([, from]) => from,
      );
      expect(bare.filter((from) => !from?.startsWith('node:'))).toEqual([]);
    }
  });
});

describe('the rights that users grant', () => {
  it('are all that the suite asks for, in the namespace of the platform', async () => {
    const granted = await filesOf('rights are granted');
    expect(granted.map((file) => path.basename(file, '.yaml'))).toEqual([...duties].sort());
    for (const [at, duty] of [...duties].sort().entries()) {
      const [role, binding] = parseAllDocuments(await readFile(granted[at] ?? '', 'utf8')).map((one) =>
        one.toJS(),
      );
      const has = new Set(
        role.rules.flatMap((rule: { apiGroups: string[]; resources: string[]; verbs: string[] }) =>
          rule.apiGroups.flatMap((group) =>
            rule.resources.flatMap((resource) => rule.verbs.map((verb) => `${verb} ${group}/${resource}`)),
          ),
        ),
      );
      const wanted = clusterRole(duty).rules.flatMap(({ apiGroups, resources, verbs }) =>
        apiGroups.flatMap((group) =>
          resources.flatMap((resource) => verbs.map((verb) => `${verb} ${group}/${resource}`)),
        ),
      );
      expect(wanted.filter((right) => !has.has(right))).toEqual([]);
      expect(binding.metadata.namespace).toBe('delivery-platform');
    }
  });
});
