/**
 * Where an upload of `size` bytes goes on, by the `Range` header of its session (distribution specification, "Resuming
 * an upload": the last byte is included); undefined where nothing is there, or nothing that can be believed.
 */
export function offsetOf(range: string | undefined, size: number): number | undefined {
  const last = /^(?:bytes=)?0-(\d{1,15})$/.exec(range ?? '')?.[1];
  // `0-0` is what registries say of an empty upload.
  if (last === undefined || Number(last) === 0) return undefined;
  const offset = Number(last) + 1;
  return offset > size ? undefined : offset;
}

/** Headers of the request that sends everything from an offset on; the range has no unit there. */
export const rangeHeaders = (offset: number, size: number) => ({
  'content-range': `${offset}-${size - 1}`,
  'content-length': String(size - offset),
});
