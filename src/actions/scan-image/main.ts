import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { defineAction } from '../../core/action.ts';
import type { Context } from '../../core/context.ts';
import { ActionError } from '../../core/errors.ts';
import { codeSpan, escapeMarkdown } from '../../core/summary.ts';
import { loadFleet } from '../../fleet/load.ts';
import { selectApplication } from '../../fleet/select.ts';
import { severities } from '../../fleet/severity.ts';
import { dockerfileOf } from '../../image/build-service.ts';
import { toSarif } from '../../image/sarif.ts';
import { type ScanResult, scanImages } from '../../image/scan-images.ts';
import { defaultDatabases, openTrivy } from '../../image/trivy.ts';
import { openLayout } from '../../oci/layout.ts';
import { openReleaseDirectory, type ReleaseDirectory } from '../../release/directory.ts';
import { schema } from './inputs.ts';

/** Findings named in the error; the summary and the SARIF file have them all. */
const named = 10;

export default defineAction({
  inputs: schema,
  outputs: ['passed', 'counts', 'sarif'],
  run: async (inputs, context) => {
    const { policy, ...fleet } = await loadFleet(inputs.fleet);
    const directory = openReleaseDirectory(path.resolve(inputs.directory));
    const build = await directory.readBuild();
    const { application } = selectApplication({ policy, ...fleet }, inputs.application ?? build.application);
    const workspace = context.env['GITHUB_WORKSPACE'] || process.cwd();
    const ignoreFile = policy['ignore-file'];
    const trivy = await openTrivy(inputs.dbRepositories ?? defaultDatabases, context);
    const options = {
      gate: { severity: inputs.severity ?? policy.severity, onlyFixable: policy['only-fixable'] },
      ignoreFile: ignoreFile === undefined ? undefined : path.join(workspace, ignoreFile),
    };
    const results = await scanImages(
      build,
      directory,
      await openLayout(directory.layout),
      trivy,
      options,
      context,
    );
    await writeScan(directory, results);
    const images = results.map((result) => {
      const service = application.services[result.service];
      return { ...result, dockerfile: service === undefined ? result.service : dockerfileOf(service) };
    });
    const sarif = path.join(directory.path, 'scan.sarif');
    await writeFile(sarif, toSarif(images, trivy.version));
    summarize(results, context);
    const failure = refusal(results, options.gate.severity);
    const total = Object.fromEntries(
      severities.map((severity) => [
        severity,
        results.reduce((sum, { verdict }) => sum + verdict.counts[severity], 0),
      ]),
    );
    // A refusal is when the SARIF file is wanted most, so the outputs are written with it.
    return {
      passed: failure === undefined,
      counts: JSON.stringify(total),
      sarif: path.join(inputs.directory, 'scan.sarif'),
      failure,
    };
  },
});

async function writeScan(directory: ReleaseDirectory, results: readonly ScanResult[]): Promise<void> {
  const services = [...new Set(results.map(({ service }) => service))].map((service) => {
    const own = results.filter((result) => result.service === service);
    return [
      service,
      {
        scans: Object.fromEntries(own.map(({ platform, verdict }) => [platform, verdict])),
        sboms: Object.fromEntries(own.map(({ platform, sbom }) => [platform, sbom])),
      },
    ] as const;
  });
  await directory.writeScan({ schemaVersion: 1, services: Object.fromEntries(services) });
}

function refusal(results: readonly ScanResult[], severity: string): ActionError | undefined {
  const stops = results.flatMap((result) => result.stopping.map((finding) => ({ ...result, finding })));
  if (stops.length === 0) return undefined;
  const lines = stops.slice(0, named).map(({ service, platform, finding }) => {
    const fix = finding.fixed === '' ? 'no fixed version' : `fixed in ${finding.fixed}`;
    return `${finding.severity} ${finding.id} ${finding.package} ${finding.installed} (${fix}) in ${service} ${platform}`;
  });
  const more = stops.length > named ? [`and ${stops.length - named} more in the summary`] : [];
  return new ActionError(
    'VULNERABLE',
    `${stops.length} findings of severity ${severity} or worse\n${[...lines, ...more].join('\n')}`,
    {
      hint:
        'Update the packages, or list a finding that does not apply in the file named by `policy.ignore-file`, ' +
        'with the reason and an expiry date.',
    },
  );
}

function summarize(results: readonly ScanResult[], { summary }: Context): void {
  summary
    .heading('Vulnerability scan')
    .table([
      ['Service', 'Platform', ...severities.toReversed(), 'Gate'],
      ...results.map(({ service, platform, verdict }) => [
        service,
        platform,
        ...severities.toReversed().map((severity) => String(verdict.counts[severity])),
        verdict.gate.passed ? 'passed' : '**refused**',
      ]),
    ]);
  const rows = results.flatMap(({ service, platform, stopping }) =>
    stopping.map((found) => [
      service,
      platform,
      found.severity,
      codeSpan(found.id),
      codeSpan(`${found.package} ${found.installed}`),
      codeSpan(found.fixed || '–'),
      escapeMarkdown(found.title),
    ]),
  );
  if (rows.length === 0) return;
  summary.heading('What stops the release', 3);
  summary.table([['Service', 'Platform', 'Severity', 'Id', 'Package', 'Fixed in', 'Title'], ...rows]);
}
