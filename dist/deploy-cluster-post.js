globalThis.__dirname ??= import.meta.dirname;
globalThis.__filename ??= import.meta.filename;
const { runPost } = await import('./index.js');
await runPost('deploy-cluster');
