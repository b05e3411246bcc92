globalThis.__dirname ??= import.meta.dirname;
globalThis.__filename ??= import.meta.filename;
const { printToken } = await import('./index.js');
await printToken();
