import { z } from 'zod';

/** GitHub refuses a longer one. */
const limit = 65_536;

export const commentSchema = z.object({
  body: z.string().min(1).max(limit, 'body is too long (maximum is 65536 characters)'),
});

export interface Comment {
  readonly id: number;
  readonly repository: string;
  readonly issue: number;
  readonly body: string;
  readonly html_url: string;
  readonly user: { readonly login: string; readonly type: 'Bot' | 'User' };
}

/** Comments of issues and pull requests, oldest first as the API lists them. */
export interface Comments {
  list(repository: string, issue: number): readonly Comment[];
  add(repository: string, issue: number, body: string, user?: Comment['user']): Comment;
  /** Undefined where there is none of that id. */
  change(repository: string, id: number, body: string): Comment | undefined;
}

const job = { login: 'github-actions[bot]', type: 'Bot' } as const;

/** No comments yet. */
export function createComments(): Comments {
  const comments: Comment[] = [];
  return {
    list: (repository, issue) =>
      comments.filter((comment) => comment.repository === repository && comment.issue === issue),
    add: (repository, issue, body, user = job) => {
      const id = comments.length + 1;
      const address = `https://github.example/${repository}/pull/${issue}#issuecomment-${id}`;
      const comment = { id, repository, issue, body, html_url: address, user };
      comments.push(comment);
      return comment;
    },
    change: (repository, id, body) => {
      const index = comments.findIndex((comment) => comment.repository === repository && comment.id === id);
      const found = comments[index];
      if (found === undefined) return undefined;
      const changed = { ...found, body };
      comments[index] = changed;
      return changed;
    },
  };
}
