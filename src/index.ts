import { z } from 'zod';
import type { ActionSpec, Post } from './core/action.ts';
import * as step from './core/run-action.ts';

// A schema reads one or two values in the life of a step: code generated for it would never pay.
z.config({ jitless: true });

/**
 * How one action starts: its inputs are read first, its code and the clouds it uses only when those are right. The post
 * step, which mostly finds nothing to do, does without that code.
 */
const lazy = <S extends Record<string, z.ZodType>, O extends string>(
  readSchema: () => Promise<{ schema: z.ZodObject<S> }>,
  readSpec: () => Promise<{ default: ActionSpec<S, O> }>,
  readPost?: () => Promise<{ post: Post }>,
) => {
  const schema = async () => (await readSchema()).schema;
  const load = async () => (await readSpec()).default;
  const loadPost = async () => (await readPost?.())?.post;
  return {
    schema,
    load,
    loadPost,
    main: async () => step.runAction(await schema(), load),
    post: () => step.runPost(loadPost),
  };
};

/** Every JavaScript action of the suite. The folder of that name below actions/ is its public face. */
export const actions = {
  'apply-infrastructure': lazy(
    () => import('./actions/apply-infrastructure/inputs.ts'),
    () => import('./actions/apply-infrastructure/main.ts'),
  ),
  'build-image': lazy(
    () => import('./actions/build-image/inputs.ts'),
    () => import('./actions/build-image/main.ts'),
  ),
  'connect-cluster': lazy(
    () => import('./actions/connect-cluster/inputs.ts'),
    () => import('./actions/connect-cluster/main.ts'),
    () => import('./actions/connect-cluster/post.ts'),
  ),
  'deploy-cluster': lazy(
    () => import('./actions/deploy-cluster/inputs.ts'),
    () => import('./actions/deploy-cluster/main.ts'),
    () => import('./actions/deploy-cluster/post.ts'),
  ),
  'list-clusters': lazy(
    () => import('./actions/list-clusters/inputs.ts'),
    () => import('./actions/list-clusters/main.ts'),
  ),
  'login-registry': lazy(
    () => import('./actions/login-registry/inputs.ts'),
    () => import('./actions/login-registry/main.ts'),
    () => import('./actions/login-registry/post.ts'),
  ),
  'mark-release': lazy(
    () => import('./actions/mark-release/inputs.ts'),
    () => import('./actions/mark-release/main.ts'),
  ),
  'plan-cluster': lazy(
    () => import('./actions/plan-cluster/inputs.ts'),
    () => import('./actions/plan-cluster/main.ts'),
  ),
  'plan-infrastructure': lazy(
    () => import('./actions/plan-infrastructure/inputs.ts'),
    () => import('./actions/plan-infrastructure/main.ts'),
  ),
  preflight: lazy(
    () => import('./actions/preflight/inputs.ts'),
    () => import('./actions/preflight/main.ts'),
  ),
  'prune-registry': lazy(
    () => import('./actions/prune-registry/inputs.ts'),
    () => import('./actions/prune-registry/main.ts'),
  ),
  'push-image': lazy(
    () => import('./actions/push-image/inputs.ts'),
    () => import('./actions/push-image/main.ts'),
  ),
  'remove-environment': lazy(
    () => import('./actions/remove-environment/inputs.ts'),
    () => import('./actions/remove-environment/main.ts'),
    () => import('./actions/remove-environment/post.ts'),
  ),
  rollback: lazy(
    () => import('./actions/rollback/inputs.ts'),
    () => import('./actions/rollback/main.ts'),
    () => import('./actions/rollback/post.ts'),
  ),
  'scan-image': lazy(
    () => import('./actions/scan-image/inputs.ts'),
    () => import('./actions/scan-image/main.ts'),
  ),
  'settle-delivery': lazy(
    () => import('./actions/settle-delivery/inputs.ts'),
    () => import('./actions/settle-delivery/main.ts'),
    () => import('./actions/settle-delivery/post.ts'),
  ),
  'sign-image': lazy(
    () => import('./actions/sign-image/inputs.ts'),
    () => import('./actions/sign-image/main.ts'),
  ),
  'smoke-test': lazy(
    () => import('./actions/smoke-test/inputs.ts'),
    () => import('./actions/smoke-test/main.ts'),
  ),
  'verify-image': lazy(
    () => import('./actions/verify-image/inputs.ts'),
    () => import('./actions/verify-image/main.ts'),
  ),
} as const;

export type ActionName = keyof typeof actions;

/** The main step of an action; called by `dist/NAME.js`. */
export const run = (name: ActionName): Promise<void> => actions[name].main();

/** The post step of an action; called by `dist/NAME-post.js`. */
export const runPost = (name: ActionName): Promise<void> => actions[name].post();

/** The exec credential plugin of connect-cluster's kubeconfig; called by `dist/token.js`. */
export const printToken = async (): Promise<void> => (await import('./token-plugin.ts')).printToken();
