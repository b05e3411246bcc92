import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ActionError } from '../core/errors.ts';
import { digestOf } from '../oci/digest.ts';
import type { Layout } from '../oci/layout.ts';
import type { BuildRecord, ReleaseDirectory, ScanRecord } from '../release/directory.ts';

/** An SBOM says which image it is of: by that a scan is tied to it. */
const sbom = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({ version: z.string() }) }),
});

/** Digests by service, as the job that built them announced them. */
export type AnnouncedDigests = Readonly<Record<string, string>>;

/**
 * Refuses to sign anything but what was built and scanned: a directory travels between jobs as an artifact, which
 * more hands can reach than a job's outputs. `ARTIFACT_MISMATCH`, `SCAN_FAILED` for what was not scanned,
 * `VULNERABLE` for what the gate refused.
 */
export async function checkBeforeSigning(
  build: BuildRecord,
  scan: ScanRecord,
  layout: Layout,
  directory: ReleaseDirectory,
  announced: AnnouncedDigests | undefined,
): Promise<void> {
  const services = Object.entries(build.services);
  for (const [service, { digest, platforms }] of services) {
    if (layout.roots.get(service)?.digest !== digest)
      throw mismatch(`the layout holds another image of ${service} than build.json`);
    const index = await layout.manifest(layout.roots.get(service) ?? { mediaType: '', digest, size: 0 });
    const children = index.manifest.children.map((child) => child.digest).sort();
    if (children.join() !== Object.values(platforms).sort().join())
      throw mismatch(`the index of ${service} holds other platforms than build.json`);
    for (const [platform, image] of Object.entries(platforms))
      await checkScan({ service, platform, image }, scan, directory);
  }
  if (announced === undefined) return;
  const names = new Set([...Object.keys(announced), ...services.map(([service]) => service)]);
  for (const service of names)
    if (announced[service] !== build.services[service]?.digest)
      throw mismatch(
        `${service} is ${build.services[service]?.digest ?? 'absent'} here and was announced as ` +
          `${announced[service] ?? 'absent'}`,
      );
}

async function checkScan(
  {
    service,
    platform,
    image,
  }: { readonly service: string; readonly platform: string; readonly image: string },
  scan: ScanRecord,
  directory: ReleaseDirectory,
): Promise<void> {
  const scanned = scan.services[service];
  const verdict = scanned?.scans[platform];
  if (verdict === undefined)
    throw new ActionError('SCAN_FAILED', `${service} ${platform} was not scanned`, {
      hint: 'Run scan-image over the same directory first.',
    });
  if (!verdict.gate.passed)
    throw new ActionError('VULNERABLE', `${service} ${platform} did not pass the scan gate`, {
      hint: 'The report of scan-image names the findings.',
    });
  const file = directory.sbom(service, platform);
  const document = await readFile(file).catch(() => undefined);
  if (document === undefined || digestOf(document) !== scanned?.sboms[platform])
    throw mismatch(`${file} is not the SBOM that scan.json names`);
  const described = sbom.safeParse(JSON.parse(document.toString('utf8')));
  if (described.data?.metadata.component.version !== image)
    throw mismatch(`the scan of ${service} ${platform} is of another image`);
}

function mismatch(what: string): ActionError {
  return new ActionError('ARTIFACT_MISMATCH', `The release directory was changed: ${what}`, {
    hint: 'Download the artifact of this very run, and pass the digests of the job that built it.',
  });
}
