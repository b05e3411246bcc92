import { Agent, type IncomingMessage, request } from 'node:http';
import { Readable } from 'node:stream';
import { ActionError, isActionError } from '../core/errors.ts';
import type { Fetch } from '../core/http.ts';
import type { CloudPorts } from './provider.ts';
import { request as ask, type CloudRequest, type Reply } from './request.ts';

/** Milliseconds a service on the machine's own link may be silent; on machines without one nobody ever answers. */
const patience = 2_000;
/** Tries: it is busy now and then, but where it is not, nobody should wait long to be told. */
const attempts = 3;

/**
 * A fetch over plain HTTP that knows no proxy: what is on the machine's own link must not be asked for elsewhere. The
 * environment gives the other one, and even Node's own agents, a proxy.
 */
const directFetch: Fetch = async (url, init = {}) => {
  const { method = 'GET', headers, signal } = init;
  const options = { method, timeout: patience, headers: Object.fromEntries(new Headers(headers)) };
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request(url, { ...options, agent: new Agent(), ...(signal ? { signal } : {}) }, resolve);
    sent.on('timeout', () => sent.destroy(new Error(`no answer within ${patience} ms`)));
    sent.on('error', reject);
    sent.end();
  });
  try {
    const status = incoming.statusCode ?? 0;
    if (status >= 300 && status < 400) throw new Error(`${url} redirects`);
    // Throws for a status that is none, and for one that no body goes with.
    return new Response(Readable.toWeb(incoming), { status });
  } catch (error) {
    incoming.destroy();
    throw error;
  }
};

/** Asks a metadata service of the machine. `IDENTITY_UNAVAILABLE` where it has none. */
export async function askMetadata(ports: CloudPorts, asked: CloudRequest): Promise<Reply> {
  try {
    return await ask({ ...ports, fetch: directFetch }, { attempts, ...asked });
  } catch (cause) {
    if (!isActionError(cause, 'CLOUD_FAILED')) throw cause;
    const { host } = new URL(asked.url);
    throw new ActionError('IDENTITY_UNAVAILABLE', `${asked.what} does not answer at ${host}`, {
      hint: 'With `source: ambient` the job must run where the cloud gives the machine an identity. On GitHub’s own runners leave `source` out.',
      cause,
    });
  }
}

/**
 * An address of a credential service that the environment names, where it is on this machine or one that the cloud
 * documents; who could set the variable could otherwise have the runner ask anybody. `IDENTITY_UNAVAILABLE`.
 */
export function localAddress(variable: string, value: string, documented: RegExp): URL {
  const url = URL.parse(value);
  const local =
    url !== null &&
    (/^(127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname) || documented.test(url.hostname));
  if (local && url.protocol === 'http:') return url;
  throw new ActionError(
    'IDENTITY_UNAVAILABLE',
    `${variable} does not lead to a credential service of this machine`,
    {
      hint: 'It must be plain http at a loopback or link-local address, as the cloud sets it.',
    },
  );
}
