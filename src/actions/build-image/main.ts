import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { defineAction } from '../../core/action.ts';
import type { Context } from '../../core/context.ts';
import { ActionError } from '../../core/errors.ts';
import { parseSecrets } from '../../core/secrets.ts';
import { codeSpan } from '../../core/summary.ts';
import type { Application } from '../../fleet/application.ts';
import type { Fleet } from '../../fleet/fleet.ts';
import { loadFleet } from '../../fleet/load.ts';
import { selectApplication } from '../../fleet/select.ts';
import { readGitHubContext } from '../../github/context.ts';
import { type BuiltService, buildImages } from '../../image/build-images.ts';
import { openBuilder } from '../../image/builder.ts';
import { findBuildx } from '../../image/buildx.ts';
import { packDeployArchive } from '../../image/deploy-archive.ts';
import { requireDeploySource } from '../../image/deploy-source.ts';
import { openReleaseDirectory } from '../../release/directory.ts';
import { fetchChart } from './fetch-chart.ts';
import { schema } from './inputs.ts';

/** What later steps wrote about an earlier build. */
const laterRecords = [
  'build.json',
  'scan.json',
  'scan.sarif',
  'sboms',
  'release.json',
  'release.sigstore.json',
];

export default defineAction({
  inputs: schema,
  outputs: ['digests', 'directory'],
  run: async (inputs, context) => {
    const fleet = await loadFleet(inputs.fleet);
    const { name, application } = selectApplication(fleet, inputs.application);
    const services = chooseServices(application, inputs.services);
    const { repository, serverUrl } = readGitHubContext(context.env);
    const workspace = context.env['GITHUB_WORKSPACE'] || process.cwd();
    const directory = openReleaseDirectory(path.resolve(inputs.directory));
    await mkdir(directory.path, { recursive: true });
    for (const record of laterRecords)
      await rm(path.join(directory.path, record), { recursive: true, force: true });
    const archived = deployPaths(name, application, fleet);
    const chart = await fetchChart(application.deploy, fleet, inputs.secrets, context);
    await packDeployArchive(workspace, archived, directory.archive, chart);
    await requireDeploySource(workspace, application.deploy);
    const cacheFrom = inputs.cacheFrom ?? [];
    const cacheTo = inputs.cacheTo ?? [];
    const builder = await openBuilder(inputs.builder, await findBuildx(context), context);
    const options = {
      services,
      buildArgs: inputs.buildArgs ?? {},
      workspace,
      source: `${serverUrl}/${repository}`,
      layout: directory.layout,
      cacheFrom,
      cacheTo,
      cacheEnv: cacheEnvironment([...cacheFrom, ...cacheTo], context.env),
      secret: parseSecrets(inputs.secrets, context.log),
    };
    const built = await buildImages(application, options, builder, context).finally(() => builder.remove());
    await directory.writeBuild({
      schemaVersion: 1,
      application: name,
      services: Object.fromEntries(
        built.map(({ name, digest, platforms, revision }) => [
          name,
          { digest, platforms: { ...platforms }, revision: revision?.commit ?? '' },
        ]),
      ),
    });
    summarize(name, built, context);
    return {
      digests: JSON.stringify(Object.fromEntries(built.map(({ name, digest }) => [name, digest]))),
      directory: inputs.directory,
    };
  },
});

function chooseServices(application: Application, chosen: readonly string[] | undefined): string[] {
  const known = Object.keys(application.services);
  const unknown = (chosen ?? []).filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new ActionError(
      'INPUT_INVALID',
      `services: ${unknown.join(', ')} not in the fleet file, which has ${known.join(', ')}`,
      {
        hint: 'Name services of the application, or leave the input empty for all.',
      },
    );
  return chosen === undefined || chosen.length === 0 ? known : [...new Set(chosen)];
}

/** What a deployment needs from the repository: the chart or manifests and every values file. */
function deployPaths(name: string, { deploy }: Application, fleet: Fleet): string[] {
  const clusters = Object.values(fleet.environments)
    .filter(({ application }) => application === name)
    .flatMap(({ clusters }) => Object.values(clusters));
  return [
    ...(deploy.path === undefined ? [] : [deploy.path]),
    ...(deploy.kind === 'helm' ? deploy.values : []),
    ...clusters.flatMap(({ values }) => values),
  ];
}

/** The variables of GitHub's cache, only for a build that uses that cache. */
function cacheEnvironment(caches: readonly string[], env: Context['env']): Record<string, string> {
  if (!caches.some((cache) => /(^|,)\s*type=gha\b/.test(cache))) return {};
  const names = [
    'ACTIONS_CACHE_URL',
    'ACTIONS_RESULTS_URL',
    'ACTIONS_RUNTIME_TOKEN',
    'ACTIONS_CACHE_SERVICE_V2',
  ];
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}

function summarize(application: string, built: readonly BuiltService[], { summary }: Context): void {
  summary
    .heading(`Images of ${application}`)
    .table([
      ['Service', 'Platform', 'Size', 'Digest', 'Source', 'Seconds'],
      ...built.flatMap(({ name, platforms, sizes, revision, seconds }) =>
        Object.entries(platforms).map(([platform, digest]) => [
          name,
          platform,
          `${((sizes[platform] ?? 0) / 1e6).toFixed(1)} MB`,
          codeSpan(digest.slice(0, 19)),
          codeSpan(revision?.commit.slice(0, 12) ?? '–'),
          seconds.toFixed(1),
        ]),
      ),
    ]);
  const lines = built.map(({ name, digest }) => `${name} ${digest}`);
  summary.details('Index digests', `\n\`\`\`\n${lines.join('\n')}\n\`\`\``);
}
