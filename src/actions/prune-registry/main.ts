import { openRegistry } from '../../clouds/index.ts';
import type { CloudPorts } from '../../clouds/provider.ts';
import { defineAction } from '../../core/action.ts';
import type { Fleet } from '../../fleet/fleet.ts';
import { loadFleet } from '../../fleet/load.ts';
import { selectApplication, selectRegistries } from '../../fleet/select.ts';
import { createRegistryClient } from '../../oci/registry-client.ts';
import type { RegistryPorts } from '../../oci/transport.ts';
import { type Decision, decide } from '../../retention/decide.ts';
import { deletePlanned } from '../../retention/delete-planned.ts';
import { tooMuch } from '../../retention/max-delete.ts';
import type { RetentionPolicy } from '../../retention/policy.ts';
import { cloudPorts, registryPorts } from '../cloud-ports.ts';
import { openClusterSources } from './clusters.ts';
import { schema } from './inputs.ts';
import { figuresOf, outcomeOf } from './outcome.ts';
import { describeOutcome, report } from './report.ts';

export default defineAction({
  inputs: schema,
  outputs: ['removable', 'deleted', 'bytes', 'results'],
  run: async (inputs, context) => {
    const { clock, log, signal, summary } = context;
    const fleet = await loadFleet(inputs.fleet);
    const { name, application } = selectApplication(fleet, inputs.application);
    const ports = cloudPorts(inputs, context);
    const names = selectRegistries(fleet, inputs.registries);
    const registries = await openRegistries(fleet, names, ports, registryPorts(inputs, context));
    const { sources: clusters, close } = openClusterSources(fleet, name, ports, context);
    if (clusters.length === 0)
      log.warning(`No environment deploys ${name}: only releases, age and tags say what is needed.`);
    const services = Object.keys(application.services);
    const request = { application: name, services, clusters, registries, policy: policyOf(fleet, inputs) };
    const most = inputs.maxDelete / 100;
    const show = (decision: Decision, failure?: unknown) => {
      const planned = decision.plans.map((plan) => outcomeOf(plan));
      report(summary, name, decision, planned);
      return { ...figuresOf(planned), failure };
    };
    try {
      const decision = await decide(request, clock);
      for (const note of decision.notes) log.info(note);
      for (const registry of decision.opaque)
        log.warning(`${registry} does not say what it holds and since when: nothing can be deleted there`);
      for (const plan of decision.plans) log.info(describeOutcome(outcomeOf(plan)));
      if (!inputs.delete) return show(decision);
      const refusal = tooMuch(decision.plans, most);
      if (refusal !== undefined) return show(decision, refusal);
      // Reading manifests takes its time. What ran, was tagged or was stored meanwhile is seen by looking once more.
      const latest = await decide(request, clock);
      const lateRefusal = tooMuch(latest.plans, most);
      if (lateRefusal !== undefined) return show(latest, lateRefusal);
      const pruned = await Promise.all(
        latest.plans.map(async (plan) => {
          const { registry } = plan.holdings;
          const access = registries.find(({ access: { endpoint } }) => endpoint.name === registry)?.access;
          if (access === undefined) throw new Error(`${registry} was not opened`);
          const onStep = (deleted: number, of: number) =>
            log.info(`${registry}: ${deleted} of ${of} deleted`);
          return outcomeOf(plan, await deletePlanned(plan, access, { onStep, signal }));
        }),
      );
      report(summary, name, latest, pruned);
      const failure = pruned.map(({ deletion }) => deletion?.error).find((error) => error !== undefined);
      return { ...figuresOf(pruned), failure };
    } finally {
      await close();
    }
  },
});

const openRegistries = (fleet: Fleet, names: readonly string[], ports: CloudPorts, http: RegistryPorts) =>
  Promise.all(
    names.map(async (name) => {
      const access = await openRegistry(fleet, name, ports, 'prune');
      return { access, client: createRegistryClient(access.endpoint, http), known: new Map() };
    }),
  );

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
