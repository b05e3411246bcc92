import { access, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { messageOf } from '../src/core/errors.ts';
import { loadFleet } from '../src/fleet/load.ts';
import { type Consumer, consumerVariables, createConsumer } from '../test/act/consumer.ts';
import { whatRuns } from '../test/act/outside.ts';
import { publishSuite } from '../test/act/publish-suite.ts';
import { runWorkflow } from '../test/act/run-workflow.ts';
import { down, toolchain, up } from '../test/clouds/index.ts';
import { table } from './demo/table.ts';
import { eventOf, nextRunNumber, readableLog, readTrial } from './demo/trial.ts';
import { runView } from './demo/view.ts';

/**
 * Delivers a repository of yours to three local clouds: `npm run try -- DIR`, with a copy of one of action-templates/
 * in DIR, its names as they are. `--keep` leaves the clouds up, and the next run goes on there: an update, or with
 * `--workflow FILE` and `--input NAME=VALUE` another workflow of DIR, as somebody who presses "Run workflow".
 */
const usage =
  'usage: npm run try -- DIR [--keep] [--workflow deliver.yml] [--input NAME=VALUE ...]\n' +
  'DIR is a repository with .github/flotilla.yml and .github/workflows, such as a copy of action-templates/starter';
const { directory, workflow, inputs, keep } = readTrial(process.argv.slice(2)) ?? refuse(usage);
const file = path.join(directory, '.github/workflows', workflow);
// Minutes before the clouds are up, not after.
const fleet = path.join(directory, '.github/flotilla.yml');
for (const needed of [file, fleet])
  await access(needed).catch(() => refuse(`${needed} is not there\n${usage}`));
await loadFleet(fleet).catch((error: unknown) => refuse(messageOf(error)));
const event = await eventOf(file);
const name = 'try';
const say = (line: string) => console.log(line);
const results = path.resolve(import.meta.dirname, '../try-results');

const { bin } = await toolchain('demo');
say('three local clouds');
const stack = await up({ name });
let consumer: Consumer | undefined;
try {
  await publishSuite(stack);
  consumer = await createConsumer(stack, path.resolve(directory));
  const commit = await consumer.commit('As it is in the directory');
  say(`${directory} is commit ${commit.slice(0, 12)} of their git server; ${workflow} runs\n`);
  const result = await runWorkflow({
    ...{ stack, bin, consumer: consumer.dir, variables: await consumerVariables(stack) },
    ...{ workflow, event, inputs, runNumber: await nextRunNumber(stack.dir, workflow) },
    onLine: runView(say),
  });
  await mkdir(results, { recursive: true });
  const summary = path.join(results, 'summary.md');
  await writeFile(summary, result.summaries.map(({ markdown }) => markdown).join('\n\n---\n\n'));
  await writeFile(path.join(results, 'log.txt'), readableLog(result.text));
  const running = await whatRuns(stack, bin);
  say('');
  say(
    table([
      ['cloud', 'workload', 'digest', 'pods'],
      ...running.map((one) => [
        one.cloud,
        one.service,
        one.digest.slice(0, 19),
        `${one.ready} of ${one.wanted}`,
      ]),
    ]),
  );
  say(`\n${workflow} ${result.ok ? 'succeeded' : 'failed'} after ${result.seconds.toFixed(1)} s`);
  say(`its summary and its log: ${path.relative(process.cwd(), results)}/`);
  if (!result.ok) process.exitCode = 1;
} finally {
  await consumer?.remove();
  if (keep) {
    const kubeconfigs = Object.entries(stack.clouds).map(([cloud, { cluster }]) => [
      cloud,
      cluster.adminKubeconfig,
    ]);
    say(`\nlook at the clusters with ${path.join(bin, 'kubectl')} --namespace delivery-platform`);
    say(table(kubeconfigs.map(([cloud = '', file = '']) => [cloud, `--kubeconfig ${file}`])));
    say(`go on: npm run try -- ${directory} --keep`);
    say(`end them: npm run clouds -- down --name ${name}`);
  } else await down(name);
}

function refuse(text: string): never {
  console.error(text);
  process.exit(2);
}
