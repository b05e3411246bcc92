import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadPlacedFleet, type PlacedFleet } from '../../../src/fleet/load.ts';

const text = `version: 1
applications:
  shop:
    deploy: { kind: manifests, path: deploy }
    services:
      web:
        context: web
        secrets: [NPM_TOKEN]
registries:
  harbor: { type: harbor, host: h.example, path: shop, identity: robot }
identities:
  robot: { cloud: generic, username: robot, password: TOKEN }
`;

describe('the places of a fleet file', () => {
  let dir = '';
  let placed: PlacedFleet;
  beforeAll(async () => {
    dir = await mkdtemp(path.join(os.tmpdir(), 'places-'));
    await writeFile(path.join(dir, 'flotilla.yml'), text);
    placed = await loadPlacedFleet(path.join(dir, 'flotilla.yml'));
  });
  afterAll(() => rm(dir, { recursive: true }));
  const at = (...keys: string[]) => {
    const { file, line, column } = placed.placeOf(keys);
    return `${path.basename(file)}:${line}:${column}`;
  };

  it('are those of keys, in blocks and on one line', () => {
    expect(at('applications', 'shop', 'services', 'web', 'secrets')).toBe('flotilla.yml:8:9');
    expect(at('registries', 'harbor')).toBe('flotilla.yml:10:3');
    expect(at('registries', 'harbor', 'identity')).toBe('flotilla.yml:10:56');
  });

  it('are those of the nearest parent where a key is left out', () => {
    expect(at('registries', 'harbor', 'required')).toBe('flotilla.yml:10:3');
    expect(at('environments', 'production')).toBe('flotilla.yml:1:1');
  });
});
