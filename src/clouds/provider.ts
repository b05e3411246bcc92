import type { Clock } from '../core/clock.ts';
import type { Fetch } from '../core/http.ts';
import type { Log } from '../core/log.ts';
import type { ClusterConfigOf } from '../fleet/environment.ts';
import type { Identity, IdentityOf } from '../fleet/identity.ts';
import type { RegistryConfigOf } from '../fleet/registry.ts';
import type { RegistryEndpoint } from '../oci/registry-endpoint.ts';
import type { Endpoints } from './endpoints.ts';
import type { Renewing } from './renewing.ts';

/** What a cloud needs from outside. */
export interface CloudPorts {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly log: Log;
  readonly endpoints: Endpoints;
  /** A fresh token of the job's own identity for an audience; may be asked at any moment of the job. */
  readonly idToken: (audience: string) => Promise<string>;
  /** An entry of flotilla-secrets; `INPUT_INVALID` where it was not passed. */
  readonly secret: (name: string) => string;
  readonly signal?: AbortSignal | undefined;
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
  /** A bearer token, minted anew when the last nears its end; `renew` mints one at once, after a 401. */
  readonly token?: Renewing<string> | undefined;
}

/** A registry as its cloud's control plane sees it, beside the data plane that `endpoint` describes. */
export interface RegistryAccess {
  readonly endpoint: RegistryEndpoint;
  /**
   * Makes sure the repository can be pushed to; creates it where that is the cloud's way. `unknown` where the
   * identity may not look, so that the push will tell. `REPOSITORY_MISSING`.
   */
  ensureRepository(repository: string): Promise<'present' | 'created' | 'created-by-push' | 'unknown'>;
  /** Asks the control plane, not the registry, whether it has the digest: a second witness after a push. */
  hasDigest(repository: string, digest: string): Promise<boolean | 'unknown'>;
}

type RegistryTypeOf = {
  aws: 'ecr';
  gcp: 'artifact-registry';
  azure: 'acr';
  generic: 'ghcr' | 'docker-hub' | 'harbor' | 'oci';
};
export type Cloud = keyof RegistryTypeOf;
/** Registry settings of one cloud. */
export type RegistryOf<C extends Cloud> = RegistryConfigOf<RegistryTypeOf[C]>;
/** Cluster settings of one cloud. */
export type ClusterOf<C extends Cloud> = ClusterConfigOf<C>;
/** The identity a cluster is opened with; a kubeconfig brings its own. */
export type ClusterIdentityOf<C extends Cloud> = Extract<
  Identity | undefined,
  C extends 'generic' ? undefined : { cloud: C }
>;

/** One cloud. Each folder beside this file exports one as `provider`, built from files of the same names. */
export interface Provider<C extends Cloud> {
  registry(
    name: string,
    config: RegistryOf<C>,
    identity: IdentityOf<C>,
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
}
