import type { Fetch } from '../core/http.ts';

/** Characters GitHub takes of one comment. */
export const commentLimit = 65_536;

export interface StickyComment {
  /** `OWNER/NAME` */
  readonly repository: string;
  readonly pullRequest: number;
  /** Tells this comment from others of the suite: one word, the same in every run. */
  readonly key: string;
  /** Markdown, at most `roomFor(key)` characters. */
  readonly body: string;
  /** Writes nothing where there is no such comment yet. */
  readonly onlyUpdate?: boolean;
}

const markerOf = (key: string): string => `<!-- flotilla: ${key} -->\n`;

/** Characters that are left for the text of a comment. */
export const roomFor = (key: string): number => commentLimit - markerOf(key).length;

/**
 * Writes a comment to a pull request, or brings the one that is there up to date, so that there is one for each key
 * however often it is planned. Returns its address; undefined where none was written.
 *
 * https://docs.github.com/rest/issues/comments
 */
export async function openComments(token: string, baseUrl: string, fetch: Fetch) {
  const { getOctokit } = await import('@actions/github');
  const octokit = getOctokit(token, { baseUrl, request: { fetch } });
  const { issues } = octokit.rest;
  return {
    stick: async ({ repository, pullRequest, key, body, onlyUpdate }: StickyComment) => {
      const [owner = '', repo = ''] = repository.split('/');
      const marked = `${markerOf(key)}${body}`;
      const place = { owner, repo, issue_number: pullRequest };
      const comments = await octokit.paginate(issues.listComments, { ...place, per_page: 100 });
      // Anybody may write the marker; only what a workflow wrote is a workflow's to change.
      const found = comments.find(
        (comment) => comment.user?.type === 'Bot' && comment.body?.startsWith(markerOf(key)),
      );
      if (found === undefined && onlyUpdate) return undefined;
      const { data } =
        found === undefined
          ? await issues.createComment({ ...place, body: marked })
          : await issues.updateComment({ owner, repo, comment_id: found.id, body: marked });
      return data.html_url;
    },
  };
}
