import { openRegistry } from '../../clouds/index.ts';
import { defineAction } from '../../core/action.ts';
import { formatBytes } from '../../core/bytes.ts';
import type { Fleet } from '../../fleet/fleet.ts';
import { loadFleet } from '../../fleet/load.ts';
import { selectApplication, selectRegistries } from '../../fleet/select.ts';
import { createRegistryClient } from '../../oci/registry-client.ts';
import { deletePlanned } from '../../retention/delete-planned.ts';
import { checkShare } from '../../retention/max-delete.ts';
import { planRetention } from '../../retention/plan.ts';
import type { RetentionPolicy } from '../../retention/policy.ts';
import { survey } from '../../retention/survey.ts';
import { cloudPorts, registryPorts } from '../cloud-ports.ts';
import { openClusterSources } from './clusters.ts';
import { schema } from './inputs.ts';
import { figuresOf, outcomeOf } from './outcome.ts';
import { report } from './report.ts';

export default defineAction({
  inputs: schema,
  outputs: ['removable', 'deleted', 'bytes', 'results'],
  run: async (inputs, context) => {
    const { clock, log, signal, summary } = context;
    const fleet = await loadFleet(inputs.fleet);
    const { name, application } = selectApplication(fleet, inputs.application);
    const ports = cloudPorts(inputs, context);
    const registries = await Promise.all(
      selectRegistries(fleet, inputs.registries).map(async (registry) => {
        const access = await openRegistry(fleet, registry, ports, 'prune');
        const client = createRegistryClient(access.endpoint, registryPorts(inputs, context));
        return { access, client, known: new Map() };
      }),
    );
    const { sources: clusters, close } = openClusterSources(fleet, name, ports, context);
    if (clusters.length === 0)
      log.warning(`No environment deploys ${name}: only releases, age and tags say what is needed.`);
    const policy = policyOf(fleet, inputs);
    const request = { application: name, services: Object.keys(application.services) };
    const decide = async () => {
      const seen = await survey({ ...request, clusters, registries, policy });
      const now = clock.now();
      return {
        seen,
        plans: seen.registries.map((content) => planRetention(content, seen.needs, policy, now)),
      };
    };
    try {
      const { seen, plans } = await decide();
      for (const note of seen.notes) log.info(note);
      for (const registry of seen.opaque)
        log.warning(`${registry} does not say what it holds and since when: nothing can be deleted there`);
      const planned = plans.map((plan) => outcomeOf(plan));
      report(summary, name, seen, planned);
      for (const { plan, repositories } of planned) log.info(describe(plan.holdings.registry, repositories));
      if (!inputs.delete) return figuresOf(planned);

      checkShare(plans, inputs.maxDelete / 100);
      // Reading manifests takes its time. What ran, was tagged or was stored meanwhile is seen by looking once more.
      const latest = await decide();
      checkShare(latest.plans, inputs.maxDelete / 100);
      const pruned = await Promise.all(
        latest.plans.map(async (plan) => {
          const { registry } = plan.holdings;
          const access = registries.find(({ access: { endpoint } }) => endpoint.name === registry)?.access;
          if (access === undefined) throw new Error(`${registry} was not opened`);
          const onStep = (deleted: number, total: number) =>
            log.info(`${registry}: ${deleted} of ${total} deleted`);
          return outcomeOf(plan, await deletePlanned(plan, access, { onStep, signal }));
        }),
      );
      report(summary, name, latest.seen, pruned);
      const failure = pruned.find(({ deletion }) => deletion?.error !== undefined)?.deletion?.error;
      return { ...figuresOf(pruned), failure };
    } finally {
      await close();
    }
  },
});

/** The fleet file's policy, as far as no input says otherwise. */
function policyOf(
  { policy: { retention } }: Fleet,
  inputs: {
    readonly keepReleases?: number | undefined;
    readonly keepDays?: number | undefined;
    readonly keepTags?: readonly string[] | undefined;
  },
): RetentionPolicy {
  return {
    releases: inputs.keepReleases ?? retention.releases,
    days: inputs.keepDays ?? retention.days,
    tags: inputs.keepTags ?? retention.tags,
  };
}

function describe(registry: string, repositories: ReturnType<typeof outcomeOf>['repositories']): string {
  const sum = (figure: 'kept' | 'removable' | 'bytes') =>
    repositories.reduce((total, each) => total + each[figure], 0);
  return `${registry}: ${sum('kept')} manifests are needed, ${sum('removable')} are not (${formatBytes(sum('bytes'))})`;
}
