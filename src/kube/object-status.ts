export type StatusState = 'current' | 'progressing' | 'failed' | 'terminating';

/** How far an object is from what its specification asks for. */
export interface ObjectStatus {
  readonly state: StatusState;
  /** What it waits for, or why it failed; empty when current. */
  readonly message: string;
}

export const current: ObjectStatus = { state: 'current', message: '' };
export const progressing = (message: string): ObjectStatus => ({
  state: 'progressing',
  message: message || 'not ready yet',
});
export const failed = (message: string): ObjectStatus => ({
  state: 'failed',
  message: message || 'failed, without a reason',
});
