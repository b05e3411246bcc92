import { readFile, writeFile } from 'node:fs/promises';
import { mapConcurrently } from '../core/concurrency.ts';
import type { Log } from '../core/log.ts';
import { digestOf } from '../oci/digest.ts';
import { readGraph } from '../oci/graph.ts';
import { openLayout } from '../oci/layout.ts';
import { createLayout } from '../oci/layout-writer.ts';
import type { StoredManifest } from '../oci/manifest.ts';
import type { BuildRecord, ReleaseDirectory, ScanRecord } from '../release/directory.ts';
import { type Release, releaseId } from '../release/release.ts';
import { attachBundle } from './attach.ts';
import { type AnnouncedDigests, checkBeforeSigning } from './check-inputs.ts';
import { type BuildRun, provenanceOf } from './provenance.ts';
import { releaseName, writeReleaseArtifact } from './release-artifact.ts';
import { makeStatement, predicateTypes, type Subject } from './statement.ts';
import type { SignedStatement, SignStatement } from './statement-signer.ts';

export interface SignOptions {
  readonly announced: AnnouncedDigests | undefined;
  readonly sequence: number;
  readonly source: Release['source'];
  readonly run: BuildRun;
  readonly deployKind: Release['deploy']['kind'];
  /** RFC 3339. */
  readonly createdAt: string;
  /** Undefined where the policy asks for no signatures. */
  readonly sign: SignStatement | undefined;
}

/** A statement and the manifests it is attached to. */
interface Attached {
  readonly signed: SignedStatement;
  readonly to: readonly StoredManifest[];
}

/** Statements signed at the same time: each waits for the log, not for this machine. */
const parallelSignatures = 12;

/**
 * Signs what a release directory holds and writes the release. Per service: one signature over the index and its
 * platforms, one SBOM statement per platform, one provenance statement; then the release record itself. All of it is
 * bound to digests alone, so one signing serves every registry.
 */
export async function signRelease(
  directory: ReleaseDirectory,
  options: SignOptions,
  log: Log,
): Promise<{ readonly release: Release; readonly id: string; readonly statements: number }> {
  const [build, scan] = [await directory.readBuild(), await directory.readScan()];
  const layout = await openLayout(directory.layout);
  await checkBeforeSigning(build, scan, layout, directory, options.announced);
  const writer = await createLayout(directory.layout);
  const { sign, createdAt } = options;

  const attached: Attached[] = [];
  const provenance = new Map<string, string>();
  if (sign !== undefined) {
    const plans = await Promise.all(
      Object.keys(build.services).map(async (service) => {
        const { root, manifests } = await readGraph(layout, service);
        const images = manifests.filter(({ descriptor }) => descriptor.digest !== root.descriptor.digest);
        // The index first: verifiers that show one subject show that.
        return statementsOf(service, [root, ...images], build, directory, options);
      }),
    );
    const signed = await mapConcurrently(
      plans.flat(),
      parallelSignatures,
      async ({ statement, service, to }) => ({
        service,
        to,
        signed: await sign(statement),
      }),
    );
    for (const { service, signed: one } of signed)
      if (one.statement.predicateType === predicateTypes.provenance)
        provenance.set(service, digestOf(one.payload));
    attached.push(...signed);
    log.info(`${signed.length} statements signed for ${plans.length} services`);
  }
  for (const { signed, to } of attached)
    await attachBundle(
      signed,
      to.map(({ descriptor }) => descriptor),
      createdAt,
      writer,
    );

  const release = await makeRelease(build, scan, provenance, directory, options);
  await directory.writeRelease(release);
  const id = releaseId(release);
  const artifact = await writeReleaseArtifact(release, directory, writer);
  if (sign !== undefined) {
    // The record by its id and the artifact by its manifest: the bundle on disk and the referrer are one.
    const subjects = [
      { name: releaseName, digest: artifact.digest },
      { name: 'release.json', digest: id },
    ];
    const signed = await sign(makeStatement(subjects, predicateTypes.signature, {}));
    await writeFile(directory.bundle, signed.bundle);
    await attachBundle(signed, [artifact], createdAt, writer);
  }
  return { release, id, statements: attached.length + (sign === undefined ? 0 : 1) };
}

async function statementsOf(
  service: string,
  manifests: readonly StoredManifest[],
  build: BuildRecord,
  directory: ReleaseDirectory,
  { source, run }: SignOptions,
) {
  const { platforms = {}, revision = '' } = build.services[service] ?? {};
  const all: Subject[] = manifests.map(({ descriptor: { digest } }) => ({ name: service, digest }));
  const provenance = makeStatement(
    all,
    predicateTypes.provenance,
    provenanceOf(service, revision, source, run),
  );
  const sboms = Object.entries(platforms).map(async ([platform, digest]) => {
    const document: unknown = JSON.parse(await readFile(directory.sbom(service, platform), 'utf8'));
    const statement = makeStatement([{ name: service, digest }], predicateTypes.sbom, document);
    return { service, statement, to: manifests.filter(({ descriptor }) => descriptor.digest === digest) };
  });
  return [
    { service, statement: makeStatement(all, predicateTypes.signature, {}), to: manifests },
    { service, statement: provenance, to: manifests },
    ...(await Promise.all(sboms)),
  ];
}

async function makeRelease(
  build: BuildRecord,
  scan: ScanRecord,
  provenance: ReadonlyMap<string, string>,
  directory: ReleaseDirectory,
  { sequence, source, createdAt, deployKind }: SignOptions,
): Promise<Release> {
  const services = Object.entries(build.services).map(([service, { digest, platforms, revision }]) => {
    const { scans = {}, sboms = {} } = scan.services[service] ?? {};
    const stated = provenance.get(service);
    return [
      service,
      {
        digest,
        ...(revision === '' ? {} : { revision }),
        platforms,
        scans,
        sboms,
        ...(stated === undefined ? {} : { provenance: stated }),
      },
    ] as const;
  });
  return {
    schemaVersion: 1,
    application: build.application,
    sequence,
    source,
    createdAt,
    services: Object.fromEntries(services),
    deploy: { kind: deployKind, archive: digestOf(await readFile(directory.archive)) },
  };
}
