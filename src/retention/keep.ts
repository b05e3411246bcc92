import { attachmentsOf, type Holding, type Place, type RegistryHoldings, referencesOf } from './holdings.ts';
import { dayMs, graceMs, keepsTag, type RetentionPolicy } from './policy.ts';

/** Why something stays, the strongest reason first. */
export const keepReasons = {
  running: 'runs in a cluster, or a workload there names it',
  ledger: 'named in a cluster’s ledger',
  newest: 'of one of the newest releases',
  tagged: 'under a tag that stays',
  recent: 'stored a short time ago',
  foreign: 'of another application’s release',
  undated: 'of unknown age',
  whole: 'a release of which every image stays',
} as const;
export type KeepReason = keyof typeof keepReasons;

/** What is needed outside the registries, and the releases that stay by number. */
export interface Needs {
  readonly application: string;
  /** Ids of releases that ledgers name. */
  readonly named: ReadonlySet<string>;
  /** Ids of the newest releases. */
  readonly newest: ReadonlySet<string>;
  /** Digests of manifests or of their configs, and why they stay. */
  readonly digests: ReadonlyMap<string, 'running' | 'ledger' | 'newest'>;
}

/** What stays of a registry: why, by repository and digest. */
export type Kept = ReadonlyMap<string, ReadonlyMap<string, KeepReason>>;

/**
 * Finds what stays in a registry: whatever is needed, recent or under a kept tag, and all that is reached from there.
 * An index reaches its children; a subject reaches what is attached to it, and an attachment its subject, so that
 * neither is left alone; a release reaches all its images. A release of which every image stays anyway stays too.
 */
export function findKept(
  registry: RegistryHoldings,
  needs: Needs,
  policy: RetentionPolicy,
  now: number,
): Kept {
  const { repositories } = registry;
  const kept = new Map([...repositories.keys()].map((name) => [name, new Map<string, KeepReason>()]));

  const keep = (root: Place, reason: KeepReason) => {
    const open = [root];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      const { repository, digest } = place;
      const holdings = repositories.get(repository);
      const holding = holdings?.get(digest);
      const own = kept.get(repository);
      if (holdings === undefined || holding === undefined || own === undefined || own.has(digest)) continue;
      own.set(digest, reason);
      const attached = attachmentsOf(holdings).get(digest) ?? [];
      open.push(...attached.map((other) => ({ repository, digest: other })));
      open.push(...referencesOf(registry, place));
    }
  };

  const roots = everyHolding(repositories).map(
    ({ repository, holding }) =>
      [{ repository, digest: holding.digest }, reasonFor(holding, needs, policy, now)] as const,
  );
  for (const reason of Object.keys(keepReasons))
    for (const [place, why] of roots) if (why !== undefined && why === reason) keep(place, why);

  for (const { repository, holding } of everyHolding(repositories)) {
    const images = holding.release === undefined ? [] : Object.entries(holding.release.record.services);
    const stays = images.every(([service, { digest }]) => kept.get(service)?.has(digest));
    if (images.length > 0 && stays) keep({ repository, digest: holding.digest }, 'whole');
  }
  return kept;
}

const everyHolding = (repositories: RegistryHoldings['repositories']) =>
  [...repositories].flatMap(([repository, holdings]) =>
    [...holdings.values()].map((holding) => ({ repository, holding })),
  );

/** Why a manifest stays by itself. */
function reasonFor(
  { digest, config, tags, storedAt, subjects, release }: Holding,
  { application, named, newest, digests }: Needs,
  { days, tags: patterns }: RetentionPolicy,
  now: number,
): KeepReason | undefined {
  const need = digests.get(digest) ?? (config === undefined ? undefined : digests.get(config));
  if (need !== undefined) return need;
  if (release !== undefined && named.has(release.id)) return 'ledger';
  if (release !== undefined && newest.has(release.id)) return 'newest';
  if (tags.some((tag) => keepsTag(patterns, tag))) return 'tagged';
  // An old image that is signed again is no younger for it: its attachment counts only while a push may be under way.
  const youngMs = subjects.length > 0 ? graceMs : Math.max(graceMs, days * dayMs);
  if (storedAt !== undefined && now - storedAt < youngMs) return 'recent';
  if (release !== undefined && release.record.application !== application) return 'foreign';
  return storedAt === undefined ? 'undated' : undefined;
}
