import { createServer } from 'node:http';

const { PORT = '8080', REVISION = 'unknown', DRAIN_SECONDS = '5' } = process.env;

/** Says which commit it was built from: by that a smoke test knows a release from the one before. */
const answer = (path) => {
  if (path === '/healthz') return { status: 'ok' };
  if (path === '/version') return { commit: REVISION };
  return path === '/' ? { hello: 'world' } : undefined;
};

let ending = false;

const server = createServer(({ url = '/' }, response) => {
  const body = answer(url.split('?', 1)[0]);
  // A client that went on using its connection would lose a request with the pod.
  if (ending) response.setHeader('connection', 'close');
  response.writeHead(body ? 200 : 404, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body ?? { error: 'not found' }));
});

server.listen(Number(PORT));

// A pod that ends is still asked for a moment, until every load balancer has noticed.
process.once('SIGTERM', () => {
  ending = true;
  setTimeout(() => server.close(() => process.exit()), Number(DRAIN_SECONDS) * 1000);
});
