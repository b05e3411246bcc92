/** Does a piece of work once for each id, as far as this process remembers. */
export type Once<T> = (id: string, work: () => Promise<T>) => Promise<{ value: T; repeated: boolean }>;

/**
 * Remembers the last `capacity` ids, and what is under way. Work that failed may be tried again. Another process
 * remembers others: what must never happen twice needs the id on the other side too, as the sender gives it.
 */
export const createOnce = <T>(capacity = 1000): Once<T> => {
  const known = new Map<string, Promise<T>>();
  return async (id, work) => {
    const earlier = known.get(id);
    if (earlier) return { value: await earlier, repeated: true };
    const begun = work();
    known.set(id, begun);
    const [oldest] = known.keys();
    if (known.size > capacity && oldest !== undefined) known.delete(oldest);
    try {
      return { value: await begun, repeated: false };
    } catch (error) {
      known.delete(id);
      throw error;
    }
  };
};
