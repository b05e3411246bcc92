import path from 'node:path';
import { parseArgs } from 'node:util';
import { consumerVariables, createConsumer } from '../test/act/consumer.ts';
import { whatRuns } from '../test/act/outside.ts';
import { publishSuite } from '../test/act/publish-suite.ts';
import { runWorkflow } from '../test/act/run-workflow.ts';
import { down, toolchain, up } from '../test/clouds/index.ts';
import { table } from './demo/table.ts';
import { runView } from './demo/view.ts';

/**
 * Delivers a repository of yours to three local clouds: `npm run try -- DIR`, with a copy of one of action-templates/
 * in DIR, its names as they are. `--workflow FILE` runs another workflow than deliver.yml, `--keep` leaves the clouds up.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    workflow: { type: 'string', default: 'deliver.yml' },
    keep: { type: 'boolean', default: false },
  },
});
const [directory] = positionals;
if (directory === undefined) {
  console.error('usage: npm run try -- DIR [--workflow deliver.yml] [--keep]');
  process.exit(2);
}
const name = 'try';
const say = (line: string) => console.log(line);

const { bin } = await toolchain('demo');
say('three local clouds come up');
const stack = await up({ name });
await publishSuite(stack);
const consumer = await createConsumer(stack, path.resolve(directory));
try {
  const commit = await consumer.commit('As it is in the directory');
  say(`${directory} is commit ${commit.slice(0, 12)} of their git server\n`);
  const result = await runWorkflow({
    ...{ stack, bin, consumer: consumer.dir, variables: await consumerVariables(stack), runNumber: 1 },
    ...{ workflow: values.workflow, event: 'push', onLine: runView(say) },
  });
  const running = await whatRuns(stack, bin);
  say('');
  say(
    table([
      ['cloud', 'service', 'digest', 'pods'],
      ...running.map((one) => [
        one.cloud,
        one.service,
        one.digest.slice(0, 19),
        `${one.ready} of ${one.wanted}`,
      ]),
    ]),
  );
  say(`\n${result.ok ? 'delivered' : 'failed'} after ${result.seconds.toFixed(1)} s`);
  if (!result.ok) process.exitCode = 1;
} finally {
  await consumer.remove();
  if (values.keep) {
    const kubeconfigs = Object.entries(stack.clouds).map(([cloud, { cluster }]) => [
      cloud,
      cluster.adminKubeconfig,
    ]);
    say(`\nlook at the clusters with ${path.join(bin, 'kubectl')} --namespace delivery-platform`);
    say(table(kubeconfigs.map(([cloud = '', file = '']) => [cloud, `--kubeconfig ${file}`])));
    say(`end them: npm run clouds -- down --name ${name}`);
  } else await down(name);
}
