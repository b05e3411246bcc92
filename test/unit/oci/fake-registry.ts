import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { Clock } from '../../../src/core/clock.ts';
import type { Reach } from '../../../src/core/http.ts';
import type { Log } from '../../../src/core/log.ts';
import { privateAddressCode } from '../../../src/core/public-address.ts';
import type { RegistryEndpoint } from '../../../src/oci/registry-endpoint.ts';
import type { RegistryPorts } from '../../../src/oci/transport.ts';

export interface FakeRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface FakeAnswer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
}

export interface Fake {
  readonly ports: RegistryPorts;
  readonly asked: FakeRequest[];
  readonly masked: string[];
  readonly pauses: number[];
  /** Milliseconds since the epoch; moves only by sleeping and by hand. */
  now: number;
}

/** A registry (and whatever else is asked) that is one function; an error it throws is a broken connection. */
export function fakeRegistry(answer: (request: FakeRequest) => FakeAnswer | Promise<FakeAnswer>): Fake {
  const fake: Fake = {
    asked: [],
    masked: [],
    pauses: [],
    now: 1_800_000_000_000,
    ports: {
      // The client asks its dispatcher for nothing but `request`.
      http: { dispatcher: async (reach = 'any') => ({ request: reachable(reach) }) as unknown as Dispatcher },
      clock: {
        now: () => fake.now,
        sleep: async (ms) => {
          fake.pauses.push(ms);
          fake.now += ms;
        },
      } satisfies Clock,
      log: silent((secret) => fake.masked.push(secret)),
    },
  };

  /** Names below internal.example lead to private addresses. */
  const reachable = (reach: Reach) => (options: Dispatcher.RequestOptions) => {
    if (reach === 'public' && new URL(String(options.origin)).hostname.endsWith('.internal.example'))
      throw Object.assign(new Error('leads inside'), { code: privateAddressCode });
    return request(options);
  };

  async function request(options: Dispatcher.RequestOptions) {
    const chunks: Buffer[] = [];
    const { body } = options;
    // The client gives no emitter.
    (options.signal as AbortSignal | undefined)?.throwIfAborted();
    if (body instanceof Uint8Array) chunks.push(Buffer.from(body));
    else if (body !== null && body !== undefined)
      for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(Buffer.from(chunk)); // the client sends nothing else
    const asked: FakeRequest = {
      method: options.method,
      url: new URL(options.path, String(options.origin)),
      headers: { ...(options.headers as Record<string, string>) }, // and nothing but a plain record
      body: Buffer.concat(chunks),
    };
    fake.asked.push(asked);
    const given = await answer(asked);
    const bytes = asked.method === 'HEAD' ? [] : [Buffer.from(given.body ?? '')];
    return { statusCode: given.status, headers: given.headers ?? {}, body: Readable.from(bytes) };
  }
  return fake;
}

function silent(mask: (secret: string) => void): Log {
  const nothing = () => undefined;
  return {
    info: nothing,
    debug: nothing,
    notice: nothing,
    warning: nothing,
    error: nothing,
    group: (_title, work) => work(),
    mask,
  };
}

export const endpoint: RegistryEndpoint = {
  name: 'test',
  host: 'registry.example',
  baseUrl: 'https://registry.example',
  path: 'team',
  required: true,
  traits: { chunkedUpload: false, mount: 'any', concurrency: 4 },
  credential: async () => ({ username: 'robot', password: 'a-password' }),
};
