import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../release/release.ts';

const component = z.looseObject({ 'bom-ref': z.string().optional() });

const cycloneDx = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  serialNumber: z.string().optional(),
  metadata: z.looseObject({ timestamp: z.string().optional(), component: component.optional() }).optional(),
  components: z.array(component).default([]),
  dependencies: z
    .array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).optional() }))
    .default([]),
});

/** What an SBOM is of. */
export interface DescribedImage {
  readonly name: string;
  readonly digest: string;
  /** RFC 3339. */
  readonly created: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Makes an SBOM depend on the image alone, so that an unchanged image keeps its SBOM's digest: random identifiers are
 * replaced by ones made of the content, the time of the scan by that of the image, the order by a fixed one.
 * Vulnerabilities are left out: they are the scan's answer of one day, the inventory is for ever.
 */
export function stabilizeSbom(json: string, image: DescribedImage): string {
  const { vulnerabilities: _, ...document } = cycloneDx.parse(JSON.parse(json));
  const names = new Map<string, string>();
  const taken = new Map<string, number>();
  // Trivy names the image by the directory it was scanned in.
  const root =
    document.metadata?.component === undefined
      ? undefined
      : { ...document.metadata.component, name: image.name, version: image.digest };
  const all = [...(root === undefined ? [] : [root]), ...document.components];
  const described = all.map((entry) => ({
    ref: entry['bom-ref'],
    text: canonicalJson({ ...entry, 'bom-ref': '' }),
  }));
  for (const { ref, text } of described.sort((a, b) => (a.text < b.text ? -1 : 1))) {
    if (ref === undefined || !uuid.test(ref)) continue;
    const twin = taken.get(text) ?? 0;
    taken.set(text, twin + 1);
    names.set(ref, toUuid(`${text}#${twin}`));
  }
  const rename = (ref: string) => names.get(ref) ?? ref;
  const renamed = <T extends z.output<typeof component>>(entry: T) =>
    entry['bom-ref'] === undefined ? entry : { ...entry, 'bom-ref': rename(entry['bom-ref']) };
  const byReference = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return canonicalJson({
    ...document,
    serialNumber: `urn:uuid:${toUuid(image.digest)}`,
    metadata: {
      ...document.metadata,
      timestamp: image.created,
      ...(root === undefined ? {} : { component: renamed(root) }),
    },
    components: document.components
      .map(renamed)
      .sort((a, b) => byReference(a['bom-ref'] ?? '', b['bom-ref'] ?? '')),
    dependencies: document.dependencies
      .map((entry) => ({
        ...entry,
        ref: rename(entry.ref),
        dependsOn: (entry.dependsOn ?? []).map(rename).sort(),
      }))
      .sort((a, b) => byReference(a.ref, b.ref)),
  });
}

/** A name-based UUID of the form of RFC 9562 version 8. */
function toUuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
