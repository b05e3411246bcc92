import type { RegistryAccess } from '../clouds/provider.ts';
import { mapConcurrently } from '../core/concurrency.ts';
import type { Http } from '../core/http.ts';
import { resolve } from '../oci/manifests.ts';
import type { RegistryEndpoint } from '../oci/registry-endpoint.ts';
import { createTransport, type RegistryPorts, type Transport } from '../oci/transport.ts';
import { judgeSkew } from './clock-skew.ts';
import { type Check, type Finding, failed, gravest, skipped } from './finding.ts';
import { checkIdentity, isSilence, unasked } from './identity.ts';
import { reach } from './reachability.ts';
import { judgeReferrers, judgeRepositories, judgeTags, type Seen } from './repositories.ts';
import { tryPull, tryRepository } from './repository.ts';

export interface PreflightPorts extends RegistryPorts {
  readonly http: Pick<Http, 'dispatcher' | 'fetch'>;
}

/** A registry and what a delivery would do there. */
export interface Candidate {
  readonly access: RegistryAccess;
  /** Names of repositories below the registry's path. */
  readonly repositories: readonly string[];
  /** Tags that every delivery from here moves, such as that of its branch. */
  readonly movingTags: readonly string[];
  /** A failure here would fail a delivery. */
  readonly required: boolean;
  /** Keys of the registry's identity in the fleet file. */
  readonly identity: readonly string[];
}

/** What pre-flight found at one registry. */
export interface RegistryReport {
  /** Name in the fleet file; with the place where it is a copy. */
  readonly registry: string;
  readonly host: string;
  readonly required: boolean;
  readonly findings: Readonly<Record<Check, Finding>>;
}

/**
 * Asks one registry all that a push will ask of it, and changes nothing there; the places it is copied to are asked
 * what clusters will ask. Each check stands for itself: what one finds does not hide another that can still be made.
 * Never fails but for a cancelled job or a bug.
 */
export async function checkRegistry(candidate: Candidate, ports: PreflightPorts): Promise<RegistryReport[]> {
  const { access, required } = candidate;
  const places = [access.endpoint, ...(access.replicas ?? [])];
  return Promise.all(
    places.map(async (endpoint) => ({
      ...{ registry: endpoint.name, host: endpoint.host, required },
      findings: await checkPlace(endpoint, candidate, ports),
    })),
  );
}

async function checkPlace(
  endpoint: RegistryEndpoint,
  candidate: Candidate,
  ports: PreflightPorts,
): Promise<RegistryReport['findings']> {
  const { access } = candidate;
  const path = ['registries', access.endpoint.name];
  const transport = createTransport(endpoint, ports);
  const { finding: reachable, skewMs } = await reach(endpoint, { ...ports, fetch: ports.http.fetch }, path);
  const answers = reachable.verdict === 'ok';
  const { finding: identity, usable } = await checkIdentity(transport, answers, candidate.identity);
  const common = { reachable, clock: answers ? judgeSkew(skewMs) : unasked, identity };
  const rest = (why: string) => ({
    ...{ repositories: skipped(why), pull: skipped(why), push: skipped(why) },
    ...{ tags: skipped(why), referrers: skipped(why) },
  });
  if (!usable) return { ...common, ...rest('there is no login to ask with') };
  if (endpoint !== access.endpoint) {
    const copied = { ...common, ...rest('the cloud copies what is pushed') };
    const [first] = candidate.repositories;
    if (!answers || first === undefined) return copied;
    return { ...copied, pull: await tryPull(transport, `${endpoint.path}/${first}`, path) };
  }
  const seen = await askAll(transport, candidate, answers);
  const granting = (finding: Finding): Finding =>
    finding.code === 'REGISTRY_DENIED' ? { ...finding, hint: access.pushGrant ?? finding.hint } : finding;
  return {
    ...common,
    repositories: judgeRepositories(seen, path),
    pull: granting(gravestOf(seen, 'pull')),
    push: granting(gravestOf(seen, 'push')),
    tags: judgeTags(seen, path),
    referrers: judgeReferrers(seen),
  };
}

/** Asks control plane and data plane about every repository of a delivery. */
function askAll(
  transport: Transport,
  { access, repositories, movingTags }: Candidate,
  answers: boolean,
): Promise<Seen[]> {
  const { name: registry, path, traits } = access.endpoint;
  return mapConcurrently(repositories, traits.concurrency, async (name) => {
    const repository = `${path}/${name}`;
    const state = await access.describeRepository(repository).catch((error: unknown) =>
      // A control plane that is the registry itself cannot say more than that it is not reached.
      !answers && isSilence(error) ? unasked : failed(error, ['registries', registry]),
    );
    const exists = 'verdict' in state ? 'unknown' : state.exists;
    // Where a repository must be made first, there is none to try.
    const none = !('verdict' in state) && state.exists === false && state.creatable !== 'by-push';
    if (!answers || none) return { repository, state };
    const tried = await tryRepository(transport, repository, exists);
    const fixed = 'verdict' in state || state.tags !== 'immutable' ? [] : movingTags;
    return { repository, state, access: tried, taken: await tagsThere(transport, repository, fixed) };
  });
}

/** Those of the tags that the repository has; none where it does not say. */
async function tagsThere(
  transport: Transport,
  repository: string,
  tags: readonly string[],
): Promise<string[]> {
  const there = await Promise.all(
    tags.map(async (tag) => {
      const found = await resolve(transport, repository, tag).catch((error: unknown) => void failed(error));
      return found === undefined ? [] : [tag];
    }),
  );
  return there.flat();
}

/** The gravest finding of all repositories, and where else it is so. */
function gravestOf(seen: readonly Seen[], which: 'pull' | 'push'): Finding {
  const found = seen.flatMap(({ access }) => (access === undefined ? [] : [access[which]]));
  const first = gravest(found);
  if (first === undefined) return skipped('no repository to try it on');
  const alike = found.filter(({ verdict }) => verdict === first.verdict).length - 1;
  return first.verdict === 'failed' && alike > 0
    ? { ...first, detail: `${first.detail}\nand ${alike} more of ${found.length} repositories` }
    : first;
}
