import path from 'node:path';
import { openRegistry } from '../../clouds/index.ts';
import { defineAction } from '../../core/action.ts';
import type { Context } from '../../core/context.ts';
import { ActionError } from '../../core/errors.ts';
import type { Fleet } from '../../fleet/fleet.ts';
import { loadFleet } from '../../fleet/load.ts';
import { pulledFrom, selectApplication, selectRegistries } from '../../fleet/select.ts';
import { readGitHubContext } from '../../github/context.ts';
import { pushToAll } from '../../oci/fan-out.ts';
import { judgePush } from '../../oci/judge-push.ts';
import { openLayout } from '../../oci/layout.ts';
import { type PushTarget, planPush } from '../../oci/push-plan.ts';
import type { MayTag } from '../../oci/tag-phase.ts';
import { openReleaseDirectory } from '../../release/directory.ts';
import { readPublishedRelease } from '../../signing/published-release.ts';
import { releaseName } from '../../signing/release-artifact.ts';
import { cloudPorts, registryPorts } from '../cloud-ports.ts';
import { type Contents, readContents } from './contents.ts';
import { schema } from './inputs.ts';
import { report, resultsOutput } from './report.ts';
import { tagsOf } from './tags.ts';

export default defineAction({
  inputs: schema,
  outputs: ['release', 'complete', 'results'],
  run: async (inputs, context) => {
    const { log, summary } = context;
    const fleet = await loadFleet(inputs.fleet);
    const { name } = selectApplication(fleet, inputs.application);
    const directory = openReleaseDirectory(path.resolve(inputs.directory));
    const layout = await openLayout(directory.layout);
    const contents = await readContents(directory, layout, fleet.policy, inputs.digests);
    if (contents.application !== name)
      throw new ActionError('ARTIFACT_MISMATCH', `The directory holds ${contents.application}, not ${name}`, {
        hint: 'Build and push the same application.',
      });
    const targets = await openTargets(fleet, name, inputs, context);
    const given = inputs.tags ?? tagsOf(readGitHubContext(context.env));
    const artifact = layout.roots.has(releaseName) ? [releaseName] : [];
    const roots = [...contents.digests.keys(), ...artifact].map((refName) => ({ refName, tags: given }));
    const items = await planPush(layout, roots);
    log.info(`${roots.length} repositories to ${targets.length} registries, tags ${given.join(', ')}`);

    const results = await pushToAll(layout, items, targets, {
      ports: registryPorts(inputs, context),
      mayTag: notBackwards(contents, context),
    });
    report(summary, contents, results);
    // A failure comes with the outputs: which registry holds what is known all the same.
    return { release: contents.release?.id, results: resultsOutput(results), ...judgePush(results, log) };
  },
});

async function openTargets(
  fleet: Fleet,
  application: string,
  inputs: { readonly registries?: readonly string[] | undefined } & Parameters<typeof cloudPorts>[0],
  context: Context,
): Promise<PushTarget[]> {
  const ports = cloudPorts(inputs, context);
  const names = selectRegistries(fleet, inputs.registries);
  const needed = pulledFrom(
    Object.values(fleet.environments).filter((environment) => environment.application === application),
  );
  return Promise.all(
    names.map(async (name) => {
      const access = await openRegistry(fleet, name, ports);
      // A cluster cannot start what its registry lacks, whatever the fleet file says of best effort.
      const required = access.endpoint.required || needed.has(name);
      return { ...access, endpoint: { ...access.endpoint, required } };
    }),
  );
}

/** Tags never go back in the release sequence: a re-run of an old delivery leaves those of later ones alone. */
function notBackwards({ application, release }: Contents, { log }: Context): MayTag {
  return async (client, tag) => {
    if (release === undefined) return true;
    const { name, path } = client.endpoint;
    const there = await readPublishedRelease(client, `${path}/${releaseName}`, tag);
    const later = there?.application === application && there.sequence > release.record.sequence;
    if (later)
      log.notice(
        `${name}: tag ${tag} stays at release ${there.sequence}, which is later than ${release.record.sequence}`,
      );
    return !later;
  };
}
