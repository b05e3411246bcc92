import { spawn } from 'node:child_process';
import { basicCredentials, type Exchange, type Handler } from '../http/exchange.ts';

const challenge = {
  status: 401,
  headers: { 'www-authenticate': 'Basic realm="GitHub"' },
  body: 'Authentication required\n',
};

/** Serves the bare repositories below `root` by git's own smart-HTTP backend; reading is open, pushing wants a token. */
export function gitHandler(root: string): Handler {
  return (exchange) => {
    const push = exchange.url.pathname.endsWith('/git-receive-pack');
    const pushes = push || exchange.url.searchParams.get('service') === 'git-receive-pack';
    if (pushes && !basicCredentials(exchange.request)?.password) return challenge;
    return serve(root, exchange);
  };
}

async function serve(root: string, exchange: Exchange): Promise<'sent'> {
  const { request, response, url } = exchange;
  // Hosts take the address with and without .git, as GitHub does.
  const path = decodeURIComponent(url.pathname).replace(/^(\/[^/]+\/[^/]+?)(?:\.git)?(\/|$)/, '$1.git$2');
  const backend = spawn('git', ['http-backend'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {
      PATH: process.env['PATH'],
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: path,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: exchange.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      CONTENT_LENGTH: request.headers['content-length'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: `${request.headers['git-protocol'] ?? ''}`,
      REMOTE_USER: basicCredentials(request)?.username ?? '',
      REMOTE_ADDR: '127.0.0.1',
    },
  });
  // A client that goes away closes the pipe under us; the backend then ends by itself.
  backend.stdin.on('error', () => undefined);
  request.pipe(backend.stdin);
  response.on('close', () => backend.kill());
  let head = Buffer.alloc(0);
  for await (const chunk of backend.stdout) {
    if (response.headersSent) {
      response.write(chunk);
      continue;
    }
    head = Buffer.concat([head, Buffer.from(chunk)]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) continue;
    writeCgiHead(exchange, head.subarray(0, end).toString('latin1'));
    response.write(head.subarray(end + 4));
  }
  if (!response.headersSent) response.writeHead(500);
  response.end();
  return 'sent';
}

/** Turns the backend's CGI header block into an HTTP status and headers. */
function writeCgiHead(exchange: Exchange, block: string): void {
  let status = 200;
  const headers: Record<string, string> = {};
  for (const line of block.split('\r\n')) {
    const colon = line.indexOf(':');
    const [name, value] = [line.slice(0, colon), line.slice(colon + 1).trim()];
    if (name.toLowerCase() === 'status') status = Number(value.slice(0, 3));
    else headers[name] = value;
  }
  exchange.response.writeHead(status, headers);
}
