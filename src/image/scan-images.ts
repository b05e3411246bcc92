import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { mapConcurrently } from '../core/concurrency.ts';
import type { Context } from '../core/context.ts';
import { ActionError } from '../core/errors.ts';
import { digestOf } from '../oci/digest.ts';
import type { Layout } from '../oci/layout.ts';
import type { BuildRecord, ReleaseDirectory } from '../release/directory.ts';
import type { ScanVerdict } from '../release/release.ts';
import { countBySeverity, type Finding, type Gate, readReport, stopping } from './findings.ts';
import { isSamePlatform, parsePlatform } from './platform.ts';
import { stabilizeSbom } from './sbom.ts';
import { writeScanView } from './scan-view.ts';
import type { AdvisoryDatabase, ScanLane, Trivy } from './trivy.ts';

/** What was found in one platform of one service. */
export interface ScanResult {
  readonly service: string;
  readonly platform: string;
  readonly verdict: ScanVerdict;
  readonly findings: readonly Finding[];
  /** Those that stop the release. */
  readonly stopping: readonly Finding[];
  /** Digest of the SBOM document. */
  readonly sbom: string;
}

export interface ScanOptions {
  readonly gate: Gate;
  readonly ignoreFile: string | undefined;
}

/** A scan is bound by one core and some hundred MB; two platforms at a time keep a small runner busy. */
const parallelScans = 2;

const imageConfig = z.looseObject({ created: z.string().optional() });

/** Scans every platform of every service, writes the SBOMs, and says what stops the release. `SCAN_FAILED`. */
export async function scanImages(
  build: BuildRecord,
  directory: ReleaseDirectory,
  layout: Layout,
  trivy: Trivy,
  options: ScanOptions,
  { log, temp, clock }: Pick<Context, 'log' | 'temp' | 'clock'>,
): Promise<ScanResult[]> {
  const database = await trivy.prepare();
  log.info(`Trivy ${trivy.version}, advisories of ${database.updatedAt ?? 'an unknown time'}`);
  const work = await temp.directory('reports');
  const images = Object.entries(build.services).flatMap(([service, { platforms }]) =>
    Object.entries(platforms).map(([platform, digest]) => ({ service, platform, digest })),
  );
  // The images of one platform share their base: what is learnt of it for the first serves the others.
  const lanes = Map.groupBy(images, ({ platform }) => platform);
  const scanOne = async ({ service, platform, digest }: (typeof images)[number], lane: ScanLane) => {
    const started = clock.now();
    const files = path.join(work, service, platform.replaceAll('/', '-'));
    await writeScanView(files, directory.layout, await manifestOf(layout, service, digest));
    const report = path.join(files, 'report.json');
    await lane.scan(files, report, options.ignoreFile);
    const read = readReport(await readFile(report, 'utf8'));
    if (read === undefined || !isSamePlatform(read.platform, parsePlatform(platform)))
      throw new ActionError(
        'SCAN_FAILED',
        `${service}: Trivy scanned ${read?.platform.architecture ?? 'nothing'} instead of ${platform}`,
        { hint: 'Use the version of Trivy this version of Flotilla was tested with.' },
      );
    const sbom = await writeSbom(service, platform, digest, { directory, layout, trivy, report });
    const result = { service, platform, sbom, ...judge(read.findings, trivy, database, options.gate) };
    const seconds = ((clock.now() - started) / 1000).toFixed(1);
    log.info(`${service} ${platform}: ${describe(result.verdict)} in ${seconds} s`);
    return result;
  };
  const results = await mapConcurrently([...lanes.values()], parallelScans, async (group) => {
    const lane = await trivy.lane();
    return mapConcurrently(group, 1, (image) => scanOne(image, lane));
  });
  return results.flat().sort((a, b) => (a.service < b.service ? -1 : a.service > b.service ? 1 : 0));
}

function judge(findings: readonly Finding[], trivy: Trivy, database: AdvisoryDatabase, gate: Gate) {
  const stops = stopping(findings, gate);
  const verdict: ScanVerdict = {
    scanner: { name: 'trivy', version: trivy.version },
    database: {
      digest: database.digest,
      ...(database.updatedAt === undefined ? {} : { updatedAt: database.updatedAt }),
    },
    counts: countBySeverity(findings),
    gate: { ...gate, passed: stops.length === 0 },
  };
  return { verdict, findings, stopping: stops };
}

/** Counts in words: `1 CRITICAL, 2 HIGH`. */
export function describe({ counts }: ScanVerdict): string {
  const words = Object.entries(counts)
    .reverse()
    .flatMap(([severity, count]) => (count > 0 ? [`${count} ${severity}`] : []));
  return words.join(', ') || 'nothing found';
}

async function manifestOf(layout: Layout, service: string, digest: string) {
  const root = layout.roots.get(service);
  const index = root === undefined ? undefined : await layout.manifest(root);
  const found = index?.manifest.children.find((child) => child.digest === digest);
  if (found === undefined)
    throw new ActionError('LAYOUT_INVALID', `${layout.dir} holds no image ${digest} of ${service}`, {
      hint: 'Give the directory that build-image wrote.',
    });
  return found;
}

async function writeSbom(
  service: string,
  platform: string,
  digest: string,
  from: { directory: ReleaseDirectory; layout: Layout; trivy: Trivy; report: string },
): Promise<string> {
  const raw = `${from.report}.cdx`;
  await from.trivy.toCycloneDx(from.report, raw);
  const { manifest } = await from.layout.manifest(await manifestOf(from.layout, service, digest));
  const config = manifest.config === undefined ? Buffer.from('{}') : await from.layout.read(manifest.config);
  const { created } = imageConfig.parse(JSON.parse(config.toString('utf8')));
  const document = stabilizeSbom(await readFile(raw, 'utf8'), {
    name: service,
    digest,
    created: created ?? new Date(0).toISOString(),
  });
  const target = from.directory.sbom(service, platform);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, document);
  return digestOf(Buffer.from(document));
}
