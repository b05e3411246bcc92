import { z } from 'zod';
import { type Severity, severities } from '../fleet/severity.ts';
import type { Platform } from './platform.ts';

/** The part of Trivy's JSON report (schema version 2) that is read. */
const report = z.looseObject({
  Metadata: z.looseObject({
    ImageConfig: z.looseObject({
      os: z.string(),
      architecture: z.string(),
      variant: z.string().optional(),
    }),
  }),
  Results: z
    .array(
      z.looseObject({
        Target: z.string().default(''),
        Vulnerabilities: z
          .array(
            z.looseObject({
              VulnerabilityID: z.string(),
              PkgName: z.string(),
              InstalledVersion: z.string().default(''),
              FixedVersion: z.string().default(''),
              Severity: z.enum(severities).catch('UNKNOWN'),
              Title: z.string().default(''),
              PrimaryURL: z.string().optional(),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
});

/** A vulnerability in one platform of one image. */
export interface Finding {
  readonly id: string;
  readonly package: string;
  readonly installed: string;
  /** Empty where no fixed version is known. */
  readonly fixed: string;
  readonly severity: Severity;
  readonly title: string;
  readonly url: string | undefined;
  /** Where in the image: a lock file, a binary, the system's packages. */
  readonly target: string;
}

/** Reads a report; undefined when it is none. */
export function readReport(json: string): { platform: Platform; findings: Finding[] } | undefined {
  const parsed = report.safeParse(JSON.parse(json));
  if (!parsed.success) return undefined;
  const findings = parsed.data.Results.flatMap(({ Target, Vulnerabilities }) =>
    Vulnerabilities.map((found) => ({
      id: found.VulnerabilityID,
      package: found.PkgName,
      installed: found.InstalledVersion,
      fixed: found.FixedVersion,
      severity: found.Severity,
      title: found.Title,
      url: found.PrimaryURL,
      target: Target,
    })),
  );
  return { platform: parsed.data.Metadata.ImageConfig, findings };
}

export type Counts = Record<Severity, number>;

export function countBySeverity(findings: readonly Finding[]): Counts {
  const counts: Counts = { UNKNOWN: 0, LOW: 0, MEDIUM: 0, HIGH: 0, CRITICAL: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

export interface Gate {
  readonly severity: Severity;
  readonly onlyFixable: boolean;
}

/** The findings that stop a release, worst first. */
export function stopping(findings: readonly Finding[], { severity, onlyFixable }: Gate): Finding[] {
  const rank = (finding: Finding) => severities.indexOf(finding.severity);
  return findings
    .filter(
      (finding) => rank(finding) >= severities.indexOf(severity) && !(onlyFixable && finding.fixed === ''),
    )
    .sort((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1));
}
