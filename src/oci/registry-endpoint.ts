/** User and password for a registry or its token service. */
export interface RegistryCredential {
  readonly username: string;
  readonly password: string;
  /** Milliseconds since the epoch; renewed before that. Undefined for one that does not expire. */
  readonly expiresAt?: number | undefined;
}

/** How a registry departs from the distribution specification. Clouds set these; the client knows no cloud. */
export interface RegistryTraits {
  /** Whether an upload may be sent in several PATCH requests (ECR and Artifact Registry lose or refuse them). */
  readonly chunkedUpload: boolean;
  /** `referenced`: a blob can be mounted only once a manifest refers to it, and only if the account allows it (ECR). */
  readonly mount: 'any' | 'referenced' | 'never';
  /** Uploads at the same time. */
  readonly concurrency: number;
}

/** One registry as the data plane sees it. */
export interface RegistryEndpoint {
  /** Name in the fleet file, for messages. */
  readonly name: string;
  /** Host as it stands in references. */
  readonly host: string;
  /** Where it is asked: `https://HOST`, or the override of a private endpoint. Without a trailing slash. */
  readonly baseUrl: string;
  /** Repository path below which each service has its repository. */
  readonly path: string;
  readonly required: boolean;
  readonly traits: RegistryTraits;
  /**
   * Fetches a credential, a fresh one when the last has run out or when `renew` says that the registry refuses it.
   * Anonymous where it is absent.
   */
  readonly credential?: (renew?: boolean) => Promise<RegistryCredential>;
}
