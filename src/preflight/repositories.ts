import type { RepositoryState } from '../clouds/provider.ts';
import { type Finding, gravest, ok, skipped } from './finding.ts';
import type { Access } from './repository.ts';

/** A repository of a service, as far as it could be asked about. */
export interface Seen {
  /** Whole path in the registry. */
  readonly repository: string;
  /** What the control plane says; a failure to say it is a finding. */
  readonly state: RepositoryState | Finding;
  /** What the data plane says; absent where there is nothing to ask about. */
  readonly access?: Access | undefined;
  /** Tags that are there, cannot be moved, and will have to. */
  readonly taken?: readonly string[] | undefined;
}

/** Whether every repository is there, or comes into being with the push. */
export function judgeRepositories(seen: readonly Seen[], path: readonly string[]): Finding {
  const untold = gravest(
    seen.filter((one) => !isPushable(one)).flatMap(({ state }) => ('verdict' in state ? [state] : [])),
  );
  if (untold !== undefined) return untold;
  if (seen.some(isPushable)) return ok('may not be listed, but pushed to');
  const states = describable(seen);
  const names = (wanted: (state: RepositoryState) => boolean) =>
    states.filter(({ state }) => wanted(state)).map(({ repository }) => repository);
  const notes = [...new Set(states.flatMap(({ state }) => state.notes))].join('\n');
  const hint = notes === '' ? undefined : notes;

  const missing = names(({ exists, creatable }) => exists === false && creatable === false);
  if (missing.length > 0)
    return {
      ...{ verdict: 'failed', code: 'REPOSITORY_MISSING', path },
      detail: `${few(missing)} not there, and the identity may not create ${missing.length > 1 ? 'them' : 'it'}`,
      hint: hint ?? `Create ${few(missing)}, or allow the identity to create repositories.`,
    };
  const uncertain = names(({ exists, creatable }) => exists === false && creatable === 'unknown');
  if (uncertain.length > 0)
    return {
      ...{ verdict: 'warning', path },
      detail: `${few(uncertain)} not there; only the push will show whether the identity may create ${uncertain.length > 1 ? 'them' : 'it'}`,
      hint: hint ?? `Create ${few(uncertain)}, or see that the identity may.`,
    };
  const hidden = names(({ exists, creatable }) => exists === 'unknown' && creatable !== 'by-push');
  if (hidden.length > 0)
    return {
      ...{ verdict: 'warning', path },
      detail: `the identity may not look whether ${few(hidden)} ${hidden.length > 1 ? 'are' : 'is'} there`,
      hint,
    };
  const coming = names(({ exists }) => exists !== true);
  const there = states.length - coming.length;
  const all = there === 1 ? 'there' : `all ${there} there`;
  const detail =
    coming.length === 0
      ? all
      : `${there > 0 ? `${there} there, ` : ''}${coming.length} made by the first push`;
  return { ...ok(detail), hint };
}

/**
 * Whether the tags of a delivery can be written: those of branches move with every push, and so do the tags that
 * list referrers where the registry has no API for them.
 */
export function judgeTags(seen: readonly Seen[], path: readonly string[]): Finding {
  const states = describable(seen);
  const immutable = states.filter(({ state }) => state.tags === 'immutable');
  const fixed = immutable.map(({ repository }) => repository);
  const advice = (first: string) =>
    [...new Set([first, ...immutable.flatMap(({ state }) => state.notes)])].join('\n');
  const byTag = seen.filter(
    ({ access, repository }) => access?.referrers === 'tag' && fixed.includes(repository),
  );
  if (byTag.length > 0)
    return {
      ...{ verdict: 'failed', code: 'TAG_IMMUTABLE', path },
      detail:
        `${few(byTag.map(({ repository }) => repository))}: tags cannot be moved, but without a referrers API ` +
        'signatures are listed under tags `sha256-…` that must be rewritten',
      hint: advice('Exclude the tags sha256-* from the immutability of these repositories.'),
    };
  const hint = advice('Let the tags of branches move, or give push-image the input `tags` without one.');
  const taken = seen.flatMap(({ repository, taken: tags = [] }) => tags.map((tag) => `${repository}:${tag}`));
  if (taken.length > 0)
    return {
      ...{ verdict: 'failed', code: 'TAG_IMMUTABLE', path },
      detail: `${few(taken)}: there already, and tags cannot be moved`,
      hint,
    };
  if (fixed.length > 0)
    return {
      ...{ verdict: 'warning', path },
      detail: `${few(fixed)}: tags cannot be moved; that of a branch is written once and then refused`,
      hint,
    };
  const known = [...new Set(states.map(({ state }) => state.tags))].filter((tags) => tags !== 'unknown');
  if (known.length === 0) return skipped('the registry does not say whether tags can be moved');
  return ok(known.includes('mixed') ? 'some can be moved, others not' : 'can be moved');
}

/** How referrers, such as signatures, will be found. Either way they are. */
export function judgeReferrers(seen: readonly Seen[]): Finding {
  const ways = new Set(seen.map(({ access }) => access?.referrers ?? 'unknown'));
  if (ways.has('tag')) return ok('no API: listed under a tag `sha256-…` beside each image');
  return ways.has('api') ? ok('API') : skipped('no repository to ask about yet');
}

/** Some registries refuse to list what is not there yet; that a push is let in then says more. */
const isPushable = ({ state, access }: Seen) =>
  'verdict' in state && state.code === 'REGISTRY_DENIED' && access?.push.verdict === 'ok';

const describable = (seen: readonly Seen[]) =>
  seen.flatMap(({ repository, state }) => ('verdict' in state ? [] : [{ repository, state }]));

/** Up to three names, and how many more. */
function few(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}
