import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import { ActionError, messageOf } from '../core/errors.ts';
import type { KubeClient } from '../kube/client.ts';
import type { KubeObject } from '../kube/object.ts';
import { isKubeStatus } from '../kube/status-error.ts';
import { canonicalJson, type Release, release, releaseId } from '../release/release.ts';

/** A release as it was rendered for one cluster: everything a rollback needs. */
export interface StoredRelease {
  readonly release: Release;
  readonly objects: readonly KubeObject[];
}

/** Rendered manifests by release, in the cluster they belong to. */
export interface ManifestStore {
  /** Writes a release's manifests; those it had before are replaced once the new ones are complete. */
  write(stored: StoredRelease): Promise<void>;
  /** `RELEASE_INVALID` where they are missing, incomplete or damaged. */
  read(release: string): Promise<StoredRelease>;
  /** Removes the manifests of every release that is not named; returns how many Secrets went. */
  collect(keep: readonly string[]): Promise<number>;
}

/** A Secret may hold 1 MiB; base64 and the rest of the object stay below the request limit with this many bytes. */
const chunkBytes = 900_000;
const type = 'flotilla.dev/manifests';
const label = { application: 'flotilla.dev/application', release: 'flotilla.dev/release' };
const annotation = { digest: 'flotilla.dev/digest', part: 'flotilla.dev/part' };

const content = z.object({
  schemaVersion: z.literal(1),
  release,
  objects: z.array(z.custom<KubeObject>((value) => value !== null && typeof value === 'object')),
});

/**
 * The store as Secrets `flotilla-release-APPLICATION-RELEASE-CONTENT-N` of the application's namespace, since rendered
 * manifests contain rendered Secrets: gzipped, in parts, each labelled with its release. The content's digest is part
 * of the name, so that a new rendering of the same release never mixes with the parts of an older one.
 */
export function openManifestStore(client: KubeClient, namespace: string, application: string): ManifestStore {
  const kind = { apiVersion: 'v1', kind: 'Secret' };
  const list = (id?: string) =>
    client.list(kind, {
      namespace,
      labelSelector: `${label.application}=${application}${id === undefined ? '' : `,${label.release}=${short(id)}`}`,
    });
  const remove = (objects: readonly KubeObject[]) =>
    Promise.all(objects.map(({ metadata: { name } }) => client.delete({ ...kind, namespace, name })));

  return {
    write: async (stored) => {
      const id = releaseId(stored.release);
      const bytes = await promisify(gzip)(canonicalJson({ schemaVersion: 1, ...stored }), { level: 9 });
      const digest = sha256(bytes);
      const before = await list(id);
      const there = new Set(before.map(({ metadata }) => metadata.name));
      const parts = split(bytes).map((part, index) => ({
        name: `flotilla-release-${application}-${short(id)}-${short(digest).slice(0, 8)}-${index + 1}`,
        part,
        index,
      }));
      await Promise.all(
        parts
          .filter(({ name }) => !there.has(name))
          .map(({ name, part, index }) =>
            client
              .create({
                ...kind,
                metadata: {
                  name,
                  namespace,
                  labels: {
                    'app.kubernetes.io/managed-by': 'flotilla',
                    [label.application]: application,
                    [label.release]: short(id),
                  },
                  annotations: {
                    [annotation.digest]: digest,
                    [annotation.part]: `${index + 1}/${parts.length}`,
                  },
                },
                type,
                immutable: true,
                data: { manifests: part.toString('base64') },
              })
              .catch((error: unknown) => {
                // The same bytes under the same name: an earlier run wrote this part.
                if (!isKubeStatus(error, 'AlreadyExists')) throw error;
              }),
          ),
      );
      await remove(before.filter((object) => object.metadata.annotations?.[annotation.digest] !== digest));
    },

    read: async (id) => {
      const where = `${client.name}: the manifests of ${short(id)}`;
      const sets = Map.groupBy(await list(id), (object) => object.metadata.annotations?.[annotation.digest]);
      const newestFirst = [...sets].sort(([, a], [, b]) => (createdAt(a) < createdAt(b) ? 1 : -1));
      for (const [digest, parts] of newestFirst) {
        const bytes = join(parts);
        if (bytes === undefined || sha256(bytes) !== digest) continue;
        const stored = await unpack(bytes, where);
        if (releaseId(stored.release) === id) return stored;
      }
      throw new ActionError(
        'RELEASE_INVALID',
        `${where} are ${sets.size === 0 ? 'not stored there any more' : 'incomplete or damaged'}`,
        { hint: 'Choose another release; the ledger lists those that were verified there.' },
      );
    },

    collect: async (keep) => {
      const kept = new Set(keep.map(short));
      const stale = (await list()).filter(
        ({ metadata, type: kindOfSecret }) =>
          kindOfSecret === type && !kept.has(metadata.labels?.[label.release] ?? ''),
      );
      await remove(stale);
      return stale.length;
    },
  };
}

const short = (digest: string) => digest.replace(/^sha256:/, '').slice(0, 12);
const sha256 = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

function split(bytes: Buffer): Buffer[] {
  const count = Math.max(1, Math.ceil(bytes.length / chunkBytes));
  return Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes),
  );
}

/** The bytes of a whole set of parts; undefined while one is missing. */
function join(parts: readonly KubeObject[]): Buffer | undefined {
  const numbered = parts.map((part) => {
    const [number = 0, of = 0] = (part.metadata.annotations?.[annotation.part] ?? '').split('/').map(Number);
    return { number, of, bytes: Buffer.from(part.data?.['manifests'] ?? '', 'base64') };
  });
  const sorted = numbered.sort((a, b) => a.number - b.number);
  const complete = sorted.every(({ number, of }, index) => number === index + 1 && of === sorted.length);
  return complete ? Buffer.concat(sorted.map(({ bytes }) => bytes)) : undefined;
}

const createdAt = (parts: readonly KubeObject[]): string =>
  parts
    .map(({ metadata }) => metadata.creationTimestamp ?? '')
    .sort()
    .at(-1) ?? '';

async function unpack(bytes: Buffer, where: string): Promise<StoredRelease> {
  try {
    return content.parse(JSON.parse((await promisify(gunzip)(bytes)).toString('utf8')));
  } catch (cause) {
    throw new ActionError('RELEASE_INVALID', `${where} cannot be read: ${messageOf(cause)}`, {
      hint: 'Use the version of the suite that wrote them.',
    });
  }
}
