import type { ArtifactRegistryClient } from '@google-cloud/artifact-registry/build/src/v1/index.js';
import type { CloudPorts } from '../provider.ts';
import type { Renewing } from '../renewing.ts';
import { request } from '../request.ts';
import { apiUrl, type Universe } from './universe.ts';

/** What Artifact Registry's operations need to know of the repository they are for. */
export interface ArtifactRegistry {
  /** Name of the registry in the fleet file, for messages. */
  readonly name: string;
  /** `projects/P/locations/L/repositories/R`. */
  readonly repository: string;
  /** The SDK is loaded with the first call. */
  client(): Promise<ArtifactRegistryClient>;
  /** The package that holds an image's versions, as resource names write it. */
  packageOf(image: string): string;
}

/**
 * The official client for Artifact Registry's control plane, over REST (its gRPC transport is never touched), on our
 * own connections and tokens.
 */
export async function artifactRegistryClient(
  universe: Universe,
  token: Renewing<string>,
  ports: CloudPorts,
): Promise<ArtifactRegistryClient> {
  // The package's own door also loads its beta version and 4 MB of message classes, which REST has no use for.
  const { ArtifactRegistryClient } = await import('@google-cloud/artifact-registry/build/src/v1/index.js');
  const override = ports.endpoints.gcp?.artifactregistry;
  const url = new URL(override ?? apiUrl('artifactregistry', universe));
  const protocol = url.protocol.replace(':', '');
  return new ArtifactRegistryClient({
    fallback: true,
    apiEndpoint: url.hostname,
    port: url.port === '' ? (protocol === 'http' ? 80 : 443) : Number(url.port),
    protocol,
    // The REST transport asks its authentication object for these two and for nothing else. The declared type is the
    // library's class, whose own implementations would each open connections of their own.
    authClient: {
      getRequestHeaders: async () => new Headers(await bearer(token)),
      fetch: (address: string, init: RequestInit) => send(address, init, token, ports),
    } as unknown as Exclude<
      ConstructorParameters<typeof ArtifactRegistryClient>[0],
      undefined
    >['authClient'] &
      object,
  });
}

/** The REST transport does not try again by itself. A repeated creation is told so and fine. */
async function send(
  address: string,
  { method = 'GET', headers, body }: RequestInit,
  token: Renewing<string>,
  ports: CloudPorts,
): Promise<Response> {
  const { status, text } = await request(ports, {
    what: 'Artifact Registry',
    url: address,
    init: async () => {
      const sent = new Headers(headers);
      for (const [name, value] of Object.entries(await bearer(token))) sent.set(name, value);
      return { method, headers: sent, ...(body ? { body } : {}) };
    },
  });
  return new Response(text, { status });
}

async function bearer(token: Renewing<string>): Promise<Record<string, string>> {
  return { authorization: `Bearer ${(await token()).value}` };
}
