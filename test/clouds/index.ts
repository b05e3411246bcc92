/** The local clouds, for the tests and the demo. */
export { down } from './down.ts';
export { publishRepository } from './services.ts';
export { type Cloud, readStack, type Stack, stackDirectory } from './stack.ts';
export { toolchain } from './toolchain/index.ts';
export { tracesOf } from './traces.ts';
export { type UpOptions, up } from './up.ts';
