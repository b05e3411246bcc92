import type { ListOptions } from './client.ts';
import { isRecord, listAt, textAt } from './fields.ts';
import type { KindRef, KubeObject } from './object.ts';
import type { Paths } from './paths.ts';
import { isKubeStatus } from './status-error.ts';
import type { Transport } from './transport.ts';

/** Everything of a kind, and the resourceVersion it was read at, for a watch to go on from. */
export interface Listing {
  readonly items: KubeObject[];
  readonly resourceVersion: string;
}

const pageSize = 500;

/** Reads a collection page by page; a list that outlives its pages (410) is read again in one piece. */
export async function readList(
  { call }: Transport,
  paths: Paths,
  kind: KindRef,
  { namespace, signal, ...selection }: ListOptions & { readonly signal?: AbortSignal | undefined },
): Promise<Listing> {
  const path = await paths.kind(kind, namespace);
  const page = (query: Readonly<Record<string, string | number | undefined>>) =>
    call<unknown>(
      { path, query: { ...selection, ...query }, ...(signal === undefined ? {} : { signal }) },
      (answer) => answer.json(),
    );
  // The server ignores page sizes where it may answer from its cache.
  let answer = await page({ limit: pageSize });
  const items = itemsOf(kind, answer);
  for (;;) {
    const next = textAt(answer, 'metadata', 'continue');
    if (!next) return { items, resourceVersion: textAt(answer, 'metadata', 'resourceVersion') ?? '0' };
    try {
      answer = await page({ limit: pageSize, continue: next, resourceVersion: undefined });
    } catch (error) {
      if (!isKubeStatus(error, 410)) throw error;
      answer = await page({});
      items.length = 0;
    }
    items.push(...itemsOf(kind, answer));
  }
}

/** The items of a list, which the server sends without their kind. */
function itemsOf({ apiVersion, kind }: KindRef, list: unknown): KubeObject[] {
  return listAt(list, 'items').map((item) => asObject({ apiVersion, kind, ...item }));
}

/** An answer as the object it must be; a bug of the server or of something in between otherwise. */
export function asObject(value: unknown): KubeObject {
  const name = textAt(value, 'metadata', 'name');
  if (isRecord(value) && isRecord(value['metadata'])) {
    // Shown to have metadata with a name; apiVersion and kind come from the server or from the caller.
    if (name !== undefined) return value as unknown as KubeObject;
    // Reviews are answered and not kept: nothing names them.
    if (textAt(value, 'kind')?.endsWith('Review'))
      return { ...value, metadata: { ...value['metadata'], name: '' } } as unknown as KubeObject;
  }
  throw new Error(`not a Kubernetes object: ${JSON.stringify(value)?.slice(0, 200)}`);
}
