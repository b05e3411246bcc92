/** What a request of the distribution API is about. */
export type Route =
  | { readonly kind: 'base' }
  | { readonly kind: 'uploads'; readonly name: string }
  | { readonly kind: 'upload'; readonly name: string; readonly id: string }
  | { readonly kind: 'blob'; readonly name: string; readonly digest: string }
  | { readonly kind: 'manifest'; readonly name: string; readonly reference: string }
  | { readonly kind: 'tags'; readonly name: string }
  | { readonly kind: 'referrers'; readonly name: string; readonly digest: string };

/** What a caller needs to be allowed to do. */
export type Action = 'pull' | 'push' | 'delete';

/** Finds the route of a path below /v2/; undefined where the API has none. */
export function parseRoute(pathname: string): Route | undefined {
  if (pathname === '/v2/' || pathname === '/v2') return { kind: 'base' };
  const match = /^\/v2\/(.+)\/(blobs\/uploads|blobs|manifests|tags|referrers)\/?([^/]*)$/.exec(pathname);
  // Some clients escape the slashes of a name and the colon of a digest.
  const [, name, area, last = ''] = match?.map((part) => decodeURIComponent(part ?? '')) ?? [];
  if (name === undefined) return undefined;
  switch (area) {
    case 'blobs/uploads':
      return last === '' ? { kind: 'uploads', name } : { kind: 'upload', name, id: last };
    case 'blobs':
      return { kind: 'blob', name, digest: last };
    case 'manifests':
      return { kind: 'manifest', name, reference: last };
    case 'tags':
      return last === 'list' ? { kind: 'tags', name } : undefined;
    default:
      return { kind: 'referrers', name, digest: last };
  }
}

/** The permission a request needs: who may begin an upload may also give it up. */
export function actionOf(method: string, { kind }: Route): Action {
  if (method === 'GET' || method === 'HEAD') return 'pull';
  return method === 'DELETE' && kind !== 'upload' ? 'delete' : 'push';
}
