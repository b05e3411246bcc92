import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import action from '../../../src/actions/push-image/main.ts';
import { systemClock } from '../../../src/core/clock.ts';
import type { Context } from '../../../src/core/context.ts';
import { systemExec } from '../../../src/core/exec.ts';
import { createHttp } from '../../../src/core/http.ts';
import { createSummary } from '../../../src/core/summary.ts';
import { createTemp } from '../../../src/core/temp.ts';
import { digestOf } from '../../../src/oci/digest.ts';
import { openLayout } from '../../../src/oci/layout.ts';
import { createLayout } from '../../../src/oci/layout-writer.ts';
import { openReleaseDirectory } from '../../../src/release/directory.ts';
import { type Release, releaseId } from '../../../src/release/release.ts';
import { writeReleaseArtifact } from '../../../src/signing/release-artifact.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { sampleLayout } from '../../unit/oci/sample-layout.ts';
import { type Fixture, startFixture } from '../clouds/fixture.ts';
import { allowHostsOf, endpointsOf, registerJob } from '../identity/job.ts';
import { sampleFleetText } from '../identity/sample-fleet.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';

describe('push-image', () => {
  let fixture: Fixture;
  let dir = '';
  const http = createHttp();

  beforeAll(async () => {
    fixture = await startFixture();
    dir = await mkdtemp(path.join(os.tmpdir(), 'push-image-'));
    await writeFile(path.join(dir, 'flotilla.yml'), sampleFleetText);
    const unsigned = { ...JSON.parse(sampleFleetText), policy: { signing: 'none' } };
    await writeFile(path.join(dir, 'unsigned.yml'), JSON.stringify(unsigned));
  });
  afterAll(async () => {
    await http.close();
    await fixture.close();
    await rm(dir, { recursive: true, force: true });
  });

  /** What build-image, scan-image and sign-image leave, as far as a push reads it. */
  async function released(sequence: number): Promise<{ directory: string; release: Release }> {
    const directory = openReleaseDirectory(await mkdtemp(path.join(dir, 'release-')));
    const sample = await sampleLayout(['web']);
    const writer = await createLayout(directory.layout);
    const { root, manifests } = await writer.adopt(await openLayout(sample.dir), 'web');
    await rm(sample.dir, { recursive: true });
    const { digest } = root.descriptor;
    const platforms = Object.fromEntries(
      manifests
        .slice(0, 2)
        .map(({ descriptor }, at) => [at === 0 ? 'linux/amd64' : 'linux/arm64', descriptor.digest]),
    );
    await writeFile(directory.archive, `archive ${sequence}`);
    await directory.writeBuild({
      schemaVersion: 1,
      application: 'sample',
      services: { web: { digest, platforms, revision: commit } },
    });
    const release: Release = {
      ...{ schemaVersion: 1, application: 'sample', sequence, createdAt: '2026-01-01T00:00:00Z' },
      source: {
        repository: 'acme/sample',
        repositoryId: '1',
        ref: 'refs/heads/main',
        commit,
        run: 'https://github.com',
      },
      services: { web: { digest, platforms, scans: {}, sboms: {} } },
      deploy: { kind: 'manifests', archive: digestOf(`archive ${sequence}`) },
    };
    await directory.writeRelease(release);
    await writeReleaseArtifact(release, directory, writer);
    return { directory: directory.path, release };
  }

  const step = async (inputs: Readonly<Record<string, string>>) => {
    const { log, lines, masked } = recordingLog();
    const env = {
      ...(await registerJob(fixture.standIns)),
      ...{
        GITHUB_REPOSITORY: 'acme/sample',
        GITHUB_REF: 'refs/heads/main',
        GITHUB_SHA: commit,
        GITHUB_RUN_ID: '1',
      },
    };
    const context: Context = {
      ...{ log, http, env, exec: systemExec, clock: systemClock, temp: createTemp(env) },
      summary: createSummary(undefined),
      state: { save: () => undefined, read: () => undefined },
      signal: new AbortController().signal,
      exportVariable: () => undefined,
    };
    const fleet = path.join(dir, 'flotilla.yml');
    const endpoints = JSON.stringify(endpointsOf(fixture.standIns));
    const allowHosts = allowHostsOf(fixture.standIns).join();
    const outputs = await action.run(
      await action.inputs.parseAsync({ fleet, endpoints, allowHosts, ...inputs }),
      context,
    );
    return { outputs, lines, masked, summary: context.summary.markdown() };
  };

  it('pushes services and release to all clouds, says so, and shows no secret', async () => {
    const { directory, release } = await released(7);
    const { outputs, lines, masked, summary } = await step({ directory });
    expect(outputs).toMatchObject({ release: releaseId(release), complete: true });
    const results: unknown = JSON.parse(String(outputs.results));
    for (const name of ['aws', 'gcp', 'azure'])
      expect(results).toMatchObject({ [name]: { state: 'complete', pushed: expect.any(Number) } });
    expect(String(outputs.results)).not.toMatch(/127\.0\.0\.1|amazonaws|azurecr|pkg\.dev/);
    expect(lines).toContain('info: 2 repositories to 3 registries, tags sha-0123456789ab, main');
    expect(lines.at(-1)).toMatch(/^info: \w+ +\d+\/\d+ blobs {2}\d+ kB sent {2}done$/);
    expect(summary).toContain('| aws | ✅ complete |');
    expect(summary).toContain('releases:main');
    const said = [...lines, summary, JSON.stringify(outputs)].join('\n');
    expect(masked.length).toBeGreaterThan(5);
    for (const secret of masked) expect(said).not.toContain(secret);
  });

  it('does not take a tag back to an earlier release', async () => {
    const { lines, outputs } = await step({ directory: (await released(6)).directory, tags: 'main' });
    expect(outputs).toMatchObject({ complete: true });
    expect(lines).toContain('notice: aws: tag main stays at release 7, which is later than 6');
    const later = await step({ directory: (await released(8)).directory, tags: 'main' });
    expect(later.lines.filter((line) => line.startsWith('notice'))).toEqual([]);
  });

  it('pushes nothing but what the build announced', async () => {
    const { directory } = await released(9);
    const digests = JSON.stringify({ web: `sha256:${'0'.repeat(64)}` });
    await expect(step({ directory, digests })).rejects.toMatchObject({
      code: 'ARTIFACT_MISMATCH',
      message: expect.stringContaining('web: build.json has sha256:'),
    });
    await rm(path.join(directory, 'release.json'));
    await expect(step({ directory })).rejects.toMatchObject({ code: 'RELEASE_INVALID' });
  });

  it('names the tag that a repository keeps, and the other registries have it', async () => {
    const { account } = fixture.standIns.aws;
    const repository = account.repositories.get('delivery-platform/web');
    if (repository === undefined) throw new Error('the repository was not created');
    repository.imageTagMutability = 'IMMUTABLE';
    const { outputs } = await step({ directory: (await released(10)).directory });
    expect(outputs).toMatchObject({
      complete: false,
      failure: {
        code: 'TAG_IMMUTABLE',
        message: expect.stringMatching(
          /in 1 of 3 registries\naws: .*delivery-platform\/web:\S+ names sha256:/,
        ),
      },
    });
    expect(JSON.parse(String(outputs.results))).toMatchObject({
      aws: { state: 'incomplete' },
      gcp: { state: 'complete' },
    });
  });

  describe('with a release of a registry', () => {
    let id: string;
    const copy = (inputs: Readonly<Record<string, string>>) =>
      step({ fleet: path.join(dir, 'unsigned.yml'), from: 'gcp', ...inputs });
    const fresh = () => mkdtemp(path.join(dir, 'copy-'));

    beforeAll(async () => {
      const { directory, release } = await released(20);
      id = releaseId(release);
      await step({ directory, registries: 'gcp', tags: 'v20' });
    });

    it('copies it to the others, and leaves its record and chart for the steps that follow', async () => {
      const directory = await fresh();
      const { outputs, lines, summary } = await copy({ directory, release: id, registries: 'azure' });
      expect(outputs).toMatchObject({ release: id, complete: true });
      expect(Object.keys(JSON.parse(String(outputs.results)))).toEqual(['azure']);
      expect(lines).toContain(`info: gcp: release 20 (${id}), 0 statements hold`);
      expect(lines).toContain('info: 2 repositories to 1 registries, tags sha-0123456789ab, main');
      expect(summary).toContain('Copy of sample from gcp');
      const left = openReleaseDirectory(directory);
      expect(releaseId(await left.readRelease())).toBe(id);
      expect(await readFile(left.archive, 'utf8')).toBe('archive 20');
    });

    it.each([
      ['the first digits of its id', () => id.slice(7, 19)],
      ['a tag', () => 'v20'],
    ])('finds it by %s', async (_, name) => {
      const { outputs } = await copy({ directory: await fresh(), release: name(), registries: 'azure' });
      expect(outputs).toMatchObject({ release: id, complete: true });
    });

    it('only writes tags where it is the same registry, and takes none back', async () => {
      const inputs = { release: id, registries: 'gcp' };
      const { outputs } = await copy({ ...inputs, directory: await fresh(), tags: 'stable' });
      expect(JSON.parse(String(outputs.results))).toMatchObject({
        gcp: { state: 'complete', pushed: 0, mounted: 0 },
      });
      await step({ directory: (await released(21)).directory, registries: 'gcp', tags: 'stable' });
      const { lines } = await copy({ ...inputs, directory: await fresh(), tags: 'stable' });
      expect(lines).toContain('notice: gcp: tag stable stays at release 21, which is later than 20');
    });

    it('is refused without what it needs, and with what it does not', async () => {
      const { directory } = await released(22);
      const refused = (inputs: Readonly<Record<string, string>>, message: RegExp, code = 'INPUT_INVALID') =>
        expect(copy(inputs)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
      await refused({ directory, release: id }, /^from: .* holds a build of its own$/);
      const unknown = `sha256:${'0'.repeat(64)}`;
      const where = { directory: await fresh() };
      await refused({ ...where, release: unknown }, /^release: registry gcp .* has no release sha256:0+ in /);
      await refused({ ...where, release: id, registries: 'aws,mars' }, /^registries: mars not in the fleet/);
      await refused({ ...where, release: id, from: 'mars' }, /mars/, 'FLEET_INVALID');
      const issues = async (inputs: Readonly<Record<string, string>>) => {
        const parsed = await action.inputs.safeParseAsync({ fleet: 'f', directory: 'd', ...inputs });
        return parsed.error?.issues.map(({ path: at, message }) => `${at.join('.')} ${message}`);
      };
      expect(await issues({ from: 'gcp' })).toEqual(['release is needed with `from`: which release to copy']);
      expect(await issues({ release: id })).toEqual([
        'from is needed with `release`: the registry that has it',
      ]);
      expect(await issues({ from: 'gcp', release: 'a b' })).toEqual([
        'release must be the id of a release, its first 12 digits, or a tag',
      ]);
      expect(await issues({ from: 'gcp', release: id, digests: '{}' })).toEqual([
        'digests are of a build; with `from` it is the release that says what is copied',
      ]);
    });
  });
});
