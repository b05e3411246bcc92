import { start } from '../../../src/start.ts';

/** A program: starts `ours.ts` as the stubs in dist/ start an action, with the compiled code of earlier steps. */
start();
await import('./ours.ts');
