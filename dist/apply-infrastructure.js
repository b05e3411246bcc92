import { start } from './start.js';

start();
const { run } = await import('./index.js');
await run('apply-infrastructure');
