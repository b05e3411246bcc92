import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { ActionError } from '../core/errors.ts';
import { canonicalJson, type Release, release, scanVerdict } from './release.ts';

const digest = z.string().regex(/^sha256:[a-f0-9]{64}$/);

/** What build-image made. */
export const buildRecord = z.strictObject({
  schemaVersion: z.literal(1),
  application: z.string(),
  services: z.record(
    z.string(),
    z.strictObject({
      digest,
      platforms: z.record(z.string(), digest),
      /** The commit that last changed what the image is built from. */
      revision: z.string(),
    }),
  ),
});

/** What scan-image found. */
export const scanRecord = z.strictObject({
  schemaVersion: z.literal(1),
  services: z.record(
    z.string(),
    z.strictObject({ scans: z.record(z.string(), scanVerdict), sboms: z.record(z.string(), digest) }),
  ),
});

export type BuildRecord = z.output<typeof buildRecord>;
export type ScanRecord = z.output<typeof scanRecord>;

/** The directory that a release travels in from job to job. */
export interface ReleaseDirectory {
  readonly path: string;
  /** The OCI image layout of all services. */
  readonly layout: string;
  /** The chart or manifests as a reproducible tar.gz. */
  readonly archive: string;
  /** The bundle over the release record. */
  readonly bundle: string;
  /** Where a platform's SBOM document is; `linux/arm64/v8` becomes `linux-arm64-v8`. */
  sbom(service: string, platform: string): string;
  readBuild(): Promise<BuildRecord>;
  writeBuild(record: BuildRecord): Promise<void>;
  readScan(): Promise<ScanRecord>;
  writeScan(record: ScanRecord): Promise<void>;
  /** `RELEASE_INVALID` where the record is missing or damaged. */
  readRelease(): Promise<Release>;
  /** Writes the record in canonical JSON, the bytes its id is the digest of. */
  writeRelease(record: Release): Promise<void>;
}

export function openReleaseDirectory(directory: string): ReleaseDirectory {
  const at = (...names: string[]) => path.join(directory, ...names);
  const write = async (name: string, record: unknown) => {
    await mkdir(directory, { recursive: true });
    await writeFile(at(name), canonicalJson(record));
  };
  return {
    path: directory,
    layout: at('layout'),
    archive: at('deploy.tar.gz'),
    bundle: at('release.sigstore.json'),
    sbom: (service, platform) => at('sboms', service, `${platform.replaceAll('/', '-')}.cdx.json`),
    readBuild: () => readRecord(at('build.json'), buildRecord, 'build-image'),
    writeBuild: (record) => write('build.json', record),
    readScan: () => readRecord(at('scan.json'), scanRecord, 'scan-image'),
    writeScan: (record) => write('scan.json', record),
    readRelease: () => readRecord(at('release.json'), release, 'sign-image'),
    writeRelease: (record) => write('release.json', record),
  };
}

async function readRecord<T extends z.ZodType>(
  file: string,
  schema: T,
  writer: string,
): Promise<z.output<T>> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ActionError('RELEASE_INVALID', `${file} cannot be read`, {
      hint: `It is written by ${writer}: run that first, or download the artifact it was uploaded in.`,
      cause,
    });
  });
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new ActionError('RELEASE_INVALID', `${file} is not a record this version understands\n${why}`, {
      hint: 'Use the same version of Flotilla in every job of a delivery.',
    });
  }
}
