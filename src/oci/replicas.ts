import { ActionError } from '../core/errors.ts';
import { type PushItem, type PushTarget, repositoryIn } from './push-plan.ts';
import { createRegistryClient, type RegistryClient, type RegistryPorts } from './registry-client.ts';

/** How long a copy to another place may take, and how often it is looked for (milliseconds). */
const deadlineMs = 15 * 60_000;
const firstPauseMs = 1000;
const longestPauseMs = 15_000;

/**
 * Waits until every other place of a registry serves every root: a cluster there must not be told of a tag whose
 * image cannot be pulled yet. `REGISTRY_FAILED` names the place, and the cloud's reason where it gives one.
 */
export async function waitForReplicas(
  target: PushTarget,
  items: readonly PushItem[],
  ports: RegistryPorts,
): Promise<void> {
  await Promise.all(
    (target.replicas ?? []).map(async (replica) => {
      const client = createRegistryClient(replica, ports);
      await Promise.all(items.map((item) => waitForRoot(target, client, item, ports)));
    }),
  );
}

async function waitForRoot(
  target: PushTarget,
  client: RegistryClient,
  item: PushItem,
  { clock, signal }: RegistryPorts,
): Promise<void> {
  const { digest } = item.graph.root.descriptor;
  const repository = repositoryIn(client.endpoint, item);
  const until = clock.now() + deadlineMs;
  for (let pause = firstPauseMs; ; pause = Math.min(longestPauseMs, pause * 2)) {
    const found = await client.resolve(repository, digest);
    if (found?.digest === digest) return;
    const why = await failureOf(target, item, client.endpoint.host);
    if (why === undefined && clock.now() + pause <= until) {
      await clock.sleep(pause, signal);
      continue;
    }
    const { name } = target.endpoint;
    throw new ActionError(
      'REGISTRY_FAILED',
      `Registry ${name}: its copy ${client.endpoint.name} (${client.endpoint.host}) does not serve ` +
        `${repository}@${digest}: ${why ?? `it was waited for ${deadlineMs / 60_000} minutes`}`,
      { hint: 'No tag was written. Look at the replication rules of the registry, then run the job again.' },
    );
  }
}

/** Why the cloud has given up copying to a place; a cloud that cannot say is no reason to stop waiting. */
async function failureOf(target: PushTarget, item: PushItem, host: string): Promise<string | undefined> {
  const repository = repositoryIn(target.endpoint, item);
  const states =
    (await target.replication?.(repository, item.graph.root.descriptor.digest).catch(() => [])) ?? [];
  const failed = states.find(({ place, state }) => state === 'failed' && host.includes(place));
  return failed === undefined ? undefined : (failed.why ?? 'the cloud reports that copying failed');
}
