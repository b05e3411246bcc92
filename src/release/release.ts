import { createHash } from 'node:crypto';
import { z } from 'zod';

const digest = z.string().regex(/^sha256:[a-f0-9]{64}$/);
/** As in the fleet file. It is a step of the repository's path, and a record read from a registry must not lead elsewhere. */
const serviceName = z.string().regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
const counts = z.strictObject({
  UNKNOWN: z.int(),
  LOW: z.int(),
  MEDIUM: z.int(),
  HIGH: z.int(),
  CRITICAL: z.int(),
});

/** What the scanner said of one platform of one image. */
export const scanVerdict = z.strictObject({
  scanner: z.strictObject({ name: z.string(), version: z.string() }),
  database: z.strictObject({ digest: digest.optional(), updatedAt: z.string().optional() }),
  counts,
  gate: z.strictObject({ severity: z.string(), onlyFixable: z.boolean(), passed: z.boolean() }),
});

export const releasedService = z.strictObject({
  /** Digest of the image index: the one identity of the image on every registry and cluster. */
  digest,
  /** The commit that last changed what the image is made of: an unchanged service keeps it, and with it its digest. */
  revision: z.string().optional(),
  platforms: z.record(z.string(), digest),
  scans: z.record(z.string(), scanVerdict),
  /** Digest of each platform's SBOM document (CycloneDX JSON). */
  sboms: z.record(z.string(), digest),
  /** Digest of the provenance statement. */
  provenance: digest.optional(),
});

/** A release: immutable, signed, its id is its digest. */
export const release = z.strictObject({
  schemaVersion: z.literal(1),
  application: z.string(),
  /** Position on its branch; a later release has a greater number. */
  sequence: z.int().min(0),
  source: z.strictObject({
    repository: z.string(),
    repositoryId: z.string(),
    ref: z.string(),
    commit: z.string().regex(/^[a-f0-9]{40}([a-f0-9]{24})?$/),
    run: z.string().describe('address of the workflow run'),
  }),
  createdAt: z.iso.datetime(),
  services: z.record(serviceName, releasedService),
  /** The chart or manifests, packed as a reproducible tar archive beside the record. */
  deploy: z.strictObject({ kind: z.enum(['helm', 'kustomize', 'manifests']), archive: digest }),
});

export type ScanVerdict = z.output<typeof scanVerdict>;
export type ReleasedService = z.output<typeof releasedService>;
export type Release = z.output<typeof release>;

/**
 * JSON with sorted keys and no insignificant space, so that a value has one digest. Numbers here are integers, for
 * which JSON.stringify agrees with RFC 8785.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** The id of a release: the SHA-256 digest of its canonical JSON. */
export function releaseId(value: Release): string {
  return `sha256:${createHash('sha256').update(canonicalJson(value)).digest('hex')}`;
}
