import { describe, expect, it } from '@jest/globals';
import { openPublished } from '../../../../src/actions/push-image/published.ts';
import { digestOf } from '../../../../src/oci/digest.ts';
import { mediaTypes } from '../../../../src/oci/media-types.ts';
import { createRegistryClient } from '../../../../src/oci/registry-client.ts';
import { openReleaseDirectory } from '../../../../src/release/directory.ts';
import { canonicalJson, type Release, releaseId } from '../../../../src/release/release.ts';
import { releaseTag, releaseType } from '../../../../src/signing/release-artifact.ts';
import { recordingLog } from '../../../support/recording-log.ts';
import { endpoint, type FakeAnswer, fakeRegistry } from '../../oci/fake-registry.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const counts = { UNKNOWN: 0, LOW: 0, MEDIUM: 0, HIGH: 0, CRITICAL: 1 };
const releaseWith = (passed: boolean): Release => {
  const gate = { severity: 'CRITICAL', onlyFixable: true, passed };
  const scan = { scanner: { name: 'trivy', version: '1' }, database: {}, counts, gate };
  const web = { digest, platforms: { 'linux/amd64': digest }, scans: { 'linux/amd64': scan }, sboms: {} };
  return {
    ...{ schemaVersion: 1, application: 'shop', sequence: 7, createdAt: '2026-01-01T00:00:00Z' },
    source: {
      repository: 'acme/shop',
      repositoryId: '1',
      ref: 'refs/heads/main',
      commit: 'c'.repeat(40),
      run: '',
    },
    services: { web },
    deploy: { kind: 'helm', archive: digest },
  };
};

/** A registry in which every tag of `releases` names this release, or something that is none. */
function open(release: Release | undefined, wanted: string) {
  const record = Buffer.from(release === undefined ? '{}' : canonicalJson(release));
  const mediaType = release === undefined ? mediaTypes.config : releaseType;
  const config = { mediaType, digest: digestOf(record), size: record.length };
  const manifest = JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.manifest, config, layers: [] });
  const fake = fakeRegistry(({ url }): FakeAnswer => {
    if (url.pathname.endsWith(config.digest)) return { status: 200, body: record };
    if (url.pathname.endsWith('/manifests/gone')) return { status: 404 };
    return { status: 200, headers: { 'content-type': mediaTypes.manifest }, body: manifest };
  });
  const opening = openPublished(createRegistryClient(endpoint, fake.ports), {
    ...{ wanted, verify: undefined, log: recordingLog().log },
    directory: openReleaseDirectory('/nowhere'),
  });
  return { fake, opening };
}

describe('a release of a registry', () => {
  it('is not copied where the scan gate refused it', async () => {
    const { opening, fake } = open(releaseWith(false), 'v1');
    await expect(opening).rejects.toMatchObject({
      code: 'VULNERABLE',
      message: 'The scan gate refused web on linux/amd64',
    });
    expect(fake.asked.every(({ method }) => method === 'GET')).toBe(true);
  });

  it('is looked for by the tag that its id gives it, and only itself is taken', async () => {
    const id = releaseId(releaseWith(false));
    const { opening, fake } = open(releaseWith(false), id);
    await expect(opening).rejects.toMatchObject({ code: 'VULNERABLE' });
    expect(fake.asked.map(({ url }) => url.pathname)).toContain(
      `/v2/team/releases/manifests/id-${id.slice(7, 19)}`,
    );
    const moved = open(releaseWith(true), id);
    await expect(moved.opening).rejects.toMatchObject({
      code: 'RELEASE_INVALID',
      message: expect.stringContaining(`team/releases:${releaseTag(id)} is release sha256:`),
    });
  });

  it('is refused where the name leads to nothing, or to something else', async () => {
    await expect(open(releaseWith(true), 'gone').opening).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: 'release: registry test (registry.example) has no release gone in team/releases',
    });
    await expect(open(undefined, 'v1').opening).rejects.toMatchObject({
      code: 'RELEASE_INVALID',
      message: expect.stringContaining('is no release but application/vnd.oci.image.config'),
    });
  });
});
