import { mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { openReleaseDirectory } from '../../../src/release/directory.ts';
import { canonicalJson, type Release, releaseId } from '../../../src/release/release.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const sample: Release = {
  schemaVersion: 1,
  application: 'shop',
  sequence: 7,
  source: {
    repository: 'acme/shop',
    repositoryId: '1',
    ref: 'refs/heads/main',
    commit: 'b'.repeat(40),
    run: 'https://x/1',
  },
  createdAt: '2026-11-22T10:00:00Z',
  services: { web: { digest, platforms: { 'linux/amd64': digest }, scans: {}, sboms: {} } },
  deploy: { kind: 'helm', archive: digest },
};

it('has one id whatever the order of its keys', () => {
  const shuffled = Object.fromEntries(Object.entries(sample).reverse()) as Release; // same entries, other order
  expect(releaseId(shuffled)).toBe(releaseId(sample));
  expect(releaseId({ ...sample, sequence: 8 })).not.toBe(releaseId(sample));
});

it('sorts keys at every depth and keeps arrays', () => {
  expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1}]}');
});

it('travels through its directory unchanged', async () => {
  const directory = openReleaseDirectory(path.join(await mkdtemp(path.join(os.tmpdir(), 'release-')), 'r'));
  await directory.writeRelease(sample);
  expect(await directory.readRelease()).toEqual(sample);
});

it('is refused when missing or of another version', async () => {
  const at = await mkdtemp(path.join(os.tmpdir(), 'release-'));
  const directory = openReleaseDirectory(at);
  await expect(directory.readRelease()).rejects.toMatchObject({ code: 'RELEASE_INVALID' });
  await writeFile(path.join(at, 'release.json'), JSON.stringify({ ...sample, schemaVersion: 2 }));
  await expect(directory.readRelease()).rejects.toMatchObject({ code: 'RELEASE_INVALID' });
});
