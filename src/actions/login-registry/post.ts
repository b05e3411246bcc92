import { rm } from 'node:fs/promises';
import type { Post } from '../../core/action.ts';
import { undoLogins } from './own-config.ts';

/** Takes the logins away: those of the private directory with it, those in the user's own file one by one. */
export const post: Post = async ({ state, exportVariable }) => {
  const [directory, undo, before] = ['directory', 'undo', 'before'].map(state.read);
  if (undo !== undefined) await undoLogins(undo);
  if (directory !== undefined) await rm(directory, { recursive: true, force: true });
  // Post steps that are still to come find what they had when they began; empty means the user's own.
  if (before !== undefined) exportVariable('DOCKER_CONFIG', JSON.parse(before));
};
