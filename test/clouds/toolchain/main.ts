import { toolchain } from './index.ts';
import { tasks } from './tool.ts';

/** `node test/clouds/toolchain/main.ts [demo|test|full|bench]`: makes the tools and prints their directory. */
const word = process.argv[2] ?? 'test';
const task = tasks.find((one) => one === word);
if (task === undefined) {
  console.error(`unknown task ${word}; one of ${tasks.join(', ')}`);
  process.exitCode = 2;
} else {
  try {
    console.log((await toolchain(task)).bin);
  } catch (error) {
    console.error(error instanceof Error ? [error.message, String(error.cause ?? '')].join('\n') : error);
    process.exitCode = 1;
  }
}
