import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { platformOf } from '../../src/oci/descriptor.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { createLayout } from '../../src/oci/layout-writer.ts';
import { mediaTypes } from '../../src/oci/media-types.ts';
import type { ReleaseDirectory } from '../../src/release/directory.ts';
import { canonicalJson, type ScanVerdict } from '../../src/release/release.ts';

const passed: ScanVerdict = {
  scanner: { name: 'trivy', version: '0.72.0' },
  database: {},
  counts: { UNKNOWN: 0, LOW: 0, MEDIUM: 0, HIGH: 0, CRITICAL: 0 },
  gate: { severity: 'CRITICAL', onlyFixable: true, passed: true },
};

/** Fills a release directory as build-image and scan-image do, with images of two platforms. */
export async function sampleRelease(directory: ReleaseDirectory, services: readonly string[]): Promise<void> {
  const writer = await createLayout(directory.layout);
  const build: Parameters<ReleaseDirectory['writeBuild']>[0]['services'] = {};
  const scan: Parameters<ReleaseDirectory['writeScan']>[0]['services'] = {};
  for (const service of services) {
    const manifests = [];
    for (const architecture of ['amd64', 'arm64']) {
      const config = await writer.blob(
        Buffer.from(JSON.stringify({ os: 'linux', architecture })),
        mediaTypes.config,
      );
      const layers = [await writer.blob(Buffer.from(`${service} ${architecture}`), mediaTypes.layer)];
      const document = { schemaVersion: 2, mediaType: mediaTypes.manifest, config, layers };
      manifests.push({
        ...(await writer.manifest(document, { listed: false })),
        platform: { os: 'linux', architecture },
      });
    }
    const index = { schemaVersion: 2, mediaType: mediaTypes.index, manifests };
    const { digest } = await writer.manifest(index, { refName: service });
    const platforms = Object.fromEntries(manifests.map((entry) => [platformOf(entry) ?? '', entry.digest]));
    build[service] = { digest, platforms, revision: 'd'.repeat(40) };
    const sboms = Object.entries(platforms).map(async ([platform, version]) => {
      const document = canonicalJson({
        bomFormat: 'CycloneDX',
        metadata: { component: { name: service, version } },
      });
      const file = directory.sbom(service, platform);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, document);
      return [platform, digestOf(document)] as const;
    });
    scan[service] = {
      scans: Object.fromEntries(Object.keys(platforms).map((platform) => [platform, passed])),
      sboms: Object.fromEntries(await Promise.all(sboms)),
    };
  }
  await writeFile(directory.archive, 'archive');
  await directory.writeBuild({ schemaVersion: 1, application: 'shop', services: build });
  await directory.writeScan({ schemaVersion: 1, services: scan });
}
