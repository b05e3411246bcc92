import type { RegistryAccess } from '../clouds/provider.ts';
import { mapConcurrently } from '../core/concurrency.ts';
import type { Http } from '../core/http.ts';
import { createTransport, type RegistryPorts } from '../oci/transport.ts';
import { judgeSkew } from './clock-skew.ts';
import { type Check, type Finding, failed, gravest, skipped } from './finding.ts';
import { checkIdentity } from './identity.ts';
import { reach } from './reachability.ts';
import { judgeReferrers, judgeRepositories, judgeTags, type Seen } from './repositories.ts';
import { tryRepository } from './repository.ts';

export interface PreflightPorts extends RegistryPorts {
  readonly http: Pick<Http, 'dispatcher' | 'fetch'>;
}

/** A registry and what a delivery would do there. */
export interface Candidate {
  readonly access: RegistryAccess;
  /** Names of repositories below the registry's path. */
  readonly repositories: readonly string[];
  /** A failure here would fail a delivery. */
  readonly required: boolean;
  /** Keys of the registry's identity in the fleet file. */
  readonly identity: readonly string[];
}

/** What pre-flight found at one registry. */
export interface RegistryReport {
  /** Name in the fleet file. */
  readonly registry: string;
  readonly host: string;
  readonly required: boolean;
  readonly findings: Readonly<Record<Check, Finding>>;
}

/**
 * Asks one registry all that a push will ask of it, and changes nothing there. Each check stands for itself: what
 * one finds does not hide another that can still be made. Never fails but for a cancelled job or a bug.
 */
export async function checkRegistry(candidate: Candidate, ports: PreflightPorts): Promise<RegistryReport> {
  const { access, required } = candidate;
  const { endpoint } = access;
  const path = ['registries', endpoint.name];
  const transport = createTransport(endpoint, ports);
  const { finding: reachable, skewMs } = await reach(endpoint, { ...ports, fetch: ports.http.fetch });
  const answers = reachable.verdict === 'ok';
  const identity = await checkIdentity(transport, answers, candidate.identity);
  const common = {
    reachable,
    clock: answers ? judgeSkew(skewMs) : skipped('the registry could not be asked'),
    identity,
  };
  const report = (findings: RegistryReport['findings']) => ({
    ...{ registry: endpoint.name, host: endpoint.host },
    ...{ required, findings },
  });
  if (identity.verdict === 'failed' || identity.verdict === 'skipped') {
    const unasked = skipped('there is no login to ask with');
    const rest = { repositories: unasked, pull: unasked, push: unasked, tags: unasked, referrers: unasked };
    return report({ ...common, ...rest });
  }
  const seen = await mapConcurrently(candidate.repositories, endpoint.traits.concurrency, async (name) => {
    const repository = `${endpoint.path}/${name}`;
    const state = await access.describeRepository(repository).catch((error: unknown) => failed(error, path));
    const exists = 'verdict' in state ? 'unknown' : state.exists;
    // Where a repository must be made first, there is none to try.
    const none = !('verdict' in state) && state.exists === false && state.creatable !== 'by-push';
    if (!answers || none) return { repository, state };
    return { repository, state, access: await tryRepository(transport, repository, exists) };
  });
  return report({
    ...common,
    repositories: judgeRepositories(seen, path),
    pull: gravestOf(seen, 'pull'),
    push: gravestOf(seen, 'push'),
    tags: judgeTags(seen, path),
    referrers: judgeReferrers(seen),
  });
}

function gravestOf(seen: readonly Seen[], which: 'pull' | 'push'): Finding {
  const found = seen.flatMap(({ access }) => (access === undefined ? [] : [access[which]]));
  return gravest(found) ?? skipped('no repository to try it on');
}
