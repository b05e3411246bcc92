import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openRegistry } from '../../../src/clouds/index.ts';
import type { CloudPorts, RegistryAccess } from '../../../src/clouds/provider.ts';
import type { Http } from '../../../src/core/http.ts';
import type { Fleet } from '../../../src/fleet/fleet.ts';
import { pushToAll } from '../../../src/oci/fan-out.ts';
import { openLayout } from '../../../src/oci/layout.ts';
import { createLayout } from '../../../src/oci/layout-writer.ts';
import { planPush } from '../../../src/oci/push-plan.ts';
import { openReleaseDirectory } from '../../../src/release/directory.ts';
import { type Release, releaseId } from '../../../src/release/release.ts';
import { releaseName, writeReleaseArtifact } from '../../../src/signing/release-artifact.ts';
import { cloudNames } from '../../clouds/identities.ts';
import { addSignature } from '../../unit/oci/sample-layout.ts';
import { addSoundImage } from './sound-image.ts';

/** A release that lies in all three registries, its images and its record signed. */
export interface PushedRelease {
  readonly record: Release;
  readonly id: string;
  /** Digest of the release artifact. */
  readonly artifact: string;
  /** Digests of the index of each service. */
  readonly images: Readonly<Record<string, string>>;
}

interface Plan {
  readonly tags?: readonly string[];
  /** Services whose images are those of the release before. */
  readonly unchanged?: readonly string[];
}

const services = ['web', 'api'] as const;

/** Pushes releases 1, 2, 3… of two services as `push-image` does, to every registry of the fleet. */
export async function pushReleases(
  fleet: Fleet,
  plans: readonly Plan[],
  { ports, http, allowHosts }: { ports: CloudPorts; http: Http; allowHosts: readonly string[] },
): Promise<PushedRelease[]> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'releases-'));
  const registries: RegistryAccess[] = [];
  for (const name of cloudNames) registries.push(await openRegistry(fleet, name, ports));
  const pushed: PushedRelease[] = [];
  for (const [index, { tags = [], unchanged = [] }] of plans.entries()) {
    const sequence = index + 1;
    const directory = openReleaseDirectory(path.join(dir, String(sequence)));
    const writer = await createLayout(directory.layout);
    const images: Record<string, string> = {};
    for (const service of services) {
      if (unchanged.includes(service)) {
        const before = await openLayout(path.join(dir, String(index), 'layout'));
        images[service] = (await writer.adopt(before, service)).root.descriptor.digest;
      } else images[service] = (await addSoundImage(writer, service)).digest;
    }
    const record = recordOf(sequence, images);
    await writeFile(directory.archive, `archive ${sequence}`);
    const artifact = await writeReleaseArtifact(record, directory, writer);
    await addSignature(writer, artifact, `release ${sequence}`);
    const roots = [...services, releaseName].map((refName) => ({
      refName,
      tags: [`sha-${sequence}`, ...tags],
    }));
    const items = await planPush(await openLayout(directory.layout), roots);
    const results = await pushToAll(await openLayout(directory.layout), items, registries, {
      ports: { ...ports, http, allowHosts },
    });
    const failed = results.filter(({ state }) => state !== 'complete');
    if (failed.length > 0) throw new Error(failed.map(({ error }) => String(error)).join('\n'));
    pushed.push({ record, id: releaseId(record), artifact: artifact.digest, images });
  }
  await rm(dir, { recursive: true });
  return pushed;
}

function recordOf(sequence: number, images: Readonly<Record<string, string>>): Release {
  const commit = String(sequence).padStart(40, 'c');
  const run = `https://ci.example/${sequence}`;
  return {
    ...{ schemaVersion: 1, application: 'sample', sequence, createdAt: '2026-01-01T00:00:00Z' },
    source: { repository: 'acme/sample', repositoryId: '1', ref: 'refs/heads/main', commit, run },
    services: Object.fromEntries(
      Object.entries(images).map(([service, digest]) => [
        service,
        { digest, platforms: {}, scans: {}, sboms: {} },
      ]),
    ),
    deploy: { kind: 'manifests', archive: `sha256:${'a'.repeat(64)}` },
  };
}
