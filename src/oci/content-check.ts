import type { ContentSource } from './content-source.ts';
import type { PushItem } from './push-plan.ts';

/** The check of all content of a push, which has to be over before any of it is sent. */
export interface ContentCheck {
  /** Resolves when all of it is right. `LAYOUT_INVALID`. */
  passed(): Promise<void>;
  /** Ends a check that nobody has asked about: what every registry has need not be read. Otherwise as `passed`. */
  close(): Promise<void>;
}

/** Begins to check at once: the registries are asked what they have meanwhile. */
export function startCheck(content: ContentSource, items: readonly PushItem[]): ContentCheck {
  const blobs = items.flatMap(({ graph }) => graph.blobs);
  const left = [...new Map(blobs.map((blob) => [blob.digest, blob])).values()];
  // A few at a time: a disk is not read faster by more.
  const unwanted = new AbortController();
  const worker = async () => {
    for (let blob = left.pop(); blob !== undefined; blob = left.pop())
      await content.verify(blob, unwanted.signal);
  };
  const checked = Promise.all([worker(), worker()]).then(() => undefined);
  checked.catch(() => undefined);
  let asked = false;
  return {
    passed: () => {
      asked = true;
      return checked;
    },
    close: async () => {
      if (asked) return checked;
      left.length = 0;
      unwanted.abort();
      await checked.catch(() => undefined);
    },
  };
}
