/** What stays beside all that is in use. */
export interface RetentionPolicy {
  /** Newest releases of each branch that stay, by sequence. */
  readonly releases: number;
  /** Younger than so many days stays; never less than `graceMs`. */
  readonly days: number;
  /** Tags that stay: text in which `*` stands for any other, or the word `semver`. */
  readonly tags: readonly string[];
}

/** What has just been stored may belong to a push that is under way: milliseconds. */
export const graceMs = 24 * 3_600_000;
export const dayMs = 24 * 3_600_000;

/** Version tags of semver.org with the usual `v`, and the two-part ones that follow a release. */
const semver = /^v?\d+\.\d+(\.\d+([-+_][\w.+-]+)?)?$/;

/** Whether a tag is one of those that stay. */
export function keepsTag(patterns: readonly string[], tag: string): boolean {
  return patterns.some((entry) => (entry === 'semver' ? semver.test(tag) : matches(entry, tag)));
}

function matches(entry: string, tag: string): boolean {
  const parts = entry.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(tag);
}
