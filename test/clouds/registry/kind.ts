import type { Exchange, Reply } from '../http/exchange.ts';
import type { Manifest } from './manifest.ts';
import type { Action, Route } from './route.ts';

/** Who calls, as far as the registry's own authentication tells. */
export interface Caller {
  /** undefined where the caller may; else the refusal in the registry's words. */
  refuse(repository: string, action: Action): Reply | undefined;
}

/** A manifest that is about to be stored. */
export interface IncomingManifest {
  readonly name: string;
  readonly reference: string;
  readonly digest: string;
  readonly manifest: Manifest;
  /** Digest the tag points to now; undefined where the reference is a digest or a new tag. */
  readonly present: string | undefined;
}

/** How one cloud's registry differs from the real registry behind it. */
export interface RegistryKind {
  /** Canonical host name, as it stands in image references. */
  readonly host: string;
  /** Whether Location headers carry scheme and host; otherwise they are paths. */
  readonly absoluteLocations: boolean;
  /** Path and query under which an upload goes on. */
  uploadLocation(name: string, id: string): string;
  /** Id of the upload that a path outside /v2/ belongs to. */
  uploadIn(pathname: string): string | undefined;
  /** Whether a repository exists before anything is in it, and then has an empty list of tags. */
  readonly emptyRepositories: boolean;
  /** Status of an accepted PATCH. */
  readonly chunkStatus: 201 | 202;
  /** Paths outside the distribution API: token services, metadata. */
  answerOther(exchange: Exchange): Promise<Reply | undefined>;
  /** Who calls, or the challenge or refusal. */
  authenticate(exchange: Exchange, route: Route): Caller | Reply;
  /** undefined where the repository can be used; else the refusal. */
  refuseRepository(name: string, action: Action): Reply | undefined;
  /** What becomes of a PATCH: `first` is false after an earlier one of the same upload. */
  judgeChunk(exchange: Exchange, first: boolean): 'store' | 'discard' | Reply;
  mayMount(digest: string): boolean;
  refuseManifest(incoming: IncomingManifest): Reply | undefined;
  /** undefined where a manifest may be deleted; else the refusal. */
  refuseDeletion(name: string, reference: string): Promise<Reply | undefined>;
  /** Called after a manifest was stored. */
  onStored(incoming: IncomingManifest): void;
}
