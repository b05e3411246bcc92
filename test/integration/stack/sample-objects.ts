/** Two pods and a Service in the application's namespace; each asks whatever Service the path names after /ask/. */
export function sampleObjects(image: string): string {
  const metadata = { name: 'web', namespace: 'delivery-platform' };
  const labels = { app: 'web' };
  const program = [
    "const { hostname } = require('node:os');",
    'const text = async (url) => (await fetch(url)).text();',
    "require('node:http').createServer(async ({ url }, answer) => {",
    "  const asked = url.startsWith('/ask/') ? await text('http://' + url.slice(5) + '/').catch(String) : 'nobody';",
    '  answer.end(JSON.stringify({ hostname: hostname(), asked }));',
    '}).listen(8080);',
    "console.log('listening');",
  ];
  const container = {
    name: 'web',
    image,
    args: ['-e', program.join('\n')],
    ports: [{ containerPort: 8080 }],
    readinessProbe: { httpGet: { path: '/', port: 8080 }, periodSeconds: 1 },
    securityContext: {
      runAsNonRoot: true,
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
    },
  };
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { terminationGracePeriodSeconds: 1, containers: [container] } },
    },
  };
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
  };
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [deployment, service] });
}
