import type { ActionError } from '../core/errors.ts';
import { type Graph, readGraph } from './graph.ts';
import type { Layout } from './layout.ts';
import type { PushCounts } from './push-progress.ts';
import type { RegistryEndpoint } from './registry-endpoint.ts';
import type { TagStored } from './tag-phase.ts';

/** One root of the layout and where it goes in every registry. */
export interface PushItem {
  /** Repository below the registry's own path. */
  readonly repository: string;
  readonly graph: Graph;
  readonly tags: readonly string[];
}

/** A registry to push to. */
export interface PushTarget {
  readonly endpoint: RegistryEndpoint;
  /** Makes sure that a repository (whole path) can be pushed to. */
  ensureRepository(repository: string): Promise<unknown>;
  /** Asks another witness than the registry itself whether a repository has a digest; `unknown` where it cannot say. */
  hasDigest?(repository: string, digest: string): Promise<boolean | 'unknown'>;
  /** Which of these blobs a repository has, asked in bulk; without it each is asked for. */
  readonly hasBlobs?: (repository: string, digests: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Other places of the registry that clusters pull from; what is pushed is copied there without us. */
  readonly replicas?: readonly RegistryEndpoint[];
  /** How far a digest has come to the replicas. */
  readonly replication?: (repository: string, digest: string) => Promise<readonly Replication[]>;
  /** Writes tags without the manifests they name; for a registry that has all of them, since they come from it. */
  readonly tagStored?: TagStored;
}

/** The way of a digest to one other place of its registry. */
export interface Replication {
  /** Part of the host name of the replica. */
  readonly place: string;
  readonly state: 'under-way' | 'complete' | 'failed';
  readonly why?: string | undefined;
}

/**
 * `complete`: everything and its tags are there. `held`: everything is there, but no tag was written since another
 * required registry failed. `incomplete`: a tag could not be written. `failed`: something is missing.
 */
export type PushState = 'complete' | 'held' | 'incomplete' | 'failed';

/** What became of one registry. */
export interface PushResult extends Readonly<PushCounts> {
  /** Name in the fleet file. */
  readonly registry: string;
  readonly required: boolean;
  readonly state: PushState;
  readonly seconds: number;
  /** Tags that now name the digest, as `repository:tag`. */
  readonly tags: readonly string[];
  readonly error?: ActionError | undefined;
}

/** Reads the roots of a layout into a plan: each root goes to the repository of its name. `LAYOUT_INVALID`. */
export function planPush(
  layout: Layout,
  roots: readonly { readonly refName: string; readonly tags: readonly string[] }[],
): Promise<PushItem[]> {
  return Promise.all(
    roots.map(async ({ refName, tags }) => ({
      repository: refName,
      graph: await readGraph(layout, refName),
      tags,
    })),
  );
}

/** The whole path of an item's repository in a registry. */
export const repositoryIn = ({ path }: RegistryEndpoint, { repository }: PushItem) => `${path}/${repository}`;
