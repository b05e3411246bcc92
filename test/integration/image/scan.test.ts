import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scanImages } from '../../../src/image/scan-images.ts';
import { openTrivy } from '../../../src/image/trivy.ts';
import { openLayout } from '../../../src/oci/layout.ts';
import { type BuildRecord, openReleaseDirectory } from '../../../src/release/directory.ts';
import { startMirror } from '../../clouds/mirror.ts';
import type { Process } from '../../clouds/stack.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

/** Packages of the seeded advisories, installed on one platform only. */
const dockerfile = [
  'FROM scratch AS amd64',
  'COPY good /app/node_modules/good',
  'FROM scratch AS arm64',
  'COPY bad /app/node_modules/bad',
  'COPY unfixed /app/node_modules/unfixed',
  'FROM $TARGETARCH',
].join('\n');
const packageOf = (name: string, version: string) => JSON.stringify({ name, version });

describe('scanning with a real Trivy', () => {
  let bench: Workbench;
  let build: BuildRecord;
  let mirror: string;
  const processes: Process[] = [];
  beforeAll(async () => {
    bench = await openWorkbench();
    const env = { PATH: bench.ports.env.PATH };
    const around = {
      ...{ bin: bench.bin, env, requireAlive: () => undefined },
      started: async (one: Process) => void processes.push(one),
    };
    mirror = (await startMirror(bench.dir, around, () => undefined)).address;
    await bench.commit({
      'api/Dockerfile': `ARG TARGETARCH\n${dockerfile}`,
      'api/good/package.json': packageOf('flotilla-vulnerable-sample', '1.0.2'),
      'api/bad/package.json': packageOf('flotilla-vulnerable-sample', '1.0.0'),
      'api/unfixed/package.json': packageOf('flotilla-outdated-sample', '2.0.0'),
    });
    const built = await bench.build({ api: {} });
    const services = built.map(
      ({ name, digest, platforms }) => [name, { digest, platforms, revision: '' }] as const,
    );
    build = { schemaVersion: 1, application: 'shop', services: Object.fromEntries(services) };
  }, 180_000);
  afterAll(async () => {
    for (const { pid } of processes) process.kill(pid);
    await bench.close();
  });

  async function scan(
    severity: 'HIGH' | 'CRITICAL',
    databases = [`${mirror}/trivy-db:2`],
    ignoreFile?: string,
  ) {
    const trivy = await openTrivy(databases, bench.ports);
    const directory = openReleaseDirectory(path.dirname(bench.layout));
    const options = { gate: { severity, onlyFixable: true }, ignoreFile };
    const results = await scanImages(
      build,
      directory,
      await openLayout(bench.layout),
      trivy,
      options,
      bench.ports,
    );
    return { directory, results };
  }
  const idsOf = (findings: readonly { readonly id: string }[]) => findings.map(({ id }) => id).sort();

  it('looks at each platform by itself, and says what stops the release', async () => {
    const { results, directory } = await scan('HIGH');
    const [amd64, arm64] = results;
    expect(amd64).toMatchObject({
      platform: 'linux/amd64',
      findings: [],
      verdict: { gate: { passed: true } },
    });
    expect(arm64).toMatchObject({
      platform: 'linux/arm64',
      verdict: {
        counts: { CRITICAL: 1, HIGH: 1, MEDIUM: 1 },
        gate: { passed: false },
        scanner: { version: '0.72.0' },
      },
    });
    expect(idsOf(arm64?.stopping ?? [])).toEqual(['CVE-2026-90001']);
    const sbom = JSON.parse(await readFile(directory.sbom('api', 'linux/arm64'), 'utf8'));
    expect(sbom.components.map(({ purl }: { purl: string }) => purl)).toContain(
      'pkg:npm/flotilla-outdated-sample@2.0.0',
    );
  });

  it('writes the same SBOM for the same image every time', async () => {
    const [first, second] = [await scan('CRITICAL'), await scan('CRITICAL')];
    expect(first.results.map(({ sbom }) => sbom)).toEqual(second.results.map(({ sbom }) => sbom));
    expect(first.results[0]?.verdict.database.digest).toBe(second.results[0]?.verdict.database.digest);
  });

  it('leaves out what the ignore file names', async () => {
    const ignoreFile = path.join(bench.dir, 'ignored');
    await writeFile(ignoreFile, 'CVE-2026-90001\n');
    const { results } = await scan('CRITICAL', undefined, ignoreFile);
    expect(results.every(({ verdict }) => verdict.gate.passed)).toBe(true);
  });

  it('asks the next mirror when one does not answer, and fails when none does', async () => {
    const dead = '127.0.0.1:1/trivy-db:2';
    await expect(scan('HIGH', [dead, `${mirror}/trivy-db:2`])).resolves.toBeDefined();
    await expect(scan('HIGH', [dead])).rejects.toMatchObject({
      code: 'SCAN_FAILED',
      message: expect.stringContaining(dead),
    });
  });
});
