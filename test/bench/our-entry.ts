import { start } from '../../src/start.ts';

/** A program: starts `push-ours.ts` as the stubs in dist/ start an action, with the compiled code of earlier steps. */
start();
await import('./push-ours.ts');
