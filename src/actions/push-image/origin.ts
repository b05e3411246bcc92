import { ActionError } from '../../core/errors.ts';
import type { Policy } from '../../fleet/policy.ts';
import type { ContentSource } from '../../oci/content-source.ts';
import { openLayout } from '../../oci/layout.ts';
import { type PushItem, planPush } from '../../oci/push-plan.ts';
import type { ReleaseDirectory } from '../../release/directory.ts';
import { type Contents, readContents, rootsOf } from './contents.ts';
import type { GitRef } from './tags.ts';

/** What a push starts from. */
export interface Origin {
  /** For the summary: `layout`, or the name of a registry. */
  readonly name: string;
  readonly contents: Contents;
  readonly content: ContentSource;
  /** Where a copied release came from, which its tags are made of; the run's own ref without it. */
  readonly ref?: GitRef;
  /** Reads everything that is to be pushed, under these tags. */
  plan(tags: readonly string[]): Promise<PushItem[]>;
}

/** Opens the directory that a build has filled. `ARTIFACT_MISMATCH`, `LAYOUT_INVALID`, `RELEASE_INVALID`, `VULNERABLE`. */
export async function openDirectory(
  directory: ReleaseDirectory,
  policy: Policy,
  announced: Readonly<Record<string, string>> | undefined,
): Promise<Origin> {
  const layout = await openLayout(directory.layout);
  const contents = await readContents(directory, layout, policy, announced);
  return {
    name: 'layout',
    contents,
    content: layout,
    plan: (tags) =>
      planPush(
        layout,
        rootsOf(contents, tags).map(({ repository, tags: own }) => ({ refName: repository, tags: own })),
      ),
  };
}

/** `ARTIFACT_MISMATCH` where what is there is of another application than the one that was named. */
export function checkApplication({ contents, name }: Origin, wanted: string): void {
  if (contents.application === wanted) return;
  const where = name === 'layout' ? 'The directory' : `The release in registry ${name}`;
  throw new ActionError('ARTIFACT_MISMATCH', `${where} holds ${contents.application}, not ${wanted}`, {
    hint: 'Correct the input `application`, or name a release of that application.',
  });
}
