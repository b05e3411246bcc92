import { mkdtemp, rm, writeFile } from 'node:fs/promises';
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
      deploy: { kind: 'manifests', archive: digest },
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
});
