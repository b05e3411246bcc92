/** An error of ECR's JSON protocol. */
export class EcrError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
