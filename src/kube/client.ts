import type { ClusterAccess } from '../clouds/provider.ts';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import { createDiscovery, type Resource } from './discovery.ts';
import { textAt } from './fields.ts';
import { asObject, readList } from './list.ts';
import type { KindRef, KubeObject, ObjectRef } from './object.ts';
import { createPaths } from './paths.ts';
import { createPodAccess } from './pod-access.ts';
import { isKubeStatus } from './status-error.ts';
import { createTransport } from './transport.ts';
import { createWatchSource, watch } from './watch.ts';
import { createWriter } from './writer.ts';

export type { KindRef, KubeObject, ObjectRef } from './object.ts';

export interface ListOptions {
  /** Absent: all namespaces, or a cluster-scoped kind. */
  readonly namespace?: string | undefined;
  readonly labelSelector?: string | undefined;
  readonly fieldSelector?: string | undefined;
  /** `0` answers from the server's cache, at any age. */
  readonly resourceVersion?: string | undefined;
}

export interface WatchOptions extends ListOptions {
  readonly signal: AbortSignal;
}

export interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';
  readonly object: KubeObject;
}

export interface LogRef {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  /** The container before its last restart. */
  readonly previous?: boolean;
  readonly tailLines?: number;
  readonly limitBytes?: number;
  /** Puts the time before each line, to the nanosecond. */
  readonly timestamps?: boolean;
  /** Only what was written since, to the second (RFC 3339). */
  readonly sinceTime?: string;
}

/** A Service behind the API server's proxy. */
export interface ProxyTarget {
  readonly namespace: string;
  readonly service: string;
  /** Number or name of the Service's port. */
  readonly port: number | string;
  /** With a leading slash, and query if any. */
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs?: number;
}

/** One cluster's API server. Refusals are `KubeStatusError`, silence is `CLUSTER_UNREACHABLE`. */
export interface KubeClient {
  /** Name of the cluster in the fleet file. */
  readonly name: string;
  /** Base URL of the API server. */
  readonly server: string;
  version(): Promise<{ readonly gitVersion: string }>;
  /** What the server serves, as `group/version` and `group/version/Kind`: helm's --api-versions. */
  apiVersions(): Promise<string[]>;
  /** Whether a kind is served and lives in namespaces; undefined for one the server does not know. */
  scopeOf(kind: KindRef): Promise<'Namespaced' | 'Cluster' | undefined>;
  /** How a kind is addressed; undefined for one the server does not know. */
  resourceOf(kind: KindRef): Promise<Resource | undefined>;
  /** Undefined when there is none. */
  get(ref: ObjectRef): Promise<KubeObject | undefined>;
  list(kind: KindRef, options?: ListOptions): Promise<KubeObject[]>;
  create(object: KubeObject): Promise<KubeObject>;
  /** Optimistic where the object carries a resourceVersion: 409 `Conflict` when somebody was faster. */
  replace(object: KubeObject): Promise<KubeObject>;
  /** Server-side apply as field manager `flotilla`, with strict field validation. */
  apply(
    object: KubeObject,
    options?: { readonly force?: boolean; readonly dryRun?: boolean },
  ): Promise<KubeObject>;
  patch(ref: ObjectRef, patch: unknown, type?: 'merge' | 'json'): Promise<KubeObject>;
  /** A merge patch of the `status` subresource. */
  patchStatus(ref: ObjectRef, patch: unknown): Promise<KubeObject>;
  /** An object that is already gone is fine. */
  delete(
    ref: ObjectRef,
    options?: { readonly propagation?: 'Foreground' | 'Background'; readonly preconditionUid?: string },
  ): Promise<void>;
  /**
   * Changes from now on, or from `resourceVersion`. Without one, every object there is comes first as ADDED. Lives
   * through dropped connections; on 410 it lists anew and reports what vanished meanwhile as DELETED.
   */
  watch(kind: KindRef, options: WatchOptions): AsyncIterable<WatchEvent>;
  logs(ref: LogRef): Promise<string>;
  /** A request to a Service through the API server; the answer is the Service's own, whatever its status. */
  proxy(target: ProxyTarget): Promise<Response>;
  /** Closes the connections so that the process can end. */
  close(): Promise<void>;
}

export interface KubePorts {
  /** Name of the cluster in the fleet file, for messages. */
  readonly name: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** A client of one cluster. Nothing is asked of it until the first call. */
export function createKubeClient(access: ClusterAccess, ports: KubePorts): KubeClient {
  const transport = createTransport(access, ports);
  const discovery = createDiscovery(transport);
  const paths = createPaths(discovery, ports.name);
  return {
    name: ports.name,
    server: access.server,
    version: () =>
      transport.call({ path: '/version' }, async (answer) => ({
        gitVersion: textAt(await answer.json(), 'gitVersion') ?? 'unknown',
      })),
    apiVersions: () => discovery.all(),
    scopeOf: async (kind) => {
      const resource = await discovery.find(kind);
      return resource && (resource.namespaced ? 'Namespaced' : 'Cluster');
    },
    resourceOf: (kind) => discovery.find(kind),
    get: async (ref) => {
      const path = await paths.object(ref);
      try {
        return await transport.call({ path }, async (answer) => asObject(await answer.json()));
      } catch (error) {
        if (isKubeStatus(error, 404)) return undefined;
        throw error;
      }
    },
    list: async (kind, options = {}) => (await readList(transport, paths, kind, options)).items,
    watch: (kind, options) => watch(createWatchSource(transport, paths, kind, ports.clock), options),
    ...createWriter(transport, paths),
    ...createPodAccess(transport),
    close: () => transport.close(),
  };
}
