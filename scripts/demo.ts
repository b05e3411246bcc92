import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Consumer, consumerVariables, createConsumer } from '../test/act/consumer.ts';
import { publishSuite } from '../test/act/publish-suite.ts';
import { down, toolchain, up } from '../test/clouds/index.ts';
import type { Stage } from './demo/stage.ts';
import { breakOne, changeOne, firstDelivery, killAndRerun, rollBack } from './demo/stages.ts';
import { table } from './demo/table.ts';

/**
 * Delivers the sample to three local clouds with the real workflows and a real runner, and shows what happens when
 * things go wrong. `--quick` stops after the first delivery, `--keep` leaves the clouds up.
 */
const { values } = parseArgs({ options: { keep: { type: 'boolean' }, quick: { type: 'boolean' } } });
const name = 'demo';
const results = path.resolve(import.meta.dirname, '../demo-results');
const say = (line: string) => console.log(line);
const title = (text: string) => say(`\n━━ ${text} ${'━'.repeat(Math.max(3, 90 - text.length))}\n`);

title('Three local clouds');
const { bin } = await toolchain('demo');
const started = performance.now();
const stack = await up({ name });
const figures = new Map([['clouds up', (performance.now() - started) / 1000]]);
let runs = 0;
let consumer: Consumer | undefined;
const summaries: string[] = [];
try {
  await publishSuite(stack);
  consumer = await createConsumer(stack);
  const stage: Stage = {
    stack,
    bin,
    consumer,
    variables: await consumerVariables(stack),
    nextRun: () => ++runs,
    say,
    figures,
    keep: (result) => summaries.push(...result.summaries.map(({ markdown }) => markdown)),
  };
  title('1  First delivery: five services to three clouds');
  const first = await firstDelivery(stage);
  if (values.quick !== true) {
    title('2  One service changes');
    const second = await changeOne(stage, first);
    title('3  A delivery is killed half-way and run again');
    const third = await killAndRerun(stage);
    expectOther(second, third);
    title('4  A release that cannot start: every cloud goes back by itself');
    await breakOne(stage, third);
    title('5  Roll back by hand to release 1');
    await rollBack(stage, '1', first);
  }
  title('Figures');
  say(table([...figures].map(([what, seconds]) => [what, `${seconds.toFixed(1)} s`])));
} catch (error) {
  say(`\nthe demo failed: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
  process.exitCode = 1;
} finally {
  await mkdir(results, { recursive: true });
  await writeFile(path.join(results, 'summary.md'), summaries.join('\n\n---\n\n'));
  await writeFile(
    path.join(results, 'figures.json'),
    `${JSON.stringify(Object.fromEntries(figures), null, 2)}\n`,
  );
  say(`\nthe runs' summaries: ${path.relative(process.cwd(), path.join(results, 'summary.md'))}`);
  if (values.keep === true) {
    const kubeconfigs = Object.entries(stack.clouds).map(([cloud, { cluster }]) => [
      cloud,
      cluster.adminKubeconfig,
    ]);
    say(
      `\nthe clouds are up; look at them with ${path.join(bin, 'kubectl')} --namespace delivery-platform\n`,
    );
    say(table(kubeconfigs.map(([cloud = '', file = '']) => [cloud, `--kubeconfig ${file}`])));
    if (consumer !== undefined) say(`\nthe consumer's repository: ${consumer.dir}`);
    say(`\nend them: npm run clouds -- down --name ${name}`);
  } else {
    await consumer?.remove();
    await down(name);
  }
}

function expectOther(before: Map<string, string>, after: Map<string, string>): void {
  if (before.get('api-gateway') === after.get('api-gateway'))
    throw new Error('the re-run delivered nothing new');
}
