import type { KubeObject } from '../../src/kube/object.ts';
import type { Release } from '../../src/release/release.ts';

/** How a version of the storefront behaves. */
export interface Storefront {
  readonly sequence: number;
  /** Share of requests answered with 500, between 0 and 1. */
  readonly errors?: number;
  /** Milliseconds each answer takes. */
  readonly delayMs?: number;
  /** Ends as soon as it has started. */
  readonly crashes?: boolean;
}

/**
 * The program of a pod: answers with its version, counts as Prometheus wants it, and serves on until it is killed, so
 * that what is still sent to a leaving pod has its answer.
 */
const program = `
const { createServer } = require('node:http');
const { VERSION, ERRORS, DELAY_MS, CRASHES } = process.env;
if (CRASHES === 'true') throw new Error('no shop today');
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1];
const counts = { 200: 0, 500: 0 };
const buckets = bounds.map(() => 0);
let sum = 0, all = 0;
const metrics = () => [
  '# TYPE http_requests_total counter',
  ...Object.entries(counts).map(([status, count]) => 'http_requests_total{status="' + status + '"} ' + count),
  '# TYPE http_request_duration_seconds histogram',
  ...bounds.map((bound, at) => 'http_request_duration_seconds_bucket{le="' + bound + '"} ' + buckets[at]),
  'http_request_duration_seconds_bucket{le="+Inf"} ' + all,
  'http_request_duration_seconds_sum ' + sum,
  'http_request_duration_seconds_count ' + all,
].join('\\n') + '\\n';
createServer((request, response) => {
  if (request.url === '/metrics') return response.setHeader('content-type', 'text/plain; version=0.0.4').end(metrics());
  if (request.url === '/healthz') return response.end('ok');
  const begun = performance.now();
  setTimeout(() => {
    const status = Math.random() < Number(ERRORS) ? 500 : 200;
    const seconds = (performance.now() - begun) / 1000;
    counts[status]++; all++; sum += seconds;
    bounds.forEach((bound, at) => { if (seconds <= bound) buckets[at]++; });
    response.statusCode = status;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ version: VERSION, pod: process.env.HOSTNAME }));
  }, Number(DELAY_MS));
}).listen(8080);
process.on('SIGTERM', () => setTimeout(() => process.exit(0), 500));
`;

const labels = { app: 'web' };

/** The commit of a version, which its pods answer with. */
export const commitOf = ({ sequence }: Pick<Storefront, 'sequence'>) => String(sequence).padStart(40, 'c');

/** What the chart of the storefront would render: one Deployment behind one Service. */
export function storefrontObjects(image: string, version: Storefront): KubeObject[] {
  const env = {
    VERSION: commitOf(version),
    ERRORS: String(version.errors ?? 0),
    DELAY_MS: String(version.delayMs ?? 0),
    CRASHES: String(version.crashes ?? false),
  };
  const container = {
    name: 'web',
    image,
    args: ['-e', program],
    env: Object.entries(env).map(([name, value]) => ({ name, value })),
    ports: [{ name: 'http', containerPort: 8080 }],
    readinessProbe: { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 1 },
    // Endpoints take a moment to hear that a pod leaves.
    lifecycle: { preStop: { sleep: { seconds: 3 } } },
  };
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: {
        replicas: 3,
        strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
        selector: { matchLabels: labels },
        template: {
          metadata: {
            labels,
            annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '8080' },
          },
          spec: { terminationGracePeriodSeconds: 10, containers: [container] },
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
    },
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'web' },
      spec: { minAvailable: 1, selector: { matchLabels: labels } },
    },
  ];
}

/** The record of a version: its image is the base image itself, `HOST/SERVICE@DIGEST`. */
export function storefrontRelease(image: string, { sequence }: Storefront): Release {
  const [repository = '', digest = ''] = image.split('@');
  const service = repository.slice(repository.indexOf('/') + 1);
  return {
    schemaVersion: 1,
    application: 'storefront',
    sequence,
    source: {
      repository: 'acme/storefront',
      repositoryId: '1001',
      ref: 'refs/heads/main',
      commit: commitOf({ sequence }),
      run: 'https://ci.example/1',
    },
    createdAt: '2026-01-01T00:00:00Z',
    services: { [service]: { digest, platforms: {}, scans: {}, sboms: {} } },
    deploy: { kind: 'manifests', archive: `sha256:${String(sequence).padStart(64, 'a')}` },
  };
}
