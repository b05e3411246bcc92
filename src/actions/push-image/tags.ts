import { isTag } from '../../oci/tag-name.ts';

/** The part of a run that tags are made from. */
export interface GitRef {
  /** `refs/heads/main`, `refs/tags/v1.2.3`, `refs/pull/7/merge`. */
  readonly ref: string;
  readonly sha: string;
}

/** Release versions of semver.org, with the usual `v`. */
const semver = /^v?(\d+)\.(\d+)\.(\d+)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/;

/**
 * Tags for a git ref: always `sha-` and twelve digits of the commit; the branch's name; for a version tag the
 * version, and for a final version the shorter ones that follow it (`1.2.3`, `1.2`, `1`).
 */
export function tagsOf({ ref, sha }: GitRef): string[] {
  const names = [`sha-${sha.slice(0, 12)}`];
  const [, kind, name = ''] = /^refs\/(heads|tags|pull)\/(.+)$/.exec(ref) ?? [];
  if (kind === 'heads') names.push(sanitize(name));
  if (kind === 'pull') names.push(sanitize(`pr-${name.replace(/\/(merge|head)$/, '')}`));
  if (kind === 'tags') names.push(...versionTags(name));
  return [...new Set(names)].filter(isTag);
}

function versionTags(name: string): string[] {
  const [, major, minor, patch, prerelease, build] = semver.exec(name) ?? [];
  if (major === undefined || minor === undefined) return [sanitize(name)];
  const version = `${major}.${minor}.${patch}${prerelease ?? ''}`;
  // Build metadata starts with a plus, which no tag may hold; it does not order versions either.
  if (prerelease !== undefined || build !== undefined) return [sanitize(`${version}${build ?? ''}`)];
  // 0.y makes no promise that a tag `0` could keep.
  return [version, `${major}.${minor}`, ...(major === '0' ? [] : [major])];
}

/** Whatever a tag cannot hold becomes a dash. */
const sanitize = (name: string) =>
  name
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 128);
