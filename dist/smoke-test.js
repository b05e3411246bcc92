globalThis.__dirname ??= import.meta.dirname;
globalThis.__filename ??= import.meta.filename;
const { run } = await import('./index.js');
await run('smoke-test');
