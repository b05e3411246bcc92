import type { Descriptor } from './descriptor.ts';

/** Where the content of a push comes from: a layout on disk, or another registry. */
export interface ContentSource {
  /**
   * Streams a blob from an offset, anew for every call; a chunk is valid until the next is asked for. A source whose content `verify` cannot check beforehand fails
   * before the last of its bytes, so that nobody can take wrong content for whole.
   */
  stream(descriptor: Descriptor, start?: number): AsyncIterable<Buffer>;
  /** Checks a blob before anything is sent, as far as that needs no copy of it; the signal says that nobody waits. */
  verify(descriptor: Descriptor, signal?: AbortSignal): Promise<void>;
  /** Repository of the registry at this base URL that has the content, so that it can be mounted from there. */
  readonly repositoryAt?: (baseUrl: string, digest: string) => string | undefined;
}
