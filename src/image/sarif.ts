import { createHash } from 'node:crypto';
import type { Severity } from '../fleet/severity.ts';
import type { Finding } from './findings.ts';

export interface ScannedImage {
  readonly service: string;
  readonly platform: string;
  /** Path in the repository the findings are shown at: code scanning needs a file, and this one chose the base. */
  readonly dockerfile: string;
  readonly findings: readonly Finding[];
}

const levels: Readonly<Record<Severity, string>> = {
  UNKNOWN: 'note',
  LOW: 'note',
  MEDIUM: 'warning',
  HIGH: 'error',
  CRITICAL: 'error',
};

/** GitHub sorts alerts by this number (CVSS bands). */
const securitySeverity: Readonly<Record<Severity, string>> = {
  UNKNOWN: '0.0',
  LOW: '2.0',
  MEDIUM: '5.5',
  HIGH: '8.0',
  CRITICAL: '9.5',
};

/** All findings of all images in one SARIF 2.1.0 run: code scanning takes one run per tool and upload. */
export function toSarif(images: readonly ScannedImage[], scannerVersion: string): string {
  const all = images.flatMap((image) => image.findings.map((finding) => ({ ...image, finding })));
  const rules = [...new Map(all.map(({ finding }) => [finding.id, finding])).values()].map((finding) => ({
    id: finding.id,
    shortDescription: { text: finding.title || finding.id },
    ...(finding.url === undefined ? {} : { helpUri: finding.url }),
    properties: {
      'security-severity': securitySeverity[finding.severity],
      tags: ['security', 'vulnerability'],
    },
  }));
  const results = all.map(({ service, platform, dockerfile, finding }) => ({
    ruleId: finding.id,
    level: levels[finding.severity],
    message: {
      text:
        `${service} (${platform}): ${finding.package} ${finding.installed} in ${finding.target || 'the image'}, ` +
        `${finding.severity}, ${finding.fixed === '' ? 'not fixed yet' : `fixed in ${finding.fixed}`}`,
    },
    locations: [{ physicalLocation: { artifactLocation: { uri: dockerfile }, region: { startLine: 1 } } }],
    partialFingerprints: {
      primaryLocationLineHash: createHash('sha256')
        .update([service, platform, finding.id, finding.package, finding.target].join('\n'))
        .digest('hex'),
    },
  }));
  return JSON.stringify({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Trivy', version: scannerVersion, informationUri: 'https://trivy.dev', rules },
        },
        results,
      },
    ],
  });
}
