import type { ECRClient } from '@aws-sdk/client-ecr';
import type { CloudPorts } from '../provider.ts';
import type { Renewing } from '../renewing.ts';
import { request } from '../request.ts';
import { serviceUrl } from './partition.ts';
import type { AwsCredentials } from './sigv4.ts';

/** What ECR's operations need to know of the registry they are for. */
export interface Ecr {
  /** Name of the registry in the fleet file, for messages. */
  readonly name: string;
  /** Who asks, for advice on permissions. */
  readonly who: string;
  /** The SDK is loaded with the first call. */
  client(): Promise<ECRClient>;
  /** How requests name a repository. */
  in(repositoryName: string): { readonly registryId: string; readonly repositoryName: string };
}

/** Where ECR's API is asked. */
export interface EcrPlace {
  readonly region: string;
  /** Whether at the endpoint validated by FIPS 140. */
  readonly fips?: boolean | undefined;
}

/** Base URL of ECR's API in a region, or its override. */
export function ecrUrl({ region, fips }: EcrPlace, { endpoints }: CloudPorts): string {
  return endpoints.aws?.ecr ?? serviceUrl('api.ecr', region, fips);
}

/** The official client for ECR's control plane, on our own connections and credentials. */
export async function ecrClient(
  place: EcrPlace,
  session: Renewing<AwsCredentials>,
  ports: CloudPorts,
): Promise<ECRClient> {
  const { ECRClient } = await import('@aws-sdk/client-ecr');
  return new ECRClient({
    region: place.region,
    endpoint: ecrUrl(place, ports),
    credentials: async () => {
      const { value } = await session();
      const { accessKeyId, secretAccessKey, sessionToken } = value;
      return {
        accessKeyId,
        secretAccessKey,
        ...(sessionToken === undefined ? {} : { sessionToken }),
        // So the client asks anew each time: the session is kept, and renewed by the clock of the job, elsewhere.
        expiration: new Date(0),
      };
    },
    requestHandler: { handle: (sent: SdkRequest) => handle(sent, ports) },
  });
}

/** What the client hands to its transport. */
interface SdkRequest {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number | undefined;
  readonly path: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

/**
 * The client's own transport knows no proxy, and its retries no connection that undici lost; ours do. ECR's requests
 * have no query and their bodies are JSON. What ECR itself refuses as too many, with 400, the client tries again.
 */
async function handle(sent: SdkRequest, ports: CloudPorts) {
  const { protocol, hostname, port, path, method } = sent;
  const { host: _, 'content-length': __, ...headers } = sent.headers;
  const {
    status,
    text,
    headers: answered,
  } = await request(ports, {
    what: 'Amazon ECR',
    url: `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`,
    init: () => ({ method, headers, body: textOf(sent.body) }),
  });
  // By the date among them the client corrects a clock that is wrong.
  const body = new TextEncoder().encode(text);
  return { response: { statusCode: status, headers: Object.fromEntries(answered), body } };
}

function textOf(body: unknown): string {
  if (typeof body === 'string') return body;
  if (ArrayBuffer.isView(body))
    return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  throw new Error('the ECR client sent a body that is neither text nor bytes');
}
