/** The Sigstore services in use. */
export interface SigstoreServices {
  /** OIDC audience Fulcio accepts. */
  readonly audience: string;
  readonly fulcio: string;
  readonly rekor: { readonly url: string; readonly version: 1 | 2 };
  /** Timestamp authority; Rekor v1 gives the time itself. */
  readonly timestamp: string | undefined;
  /** Path of the trusted root; fetched through Sigstore's TUF repository where it is absent. */
  readonly trustedRoot: string | undefined;
}

/** A private deployment, as the input `endpoints` describes it. */
export interface PrivateSigstore {
  readonly audience: string;
  readonly fulcio: string;
  readonly rekor: string;
  readonly timestamp: string;
  readonly 'trusted-root': string;
}

/** The public good instance, or the private deployment that is given. */
export function sigstoreServices(own: PrivateSigstore | undefined): SigstoreServices {
  if (own === undefined)
    return {
      audience: 'sigstore',
      fulcio: 'https://fulcio.sigstore.dev',
      rekor: { url: 'https://rekor.sigstore.dev', version: 1 },
      timestamp: undefined,
      trustedRoot: undefined,
    };
  return {
    audience: own.audience,
    fulcio: own.fulcio,
    rekor: { url: own.rekor, version: 2 },
    timestamp: own.timestamp,
    trustedRoot: own['trusted-root'],
  };
}
