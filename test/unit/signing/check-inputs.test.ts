import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { digestOf } from '../../../src/oci/digest.ts';
import { openLayout } from '../../../src/oci/layout.ts';
import { openReleaseDirectory, type ReleaseDirectory } from '../../../src/release/directory.ts';
import { checkBeforeSigning } from '../../../src/signing/check-inputs.ts';
import { sampleRelease } from '../../support/sample-release.ts';

describe('what may be signed', () => {
  let directory: ReleaseDirectory;
  beforeEach(async () => {
    directory = openReleaseDirectory(await mkdtemp(path.join(os.tmpdir(), 'check-')));
    await sampleRelease(directory, ['api', 'web']);
  });
  afterEach(() => rm(directory.path, { recursive: true }));

  const check = async (announced?: Record<string, string>) =>
    checkBeforeSigning(
      await directory.readBuild(),
      await directory.readScan(),
      await openLayout(directory.layout),
      directory,
      announced,
    );
  const digests = async () =>
    Object.fromEntries(
      Object.entries((await directory.readBuild()).services).map(([name, { digest }]) => [name, digest]),
    );
  const refusal = (code: string) => ({ code });

  it('is what was built, scanned and announced', async () => {
    await expect(check()).resolves.toBeUndefined();
    await expect(check(await digests())).resolves.toBeUndefined();
  });

  it('is not another image than announced, one too many or one too few', async () => {
    const { api, web } = await digests();
    for (const announced of [{ api, web: api }, { api }, { api, web, more: web }])
      await expect(check(announced as Record<string, string>)).rejects.toMatchObject(
        refusal('ARTIFACT_MISMATCH'),
      );
  });

  it('is not a layout that holds something else than build.json says', async () => {
    const build = await directory.readBuild();
    const { api, web } = build.services;
    if (api === undefined || web === undefined) throw new Error('the sample has both');
    await directory.writeBuild({ ...build, services: { api: web, web } });
    await expect(check()).rejects.toMatchObject(refusal('ARTIFACT_MISMATCH'));
    await directory.writeBuild({ ...build, services: { api: { ...api, platforms: {} }, web } });
    await expect(check()).rejects.toMatchObject(refusal('ARTIFACT_MISMATCH'));
  });

  it('is not an image that was not scanned, or did not pass', async () => {
    const scan = await directory.readScan();
    await directory.writeScan({
      ...scan,
      services: { api: scan.services['api'] ?? { scans: {}, sboms: {} } },
    });
    await expect(check()).rejects.toMatchObject(refusal('SCAN_FAILED'));
    const refused = structuredClone(scan);
    for (const verdict of Object.values(refused.services['web']?.scans ?? {})) verdict.gate.passed = false;
    await directory.writeScan(refused);
    await expect(check()).rejects.toMatchObject(refusal('VULNERABLE'));
  });

  it('is not an image that was built again after its scan', async () => {
    const scan = await directory.readScan();
    const { api } = scan.services;
    if (api === undefined) throw new Error('the sample has it');
    const other = await readFile(directory.sbom('web', 'linux/amd64'));
    await writeFile(directory.sbom('api', 'linux/amd64'), other);
    const sboms = { ...api.sboms, 'linux/amd64': digestOf(other) };
    await directory.writeScan({ ...scan, services: { ...scan.services, api: { ...api, sboms } } });
    await expect(check()).rejects.toMatchObject({ message: expect.stringContaining('of another image') });
  });

  it('is not an SBOM that was changed', async () => {
    await writeFile(directory.sbom('api', 'linux/amd64'), '{}');
    await expect(check()).rejects.toMatchObject(refusal('ARTIFACT_MISMATCH'));
  });
});
