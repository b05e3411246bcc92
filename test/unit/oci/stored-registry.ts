import { digestOf } from '../../../src/oci/digest.ts';
import { mediaTypes } from '../../../src/oci/media-types.ts';
import { type Fake, type FakeAnswer, type FakeRequest, fakeRegistry } from './fake-registry.ts';

export interface StoredRegistry extends Fake {
  /** `REPOSITORY@DIGEST` of the blobs it has. */
  readonly blobs: Set<string>;
  /** `REPOSITORY@DIGEST` and `REPOSITORY:TAG` → the manifest's bytes. */
  readonly manifests: Map<string, Buffer>;
  /** What was asked, as `METHOD PATH`, the token service left out. */
  requests(): string[];
}

export interface StoredRegistryOptions {
  /** Scopes its token service looks at. */
  readonly scopes?: 'first' | 'one';
  /** Requests that it denies. */
  readonly denied?: (request: FakeRequest) => boolean;
}

/** A registry of any number of hosts that keeps what it is sent, with a token service that may look at one scope only. */
export function storedRegistry(options: StoredRegistryOptions = {}): StoredRegistry {
  const blobs = new Set<string>();
  const manifests = new Map<string, Buffer>();
  const fake = fakeRegistry((request) => authenticated(request) ?? answer(request));
  let issued = 0;
  let uploads = 0;

  function authenticated({ url, method, headers }: FakeRequest): FakeAnswer | undefined {
    if (url.pathname === '/token') {
      const asked = url.searchParams.getAll('scope');
      if (options.scopes === 'one' && asked.length > 1) return { status: 400 };
      const scopes = options.scopes === 'first' ? asked.slice(0, 1) : asked;
      const body = { token: `${++issued} ${scopes.join(' ')} end`, expires_in: 24 * 3600 };
      return { status: 200, body: JSON.stringify(body) };
    }
    const repository = /^\/v2\/(.+?)\/(?:blobs|manifests|referrers)\//.exec(url.pathname)?.[1];
    const actions = method === 'GET' || method === 'HEAD' ? 'pull' : 'pull,push';
    if (
      repository !== undefined &&
      headers['authorization']?.includes(` repository:${repository}:${actions}`)
    )
      return undefined;
    const scope = repository === undefined ? '' : `,scope="repository:${repository}:${actions}"`;
    const challenge = `Bearer realm="https://auth.example/token",service="test"${scope}`;
    return { status: 401, headers: { 'www-authenticate': challenge } };
  }

  function answer(request: FakeRequest): FakeAnswer {
    const { url, method, body } = request;
    if (options.denied?.(request)) return { status: 403 };
    const [, repository = '', kind, reference = ''] =
      /^\/v2\/(.+?)\/(blobs|manifests|referrers)\/(.*)$/.exec(url.pathname) ?? [];
    if (kind === 'blobs' && method === 'POST') {
      const [from, digest] = [url.searchParams.get('from'), url.searchParams.get('mount')];
      if (blobs.has(`${from}@${digest}`)) return store(repository, digest ?? '');
      return { status: 202, headers: { location: `/v2/${repository}/blobs/uploads/${++uploads}` } };
    }
    if (kind === 'blobs' && method === 'DELETE') return { status: 204 };
    if (kind === 'blobs' && method === 'PUT') {
      const digest = url.searchParams.get('digest') ?? '';
      return digestOf(body) === digest ? store(repository, digest) : { status: 400 };
    }
    if (kind === 'blobs') return { status: blobs.has(`${repository}@${reference}`) ? 200 : 404 };
    const place = `${repository}${reference.includes(':') ? '@' : ':'}${reference}`;
    if (kind === 'manifests' && method === 'PUT') {
      manifests.set(place, body);
      return { status: 201, headers: { 'docker-content-digest': digestOf(body) } };
    }
    if (kind === 'referrers')
      return {
        status: 200,
        body: JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.index, manifests: [] }),
      };
    const found = manifests.get(place);
    if (found === undefined) return { status: 404 };
    const headers = { 'docker-content-digest': digestOf(found), 'content-length': `${found.length}` };
    return { status: 200, headers, body: found };
  }

  function store(repository: string, digest: string): FakeAnswer {
    blobs.add(`${repository}@${digest}`);
    return { status: 201, headers: { 'docker-content-digest': digest } };
  }

  return {
    ...fake,
    blobs,
    manifests,
    requests: () =>
      fake.asked
        .filter(({ url }) => url.pathname !== '/token')
        .map(({ method, url }) => `${method} ${url.pathname}`),
  };
}
