/** A refusal in the words of RFC 9457 (Problem Details for HTTP APIs); `code` is what clients switch on. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  /** Further members of the problem document, such as the order it concerns. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown by a handler to answer with a problem; everything else it throws is answered with 500. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${problem.code}: ${problem.detail}`, options);
    this.problem = problem;
  }
}

/** Creates the error a handler throws: `throw problem(404, 'order-not-found', 'No order X')`. */
export const problem = (
  status: number,
  code: string,
  detail: string,
  extra?: Readonly<Record<string, unknown>>,
): ProblemError => new ProblemError({ status, code, detail, ...(extra && { extra }) });
