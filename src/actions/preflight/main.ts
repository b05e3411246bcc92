import { claimsOf } from '../../clouds/denied.ts';
import { openRegistry } from '../../clouds/index.ts';
import type { CloudPorts } from '../../clouds/provider.ts';
import { defineAction } from '../../core/action.ts';
import type { Fleet } from '../../fleet/fleet.ts';
import { loadPlacedFleet } from '../../fleet/load.ts';
import { pulledFrom, selectApplication, selectEnvironment, selectRegistries } from '../../fleet/select.ts';
import { type Candidate, checkRegistry } from '../../preflight/check-registry.ts';
import { witnessIdToken } from '../../preflight/identity-token.ts';
import { logPreflight, resultsOutput, summarizePreflight } from '../../preflight/report.ts';
import { checkSecrets, type Extent } from '../../preflight/secrets.ts';
import { judgePreflight, verdictOf, verdictOn } from '../../preflight/verdict.ts';
import { releaseName } from '../../signing/release-artifact.ts';
import { sigstoreServices } from '../../signing/services.ts';
import { cloudPorts, registryPorts } from '../cloud-ports.ts';
import { tagsOf } from '../push-image/tags.ts';
import { checkClusters } from './clusters.ts';
import { schema } from './inputs.ts';

export default defineAction({
  inputs: schema,
  outputs: ['passed', 'failed', 'results'],
  run: async (inputs, context) => {
    const { log, summary } = context;
    const { fleet, placeOf } = await loadPlacedFleet(inputs.fleet);
    const extent = extentOf(fleet, inputs.application, inputs.environment);
    const given = cloudPorts(inputs, context);
    const witness = witnessIdToken(given.idToken);
    const ports = { ...given, idToken: witness.idToken };
    const asking = { ...registryPorts(inputs, context), http: context.http };
    const names = inputs.ask.includes('registries') ? selectRegistries(fleet, inputs.registries) : [];
    const movingTags = movingTagsOf(context.env);
    const candidates = await Promise.all(
      names.map(async (name) => ({ ...(await candidate(fleet, name, extent, ports)), movingTags })),
    );
    const registries = (await Promise.all(candidates.map((one) => checkRegistry(one, asking)))).flat();
    const clusters = inputs.ask.includes('clusters')
      ? await checkClusters(fleet, extent, inputs.role, ports, { ...context, registry: asking })
      : [];
    // Nobody but the signing needs a token where all registries have passwords. What is refused, the witness knows.
    if (inputs.ask.includes('registries') && fleet.policy.signing === 'keyless')
      await ports.idToken(sigstoreServices(ports.endpoints.sigstore).audience).catch(() => undefined);
    const preflight = {
      job: {
        'identity token': witness.finding(subjectOf),
        secrets: checkSecrets(extent, ports.secret),
      },
      registries,
      clusters,
    };
    logPreflight(preflight, log, placeOf);
    summarizePreflight(preflight, summary, placeOf);
    const failure = judgePreflight(preflight);
    const failed = registries.filter((report) => verdictOf(report) === 'failed');
    const lost = clusters.filter((report) => verdictOn(report) === 'failed');
    return {
      passed: failure === undefined,
      failed: [...failed.map(({ registry }) => registry), ...lost.map(({ cluster }) => cluster)].join(','),
      results: resultsOutput(preflight),
      failure,
    };
  },
});

/** The applications and environments that are meant: the named ones, or all. `INPUT_INVALID`. */
function extentOf(fleet: Fleet, application?: string, environment?: string): Extent {
  const chosen = environment === undefined ? undefined : selectEnvironment(fleet, environment).environment;
  const name = application ?? chosen?.application;
  const one = name === undefined ? undefined : selectApplication(fleet, name);
  const environments = Object.entries(fleet.environments).filter(
    ([key, { application: of }]) =>
      (environment === undefined || key === environment) && (one === undefined || of === one.name),
  );
  return {
    applications: one === undefined ? fleet.applications : { [one.name]: one.application },
    environments: Object.fromEntries(environments),
  };
}

async function candidate(
  fleet: Fleet,
  name: string,
  extent: Extent,
  ports: CloudPorts,
): Promise<Omit<Candidate, 'movingTags'>> {
  const access = await openRegistry(fleet, name, ports);
  const services = Object.values(extent.applications).flatMap((one) => Object.keys(one.services));
  const needed = pulledFrom(Object.values(extent.environments));
  return {
    access,
    repositories: [...new Set([...services, releaseName])],
    // A cluster cannot start what its registry lacks, whatever the fleet file says of best effort.
    required: access.endpoint.required || needed.has(name),
    identity: ['identities', fleet.registries[name]?.identity ?? ''],
  };
}

/** Tags that a delivery of this ref moves: all but those of one commit and of one version. */
function movingTagsOf(env: NodeJS.ProcessEnv): string[] {
  const [ref, sha] = [env['GITHUB_REF'] ?? '', env['GITHUB_SHA'] ?? ''];
  return tagsOf({ ref, sha }).filter((tag) => !/^sha-|^\d+\.\d+\.\d+/.test(tag));
}

/** Whom the job is to those who read its token: the subject that trust conditions are written on. */
const subjectOf = (token: string) => claimsOf(token)['sub'] ?? 'without a subject';
