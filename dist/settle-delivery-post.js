import { start } from './start.js';

start();
const { runPost } = await import('./index.js');
await runPost('settle-delivery');
