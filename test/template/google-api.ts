import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Google's APIs as far as a plan reads them: the number of a project, and the services' own accounts in it. */
export interface GoogleApi {
  /** Variables by which the provider asks here, and nowhere else: all other requests are refused by this proxy. */
  readonly env: Readonly<Record<string, string>>;
  /** Hosts that the provider wanted besides, each once. */
  readonly refused: ReadonlySet<string>;
  close(): Promise<void>;
}

const number = '424242424242';

/** What is said of a project, whichever it is. */
function answer(url: string, project: string): Readonly<Record<string, string>> {
  const agent = (service: string) => `service-${number}@${service}.iam.gserviceaccount.com`;
  if (url.includes('/serviceAccount')) {
    return { kind: 'storage#serviceAccount', email_address: agent('gs-project-accounts') };
  }
  if (url.includes('/cmekSettings')) {
    const name = `projects/${project}/cmekSettings`;
    return {
      name,
      serviceAccountId: agent('gcp-sa-logging'),
      loggingServiceAccountId: agent('gcp-sa-logging'),
    };
  }
  return { projectId: project, projectNumber: number, lifecycleState: 'ACTIVE', name: project };
}

/** Starts the stand-in on a free port of the loopback interface. */
export async function startGoogleApi(): Promise<GoogleApi> {
  const refused = new Set<string>();
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    const [, project] = /\/projects\/([a-z0-9-]+)/.exec(url) ?? [];
    if (project === undefined) return response.writeHead(404).end();
    const body = answer(url, project);
    return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  server.on('connect', (request, socket) => {
    refused.add(request.url ?? '');
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It listens on an address, not on a path.
  const { port } = server.address() as AddressInfo;
  const here = `http://127.0.0.1:${port}`;
  const env = {
    HTTPS_PROXY: here,
    HTTP_PROXY: here,
    GOOGLE_OAUTH_ACCESS_TOKEN: 'none',
    GOOGLE_RESOURCE_MANAGER_CUSTOM_ENDPOINT: `${here}/v1/`,
    GOOGLE_STORAGE_CUSTOM_ENDPOINT: `${here}/storage/v1/`,
    GOOGLE_LOGGING_CUSTOM_ENDPOINT: `${here}/v2/`,
    GOOGLE_CLOUD_BILLING_CUSTOM_ENDPOINT: `${here}/v1/`,
  };
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { env, refused, close };
}
