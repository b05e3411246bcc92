import type { Clock } from '../core/clock.ts';
import type { Fetch, Http } from '../core/http.ts';
import type { Log } from '../core/log.ts';
import type { ClusterConfigOf } from '../fleet/environment.ts';
import type { Identity, IdentityOf } from '../fleet/identity.ts';
import type { CloudSource, cloudOfSource } from '../fleet/metric-source.ts';
import type { cloudOfRegistry, RegistryConfigOf } from '../fleet/registry.ts';
import type { RegistryEndpoint } from '../oci/registry-endpoint.ts';
import type { Endpoints } from './endpoints.ts';
import type { ProgramAccess } from './program-access.ts';
import type { Renewing } from './renewing.ts';

/** What a cloud needs from outside. */
export interface CloudPorts {
  readonly fetch: Fetch;
  /** The connections behind `fetch`, for the registry protocol. */
  readonly dispatcher: Http['dispatcher'];
  readonly clock: Clock;
  readonly log: Log;
  readonly endpoints: Endpoints;
  /** A fresh token of the job's own identity for an audience; may be asked at any moment of the job. */
  readonly idToken: (audience: string) => Promise<string>;
  /** An entry of flotilla-secrets; `INPUT_INVALID` where it was not passed. */
  readonly secret: (name: string) => string;
  /** Variables of the runner, where identities of `source: ambient` are found. Without it there are none. */
  readonly env?: Readonly<NodeJS.ProcessEnv> | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Private hosts that a registry may name for its token service or its blobs, as `HOST` or `HOST:PORT`. */
  readonly allowHosts?: readonly string[] | undefined;
}

/** Something that runs out. */
export interface Expiring<T> {
  readonly value: T;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** A client certificate and its key in PEM: the identity of kubeconfigs that know no tokens. */
export interface ClientCertificate {
  readonly certificate: string;
  readonly key: string;
}

/** A way into one cluster. Carries a token, a client certificate, or both. */
export interface ClusterAccess {
  /** Base URL of the API server. */
  readonly server: string;
  /** Certificate authority in PEM; absent where the public authorities vouch for the server (GKE's DNS endpoint). */
  readonly ca?: string | undefined;
  /** Name the server's certificate must bear, where it differs from the host in `server`. */
  readonly serverName?: string | undefined;
  readonly clientCertificate?: ClientCertificate | undefined;
  /** Whom the cloud lets reach the server, where that is not everybody: what to do when it does not answer. */
  readonly reach?: string | undefined;
  /** A bearer token, minted anew when the last nears its end; `renew` mints one at once, after a 401. */
  readonly token?: Renewing<string> | undefined;
}

/** What a control plane says of a repository. */
export interface RepositoryState {
  readonly exists: boolean | 'unknown';
  /** Whether this identity can make it; `by-push` where a push is enough. */
  readonly creatable: boolean | 'by-push' | 'unknown';
  /** `mixed`: some tags can be moved and others not. */
  readonly tags: 'mutable' | 'immutable' | 'mixed' | 'unknown';
  /** One line each: advice, or the exact permission that lacks. */
  readonly notes: readonly string[];
}

/** A manifest that a repository holds. */
export interface StoredImage {
  readonly digest: string;
  readonly tags: readonly string[];
  /** Milliseconds since the epoch. */
  readonly storedAt?: number | undefined;
  /** Bytes, as the registry counts them. */
  readonly size?: number | undefined;
  readonly mediaType?: string | undefined;
}

/** What became of digests that were to be deleted. One that was gone before counts as deleted. */
export interface DeletedImages {
  readonly deleted: readonly string[];
  readonly refused: readonly { readonly digest: string; readonly why: string }[];
}

/** How far an image has been copied to one place by the cloud. */
export interface ReplicaState {
  /** As the cloud names it: a region. */
  readonly place: string;
  readonly state: 'under-way' | 'complete' | 'failed';
  /** The cloud's reason for a failure. */
  readonly why?: string | undefined;
}

/** A registry as its cloud's control plane sees it, beside the data plane that `endpoint` describes. */
export interface RegistryAccess {
  readonly endpoint: RegistryEndpoint;
  /** What to grant for this identity to push and to read back, in the cloud's own words. */
  readonly pushGrant?: string | undefined;
  /**
   * Makes sure the repository can be pushed to; creates it where that is the cloud's way. `unknown` where the
   * identity may not look, so that the push will tell. `REPOSITORY_MISSING`.
   */
  ensureRepository(repository: string): Promise<'present' | 'created' | 'created-by-push' | 'unknown'>;
  /** Asks the control plane, not the registry, whether it has the digest: a second witness after a push. */
  hasDigest(repository: string, digest: string): Promise<boolean | 'unknown'>;
  /**
   * Which of these blobs the repository has, asked in bulk. Absent where only HEAD answers. `REGISTRY_DENIED`,
   * `REGISTRY_FAILED`.
   */
  readonly hasBlobs?: (repository: string, digests: readonly string[]) => Promise<ReadonlySet<string>>;
  /** What the control plane says of a repository; changes nothing. `REGISTRY_FAILED`. */
  describeRepository(repository: string): Promise<RepositoryState>;
  /**
   * Lets a tag name a digest that is there already, without a byte of content. `TAG_IMMUTABLE`, `REGISTRY_DENIED`,
   * `REGISTRY_FAILED`.
   */
  retag(repository: string, digest: string, tag: string): Promise<void>;
  /**
   * The manifests of a repository with their tags; none for a repository that is not there. A registry that knows
   * only how to list tags yields the tagged ones. Absent where the registry cannot list. `REGISTRY_DENIED`.
   */
  readonly listImages?: (repository: string) => AsyncIterable<StoredImage>;
  /**
   * Deletes manifests by digest, several at once, with the tags that name them. None of one call may refer to another:
   * what refers to them goes in an earlier call. `REGISTRY_DENIED`, `REGISTRY_FAILED`.
   */
  readonly deleteImages?: (repository: string, digests: readonly string[]) => Promise<DeletedImages>;
  /** Other places that clusters pull from, to which the cloud copies what is pushed to this one. */
  readonly replicas?: readonly RegistryEndpoint[];
  /** How far a digest has come to the replicas, where the cloud says so: explains a wait. `REGISTRY_FAILED`. */
  readonly replication?: (repository: string, digest: string) => Promise<readonly ReplicaState[]>;
}

/** A number at a moment (milliseconds since the epoch). */
export interface MetricPoint {
  readonly at: number;
  readonly value: number;
}

/** The stretch of time and the distance of points, in milliseconds, that metrics are asked for. */
export interface MetricRange {
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
}

/**
 * Metrics in a cloud’s own service: a Prometheus API below its address, or points over time. `METRICS_UNAVAILABLE`;
 * what a Prometheus API refuses comes back as its answer.
 */
export type MetricsAccess = { readonly name: string } & (
  | {
      promql(path: string, form: string, signal: AbortSignal): Promise<{ status: number; text: string }>;
    }
  | { points(query: string, range: MetricRange, signal: AbortSignal): Promise<readonly MetricPoint[]> }
);

type RegistryType = keyof typeof cloudOfRegistry;
export type Cloud = (typeof cloudOfRegistry)[RegistryType];
type RegistryTypeOf = {
  [C in Cloud]: { [T in RegistryType]: (typeof cloudOfRegistry)[T] extends C ? T : never }[RegistryType];
};
/** Registry settings of one cloud. */
export type RegistryOf<C extends Cloud> = RegistryConfigOf<RegistryTypeOf[C]>;
/** Cluster settings of one cloud. */
export type ClusterOf<C extends Cloud> = ClusterConfigOf<C>;
/** The identity a cluster is opened with; a kubeconfig brings its own. */
export type ClusterIdentityOf<C extends Cloud> = Extract<
  Identity | undefined,
  C extends 'generic' ? undefined : { cloud: C }
>;

/** Sources of metrics of one cloud. */
export type MetricsOf<C extends Cloud> = {
  [S in CloudSource as S['kind']]: (typeof cloudOfSource)[S['kind']] extends C ? S : never;
}[CloudSource['kind']];

/** What a registry is opened with: a cloud's identity, or a login of its own. */
export type RegistryIdentityOf<C extends Cloud> = C extends 'generic' ? Login : IdentityOf<C>;

/** User and password of a registry that knows nothing else. */
export interface Login {
  readonly username: string;
  readonly password: Renewing<string>;
}

/** One cloud. Each folder beside this file exports one as `provider`, built from files of the same names. */
export interface Provider<C extends Cloud> {
  registry(
    name: string,
    config: RegistryOf<C>,
    identity: RegistryIdentityOf<C>,
    ports: CloudPorts,
  ): Promise<RegistryAccess>;
  cluster(
    name: string,
    config: ClusterOf<C>,
    identity: ClusterIdentityOf<C>,
    ports: CloudPorts,
  ): Promise<ClusterAccess>;
  /** Only the tokens of `cluster`, without a request for its address. Absent where clusters bring credentials along. */
  readonly clusterToken?: (
    name: string,
    config: ClusterOf<C>,
    identity: ClusterIdentityOf<C>,
    ports: CloudPorts,
  ) => Renewing<string>;
  /**
   * A secret out of the cloud's store, masked; `reference` is as the store names it. Absent where a cloud has none.
   * `SECRET_UNAVAILABLE`.
   */
  readonly secret?: (reference: string, identity: IdentityOf<C>, ports: CloudPorts) => Promise<string>;
  /** Lets a program use the keys of the cloud's key management service. Absent where a cloud has none. */
  readonly kms?: (identity: IdentityOf<C>, ports: CloudPorts) => Promise<ProgramAccess>;
  /** Lets Terraform or OpenTofu act in the cloud, and reach a state that is kept there. Absent where there is none. */
  readonly terraform?: (identity: IdentityOf<C>, ports: CloudPorts) => Promise<ProgramAccess>;
  /** The cloud’s metrics. Absent where it has none. Nothing is asked of it before the first question. */
  readonly metrics?: (
    source: MetricsOf<C>,
    identity: IdentityOf<C>,
    ports: CloudPorts,
  ) => Promise<MetricsAccess>;
}
