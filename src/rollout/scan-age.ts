import type { Release } from '../release/release.ts';

/** Days after which a verdict of the scanner says little: some thousand vulnerabilities are published meanwhile. */
const oldDays = 30;
const dayMs = 86_400_000;

/**
 * How old the oldest scan of a release is, where that is worth a line. Never a reason to stop: the release on its way
 * out is no younger in most cases, and it fails.
 */
export function scanAge({ sequence, services, createdAt }: Release, now: number): string | undefined {
  const scans = Object.values(services).flatMap(({ scans }) => Object.values(scans));
  const times = scans.map(({ database }) => Date.parse(database.updatedAt ?? createdAt));
  const oldest = Math.min(...times.filter((time) => !Number.isNaN(time)), Date.parse(createdAt));
  const days = Math.floor((now - oldest) / dayMs);
  if (days <= oldDays) return undefined;
  return `release ${sequence} was last scanned ${days} days ago: what became known since is not in its verdict`;
}
