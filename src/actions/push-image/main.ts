import path from 'node:path';
import { openRegistry } from '../../clouds/index.ts';
import type { CloudPorts } from '../../clouds/provider.ts';
import { defineAction } from '../../core/action.ts';
import type { Context } from '../../core/context.ts';
import { ActionError } from '../../core/errors.ts';
import type { Fleet } from '../../fleet/fleet.ts';
import { loadFleet } from '../../fleet/load.ts';
import { pulledFrom, selectApplication, selectRegistries } from '../../fleet/select.ts';
import { readGitHubContext } from '../../github/context.ts';
import { pushToAll } from '../../oci/fan-out.ts';
import { judgePush } from '../../oci/judge-push.ts';
import type { PushTarget } from '../../oci/push-plan.ts';
import { createRegistryClient, type RegistryPorts } from '../../oci/registry-client.ts';
import type { MayTag } from '../../oci/tag-phase.ts';
import { openReleaseDirectory, type ReleaseDirectory } from '../../release/directory.ts';
import { readPublishedRelease } from '../../signing/published-release.ts';
import { releaseName } from '../../signing/release-artifact.ts';
import { sigstoreServices } from '../../signing/services.ts';
import { cloudPorts, registryPorts } from '../cloud-ports.ts';
import type { Contents } from './contents.ts';
import { schema } from './inputs.ts';
import { checkApplication, type Origin, openDirectory } from './origin.ts';
import { report, resultsOutput } from './report.ts';
import { tagsOf } from './tags.ts';

export default defineAction({
  inputs: schema,
  outputs: ['release', 'complete', 'results'],
  run: async (inputs, context) => {
    const { log, summary } = context;
    const fleet = await loadFleet(inputs.fleet);
    const { name } = selectApplication(fleet, inputs.application);
    const clouds = cloudPorts(inputs, context);
    const ports = registryPorts(inputs, context);
    const directory = openReleaseDirectory(path.resolve(inputs.directory));
    const { from, release: wanted } = inputs;
    const names = chooseTargets(fleet, inputs.registries, from);
    const targets = await openTargets(fleet, name, names, clouds, from);
    const origin =
      from === undefined || wanted === undefined
        ? await openDirectory(directory, fleet.policy, inputs.digests)
        : await openCopy(fleet, { from, wanted, directory }, { clouds, ports }, context);
    const { contents } = origin;
    checkApplication(origin, name);
    const given = inputs.tags ?? tagsOf(origin.ref ?? readGitHubContext(context.env));
    const items = await origin.plan(given);
    const repositories = new Set(items.map(({ repository }) => repository)).size;
    log.info(`${repositories} repositories to ${targets.length} registries, tags ${given.join(', ')}`);

    const results = await pushToAll(origin.content, items, targets, {
      ports,
      mayTag: notBackwards(contents, given, context),
    });
    report(summary, origin, results);
    // A failure comes with the outputs: which registry holds what is known all the same.
    return { release: contents.release?.id, results: resultsOutput(results), ...judgePush(results, log) };
  },
});

/** All registries without a choice; for a copy all but the one that has the release already. */
function chooseTargets(
  fleet: Fleet,
  chosen: readonly string[] | undefined,
  from: string | undefined,
): string[] {
  const names = selectRegistries(fleet, chosen);
  if (from === undefined || chosen?.length) return names;
  const others = names.filter((name) => name !== from);
  if (others.length > 0) return others;
  throw new ActionError('INPUT_INVALID', `registries: the fleet file has none but ${from}`, {
    hint: 'Name the registry in `registries` to give the release other tags there.',
  });
}

async function openTargets(
  fleet: Fleet,
  application: string,
  names: readonly string[],
  ports: CloudPorts,
  from: string | undefined,
): Promise<PushTarget[]> {
  const needed = pulledFrom(
    Object.values(fleet.environments).filter((environment) => environment.application === application),
  );
  return Promise.all(
    names.map(async (name) => {
      const access = await openRegistry(fleet, name, ports);
      // A cluster cannot start what its registry lacks, whatever the fleet file says of best effort.
      const required = access.endpoint.required || needed.has(name);
      const target = { ...access, endpoint: { ...access.endpoint, required } };
      // What comes from there needs nothing but other tags.
      return name === from ? { ...target, tagStored: access.retag } : target;
    }),
  );
}

/** Opens a published release; what checks it is read only for that. */
async function openCopy(
  fleet: Fleet,
  copy: { readonly from: string; readonly wanted: string; readonly directory: ReleaseDirectory },
  { clouds, ports }: { readonly clouds: CloudPorts; readonly ports: RegistryPorts },
  { http, log, temp }: Context,
): Promise<Origin> {
  const { endpoint } = await openRegistry(fleet, copy.from, clouds);
  const { openPublished } = await import('./published.ts');
  const { policyVerifier } = await import('../../signing/policy-verifier.ts');
  const services = sigstoreServices(clouds.endpoints.sigstore);
  const verify = await policyVerifier(fleet.policy, services, { idToken: clouds.idToken, temp });
  if (verify === undefined) log.warning('The policy asks for no signatures; only digests are compared.');
  const client = createRegistryClient(endpoint, { ...ports, http: http.apart() });
  return openPublished(client, { ...copy, verify, log });
}

/** Tags never go back in the release sequence: a re-run of an old delivery leaves those of later ones alone. */
function notBackwards(
  { application, release }: Contents,
  given: readonly string[],
  { log }: Context,
): MayTag {
  return async (client, tag) => {
    // What is named after a digest cannot mean anything else.
    if (release === undefined || !given.includes(tag)) return true;
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
