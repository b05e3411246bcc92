import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { digestOf } from '../../../src/oci/digest.ts';
import { readGraph } from '../../../src/oci/graph.ts';
import { openLayout } from '../../../src/oci/layout.ts';
import { openReleaseDirectory, type ReleaseDirectory } from '../../../src/release/directory.ts';
import { signRelease } from '../../../src/signing/sign-release.ts';
import { predicateTypes, type Statement } from '../../../src/signing/statement.ts';
import type { SignStatement } from '../../../src/signing/statement-signer.ts';
import { recordingLog } from '../../support/recording-log.ts';
import { sampleRelease } from '../../support/sample-release.ts';

describe('signing a release', () => {
  let directory: ReleaseDirectory;
  let signed: Statement[];
  beforeEach(async () => {
    signed = [];
    directory = openReleaseDirectory(await mkdtemp(path.join(os.tmpdir(), 'sign-')));
    await sampleRelease(directory, ['api', 'web']);
  });
  afterEach(() => rm(directory.path, { recursive: true }));

  /** A signer whose bundles are the statements themselves. */
  const sign: SignStatement = async (statement) => {
    signed.push(statement);
    const payload = Buffer.from(JSON.stringify(statement));
    return { statement, payload, bundle: payload };
  };
  const run = (signer: SignStatement | undefined) => {
    const source = {
      ...{ repository: 'acme/shop', repositoryId: '1', ref: 'refs/heads/main', commit: 'c'.repeat(40) },
      run: 'https://github.com/acme/shop/actions/runs/7',
    };
    const buildRun = {
      builder: 'https://github.com/o/r/.github/workflows/x.yml@v1',
      invocation: 'i',
      event: 'push',
      runner: 'r',
    };
    const options = {
      ...{
        announced: undefined,
        sequence: 7,
        source,
        run: buildRun,
        deployKind: 'helm' as const,
        sign: signer,
      },
      createdAt: '2026-01-01T00:00:00.000Z',
    };
    return signRelease(directory, options, recordingLog().log);
  };
  const referrersOf = async (name: string) =>
    (await readGraph(await openLayout(directory.layout), name)).referrers;

  it('states the signature and the provenance once per service, an SBOM per platform, and the release', async () => {
    const { release, id, statements } = await run(sign);
    const types = Map.groupBy(signed, ({ predicateType }) => predicateType);
    expect(types.get(predicateTypes.signature)).toHaveLength(3);
    expect(types.get(predicateTypes.provenance)).toHaveLength(2);
    expect(types.get(predicateTypes.sbom)).toHaveLength(4);
    expect(statements).toBe(9);
    expect(signed.at(-1)?.subject.map(({ digest }) => `sha256:${digest.sha256}`)).toContain(id);
    expect(signed[0]?.subject[0]?.digest.sha256).toBe(release.services['api']?.digest.slice(7));
    const provenance = signed.find(({ predicateType }) => predicateType === predicateTypes.provenance);
    expect(release.services['api']?.provenance).toBe(digestOf(JSON.stringify(provenance)));
  });

  it('attaches each to every manifest that must find it, its bytes once', async () => {
    await run(sign);
    const referrers = await referrersOf('api');
    // Three manifests with signature and provenance, two of them with an SBOM.
    expect(referrers).toHaveLength(8);
    expect(new Set(referrers.map(({ manifest }) => manifest.layers[0]?.digest)).size).toBe(4);
    expect(referrers.every(({ manifest }) => manifest.annotations['dev.sigstore.bundle.predicateType'])).toBe(
      true,
    );
    expect(await referrersOf('releases')).toHaveLength(1);
  });

  it('keeps the record as config of the release artifact, so that its digest is the release’s id', async () => {
    const { id } = await run(sign);
    const { root } = await readGraph(await openLayout(directory.layout), 'releases');
    expect(root.manifest.config?.digest).toBe(id);
    expect(digestOf(await readFile(path.join(directory.path, 'release.json')))).toBe(id);
    expect(root.manifest.layers[0]?.digest).toBe(digestOf(await readFile(directory.archive)));
  });

  it('writes the record without signatures where the policy asks for none', async () => {
    const { release, statements } = await run(undefined);
    expect(statements).toBe(0);
    expect(release.services['api']).not.toHaveProperty('provenance');
    expect(existsSync(directory.bundle)).toBe(false);
    expect(await referrersOf('api')).toEqual([]);
    expect(await referrersOf('releases')).toEqual([]);
  });
});
