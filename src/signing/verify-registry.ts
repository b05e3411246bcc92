import { ActionError, messageOf } from '../core/errors.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { digestOf } from '../oci/digest.ts';
import type { RegistryClient } from '../oci/registry-client.ts';
import { canonicalJson, type Release, type ReleasedService, releaseId } from '../release/release.ts';
import { bundleType } from './attach.ts';
import { releaseName } from './release-artifact.ts';
import { isAbout, type PredicateType, predicateTypes } from './statement.ts';
import type { VerifiedStatement, VerifyStatement } from './verify-statement.ts';

/** What one registry was asked to prove. */
export interface RegistryVerification {
  readonly registry: string;
  /** Statements that were found and hold. */
  readonly statements: number;
}

/**
 * Checks what a registry gives out, by reading it there: every index and image of the release has its digest, and its
 * signature, SBOM and provenance are found as referrers, hold, and say what the release says. `artifact` is the digest
 * of the release artifact where it is known. `UNVERIFIED` names the first thing that is missing or wrong.
 */
export async function verifyInRegistry(
  client: RegistryClient,
  release: Release,
  artifact: string | undefined,
  verify: VerifyStatement | undefined,
): Promise<RegistryVerification> {
  const { name, path } = client.endpoint;
  const counts = await Promise.all([
    ...Object.entries(release.services).map(async ([service, released]) => {
      const repository = `${path}/${service}`;
      await verifyContent(client, repository, released);
      return verify === undefined ? 0 : verifyService(client, repository, released, verify);
    }),
    ...(artifact === undefined || verify === undefined
      ? []
      : [findReleaseBundle(client, artifact, releaseId(release), verify).then(() => 1)]),
  ]);
  return { registry: name, statements: counts.reduce((sum, count) => sum + count, 0) };
}

async function verifyContent(
  client: RegistryClient,
  repository: string,
  { digest, platforms }: ReleasedService,
) {
  const index = await client.getManifest(repository, digest);
  if (index === undefined) throw unverified(client, repository, `${digest} is not there`);
  const children = new Set(index.manifest.children.map((child) => child.digest));
  for (const [platform, child] of Object.entries(platforms)) {
    if (!children.has(child))
      throw unverified(client, repository, `the index does not hold ${platform} ${child}`);
    if ((await client.resolve(repository, child)) === undefined)
      throw unverified(client, repository, `${platform} ${child} is not there`);
  }
}

async function verifyService(
  client: RegistryClient,
  repository: string,
  { digest, platforms, sboms, provenance }: ReleasedService,
  verify: VerifyStatement,
): Promise<number> {
  const images = Object.entries(platforms);
  const seek = (about: string, predicateType: PredicateType, accept?: Accept) =>
    find(client, repository, about, predicateType, verify, accept);
  const isReleased: Accept = ({ payload }) => provenance === undefined || digestOf(payload) === provenance;
  const checks = await Promise.all([
    ...[digest, ...images.map(([, child]) => child)].flatMap((about) => [
      seek(about, predicateTypes.signature),
      seek(about, predicateTypes.provenance, isReleased),
    ]),
    ...images.map(([platform, child]) =>
      // The SBOM is stored in canonical form, so its digest can be told from the statement.
      seek(child, predicateTypes.sbom, ({ statement }) => {
        return digestOf(canonicalJson(statement.predicate)) === sboms[platform];
      }),
    ),
  ]);
  return checks.length;
}

/** Whether a statement that holds is also the one the release names. */
type Accept = (verified: VerifiedStatement) => boolean;

/**
 * The bundle over a release that is attached to its artifact, to be kept beside the record. `UNVERIFIED` where none
 * holds for both.
 */
export async function findReleaseBundle(
  client: RegistryClient,
  artifact: string,
  id: string,
  verify: VerifyStatement,
): Promise<Buffer> {
  const repository = `${client.endpoint.path}/${releaseName}`;
  const isOfRecord: Accept = ({ statement }) => isAbout(statement, id);
  return (await find(client, repository, artifact, predicateTypes.signature, verify, isOfRecord)).bundle;
}

interface FoundStatement extends VerifiedStatement {
  readonly bundle: Buffer;
}

/** Finds a statement among the referrers. Others may have attached theirs: one that holds is enough. */
async function find(
  client: RegistryClient,
  repository: string,
  about: string,
  predicateType: PredicateType,
  verify: VerifyStatement,
  accept: Accept = () => true,
): Promise<FoundStatement> {
  const referrers = await client.referrers(repository, about, bundleType);
  const problems: string[] = [];
  for (const referrer of referrers) {
    const stated = referrer.annotations?.['dev.sigstore.bundle.predicateType'];
    if (stated !== undefined && stated !== predicateType) continue;
    try {
      const bundle = await readBundle(client, repository, referrer);
      const verified = verify(bundle, { digest: about, predicateType });
      if (accept(verified)) return { ...verified, bundle };
      problems.push('it is not the one the release names');
    } catch (error) {
      problems.push(messageOf(error));
    }
  }
  throw unverified(
    client,
    repository,
    problems.length === 0 ? `${about} has no ${predicateType}` : problems.join('; '),
  );
}

async function readBundle(client: RegistryClient, repository: string, referrer: Descriptor): Promise<Buffer> {
  const stored = await client.getManifest(repository, referrer.digest);
  const layer = stored?.manifest.layers[0];
  if (layer === undefined) throw new Error(`referrer ${referrer.digest} holds no bundle`);
  return client.readBlob(repository, layer);
}

function unverified(client: RegistryClient, repository: string, why: string): ActionError {
  return new ActionError('UNVERIFIED', `Registry ${client.endpoint.name}, ${repository}: ${why}`, {
    hint: 'Push the release again with push-image; look into who else can write to this repository.',
  });
}
