export { releaseLeftLocks as post } from '../left-locks.ts';
