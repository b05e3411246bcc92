import { describe, expect, it } from '@jest/globals';
import { countBySeverity, readReport, stopping } from '../../../src/image/findings.ts';
import { toSarif } from '../../../src/image/sarif.ts';

const report = JSON.stringify({
  SchemaVersion: 2,
  Metadata: { ImageConfig: { os: 'linux', architecture: 'arm64', history: [] } },
  Results: [
    { Target: 'app', Class: 'lang-pkgs' },
    {
      Target: 'node',
      Vulnerabilities: [
        {
          VulnerabilityID: 'CVE-2',
          PkgName: 'b',
          InstalledVersion: '1',
          FixedVersion: '2',
          Severity: 'HIGH',
        },
        { VulnerabilityID: 'CVE-1', PkgName: 'a', InstalledVersion: '1', Severity: 'CRITICAL', Title: 'bad' },
        { VulnerabilityID: 'CVE-3', PkgName: 'c', FixedVersion: '3', Severity: 'CRITICAL' },
        { VulnerabilityID: 'CVE-4', PkgName: 'd', Severity: 'NEW WORD' },
      ],
    },
  ],
});
const findings = readReport(report)?.findings ?? [];
const ids = (severity: 'HIGH' | 'CRITICAL', onlyFixable: boolean) =>
  stopping(findings, { severity, onlyFixable }).map(({ id }) => id);

describe('the findings of a scan', () => {
  it('are read with the platform that was really scanned', () => {
    expect(readReport(report)?.platform.architecture).toBe('arm64');
    expect(readReport('{"Results":[]}')).toBeUndefined();
  });

  it('are counted, an unknown severity as UNKNOWN', () =>
    expect(countBySeverity(findings)).toEqual({ UNKNOWN: 1, LOW: 0, MEDIUM: 0, HIGH: 1, CRITICAL: 2 }));

  it('stop a release by severity and by whether there is a fix, worst first', () => {
    expect(ids('HIGH', true)).toEqual(['CVE-3', 'CVE-2']);
    expect(ids('HIGH', false)).toEqual(['CVE-1', 'CVE-3', 'CVE-2']);
    expect(ids('CRITICAL', true)).toEqual(['CVE-3']);
  });

  it('become one SARIF run with a rule per advisory and a result per image', () => {
    const image = { service: 'api', dockerfile: 'api/Dockerfile', findings };
    const images = ['linux/amd64', 'linux/arm64'].map((platform) => ({ ...image, platform }));
    const { runs } = JSON.parse(toSarif(images, '0.72.0'));
    expect(runs).toHaveLength(1);
    expect(runs[0].tool.driver.rules).toHaveLength(4);
    expect(runs[0].results).toHaveLength(8);
    expect(
      new Set(
        runs[0].results.map((result: { partialFingerprints: object }) =>
          JSON.stringify(result.partialFingerprints),
        ),
      ).size,
    ).toBe(8);
  });
});
