import type { GcpIdentity } from './identity.ts';

const ordinary = 'googleapis.com';

/** Domains of registries, where they do not follow from that of the APIs. */
const registries: Readonly<Record<string, string>> = {
  [ordinary]: 'pkg.dev',
  's3nsapis.fr': 's3nsregistry.fr',
};

/** Google's own cloud, or one that a partner runs by the same software under domains of its own. */
export interface Universe {
  /** Domain of its APIs. */
  readonly domain: string;
  /** Domain below which Artifact Registry's hosts have their names. */
  readonly registries: string;
}

/** The universe of an identity: https://cloud.google.com/docs/overview/partner-clouds (`apis-NAME.goog`, `pkg-NAME.goog`). */
export function universeOf(identity: GcpIdentity): Universe {
  const domain = ('universe-domain' in identity ? identity['universe-domain'] : undefined) ?? ordinary;
  return { domain, registries: registries[domain] ?? domain.replace('apis-', 'pkg-') };
}

/** Base URL of an API in a universe. */
export function apiUrl(api: string, { domain }: Universe): string {
  return `https://${api}.${domain}`;
}
