import { start } from './start.js';

start();
const { printToken } = await import('./index.js');
await printToken();
