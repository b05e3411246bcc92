/** starting → ready → draining. Only a ready process gets new traffic; a draining one still answers. */
export type LifecycleState = 'starting' | 'ready' | 'draining';

export interface Lifecycle {
  state(): LifecycleState;
  enter(state: LifecycleState): void;
}

/** Creates the lifecycle of one process. */
export const createLifecycle = (): Lifecycle => {
  let current: LifecycleState = 'starting';
  return {
    state: () => current,
    enter: (state) => {
      current = state;
    },
  };
};
