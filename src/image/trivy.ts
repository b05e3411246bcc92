import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { Context } from '../core/context.ts';
import { ActionError } from '../core/errors.ts';
import { plainEnvironment } from '../core/exec.ts';
import { findTool, type ToolPorts } from '../core/tools.ts';

/** Trivy, ready to scan. */
export interface Trivy {
  readonly version: string;
  /** Downloads the advisories once. `SCAN_FAILED` where no mirror delivers them. */
  prepare(): Promise<AdvisoryDatabase>;
  /** Makes room for scans that run one after the other and share what they learn of common layers. */
  lane(): Promise<ScanLane>;
  /** Writes the report's inventory as CycloneDX. `SCAN_FAILED`. */
  toCycloneDx(reportFile: string, target: string): Promise<void>;
}

export interface ScanLane {
  /** Scans the layout in `view` and writes Trivy's JSON report. `SCAN_FAILED`. */
  scan(view: string, reportFile: string, ignoreFile: string | undefined): Promise<void>;
}

export interface AdvisoryDatabase {
  readonly digest: string;
  readonly updatedAt: string | undefined;
}

/** Mirrors of the advisories that Trivy's makers name, in their order. */
export const defaultDatabases = ['mirror.gcr.io/aquasec/trivy-db:2', 'ghcr.io/aquasecurity/trivy-db:2'];

/** Advisories older than this are not used when no mirror answers (hours). */
const staleHours = 48;

const metadata = z.looseObject({ UpdatedAt: z.iso.datetime({ offset: true }) });

/**
 * Finds Trivy and gives it a cache of its own: with other mirrors come other advisories. Its environment holds no
 * token of the job, so that a hijacked scanner finds none.
 */
export async function openTrivy(
  databases: readonly string[],
  ports: ToolPorts & Pick<Context, 'clock'>,
): Promise<Trivy> {
  const { exec, env, log, temp, clock } = ports;
  const tool = await findTool('trivy', ports);
  const key = createHash('sha256').update(databases.join('\n')).digest('hex').slice(0, 16);
  const shared = env['RUNNER_TOOL_CACHE'];
  const cache = shared ? path.join(shared, 'flotilla-trivy', key) : await temp.directory('trivy');
  await mkdir(cache, { recursive: true });
  // No trivy.yaml or .trivyignore of the caller's directory may have a say.
  const cwd = await temp.directory('scan');
  const call = async (args: readonly string[], cacheDirectory = cache) => {
    const argv = [tool.path, ...args, '--cache-dir', cacheDirectory, '--quiet'] as const;
    const { code, stdout, stderr } = await exec({ argv: [...argv], cwd, env: plainEnvironment(env) });
    const said = (stderr.trim() || stdout.trim()).split('\n').slice(-8).join('\n');
    return code === 0 ? undefined : said;
  };
  const must = async (what: string, args: readonly string[], cacheDirectory?: string) => {
    const problem = await call(args, cacheDirectory);
    if (problem !== undefined)
      throw new ActionError('SCAN_FAILED', `Trivy could not ${what}: ${problem}`, {
        hint: 'Look at what Trivy says above; run this step again where it was the network.',
      });
  };
  const javaDatabases = databases.map((name) => name.replace(/trivy-db(:\d+)?$/, 'trivy-java-db:1'));
  return {
    version: tool.version,
    prepare: async () => {
      const problems: string[] = [];
      for (const database of databases) {
        const problem = await call(['image', '--download-db-only', '--db-repository', database]);
        if (problem === undefined) return readDatabase(cache);
        log.info(`No advisories from ${database}`);
        problems.push(`${database}: ${problem}`);
      }
      const cached = await readDatabase(cache).catch(() => undefined);
      const age = (clock.now() - Date.parse(cached?.updatedAt ?? '')) / 3_600_000;
      if (cached !== undefined && age <= staleHours) {
        log.warning(`No mirror delivers advisories; those of ${age.toFixed(0)} hours ago are used`);
        return cached;
      }
      throw new ActionError(
        'SCAN_FAILED',
        `No mirror delivers the advisory database\n${problems.join('\n')}`,
        {
          hint: 'Name a mirror the runner can reach in the input `db-repositories`.',
        },
      );
    },
    lane: async () => {
      // Trivy locks its cache of layers for the time of a scan, so each lane has its own beside the common advisories.
      const own = await temp.directory('trivy-lane');
      for (const part of ['db', 'java-db']) {
        await mkdir(path.join(cache, part), { recursive: true });
        await symlink(path.join(cache, part), path.join(own, part));
      }
      return {
        scan: (view, reportFile, ignoreFile) =>
          must(
            'scan',
            [
              'image',
              ...['--input', view, '--format', 'json', '--output', reportFile, '--scanners', 'vuln'],
              ...['--list-all-pkgs', '--skip-db-update', '--java-db-repository', javaDatabases.join(',')],
              ...['--offline-scan', '--disable-telemetry', '--skip-version-check', '--timeout', '15m'],
              ...(ignoreFile === undefined ? [] : ['--ignorefile', ignoreFile]),
            ],
            own,
          ),
      };
    },
    toCycloneDx: (reportFile, target) =>
      must('write an SBOM', ['convert', '--format', 'cyclonedx', '--output', target, reportFile]),
  };
}

/** What the advisories are, by content: two scans with the same digest know the same. */
async function readDatabase(cache: string): Promise<AdvisoryDatabase> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path.join(cache, 'db', 'trivy.db')), hash);
  const described = metadata.safeParse(
    JSON.parse(await readFile(path.join(cache, 'db', 'metadata.json'), 'utf8')),
  );
  return { digest: `sha256:${hash.digest('hex')}`, updatedAt: described.data?.UpdatedAt };
}
