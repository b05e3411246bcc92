import { clouds } from '../../test/act/outside.ts';
import { callWitnesses } from '../../test/act/witnesses.ts';
import { deliver, releasedDigests, type Stage, servedDigests } from './stage.ts';
import { table } from './table.ts';

const gateway = 'services/api-gateway/service.ts';
const orders = 'services/order-service/main.ts';

const expect = (condition: boolean, otherwise: string) => {
  if (!condition) throw new Error(otherwise);
};

/** Puts a comment at the end of a source file: the smallest change that makes a new image of one service. */
const touch = (stage: Stage, note: string) => stage.consumer.edit(gateway, (text) => `${text}\n// ${note}\n`);

/** The first delivery: everything is new everywhere. */
export async function firstDelivery(stage: Stage): Promise<Map<string, string>> {
  await stage.consumer.commit('The delivery platform');
  const { result, running } = await deliver(stage, { workflow: 'deliver.yml', event: 'push' });
  expect(result.ok, 'the first delivery failed');
  stage.figures.set('first delivery', result.seconds);
  const served = servedDigests(running);
  const released = releasedDigests(result);
  const witnesses = await callWitnesses(stage.stack, stage.bin);
  for (const [service, digest] of served) {
    expect(
      released[service] === digest,
      `${service} is served as ${digest}, released as ${released[service]}`,
    );
    for (const cloud of clouds) {
      const stored = await witnesses.craneDigest(cloud, service, 'main');
      expect(stored === digest, `${service} is served as ${digest}, the registry ${cloud} has ${stored}`);
    }
  }
  await witnesses.end();
  stage.say('release, registries (asked with crane) and clusters (asked with kubectl) agree on every digest');
  return served;
}

/** One service changes: the others keep their digests, and of what is pushed only the change is sent. */
export async function changeOne(stage: Stage, before: Map<string, string>): Promise<Map<string, string>> {
  await touch(stage, 'a better gateway');
  await stage.consumer.commit('Improve the gateway');
  const { result, running } = await deliver(stage, { workflow: 'deliver.yml', event: 'push' });
  expect(result.ok, 'the second delivery failed');
  stage.figures.set('second delivery', result.seconds);
  const after = servedDigests(running);
  const changed = [...after]
    .filter(([service, digest]) => before.get(service) !== digest)
    .map(([service]) => service);
  expect(changed.join() === 'api-gateway', `new digests: ${changed.join(', ') || 'none'}`);
  const pushed = [...result.outputs].find(
    ([name]) => name.startsWith('publish/') && name.endsWith('/results'),
  )?.[1];
  if (pushed !== undefined) stage.say(`\nwhat was sent to each registry\n${sent(pushed)}`);
  return after;
}

function sent(results: string): string {
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;
  const registries: Record<string, { pushed: number; mounted: number; skipped: number; seconds: number }> =
    JSON.parse(results);
  return table([
    ['registry', 'sent', 'already there', 'seconds'],
    ...Object.entries(registries).map(([name, { pushed, mounted, skipped, seconds }]) => [
      name,
      megabytes(pushed),
      megabytes(mounted + skipped),
      seconds.toFixed(1),
    ]),
  ]);
}

/** A runner that is lost in the middle of a rollout, and the same run again. */
export async function killAndRerun(stage: Stage): Promise<Map<string, string>> {
  await touch(stage, 'delivered twice');
  await stage.consumer.commit('Improve the gateway again');
  const runNumber = stage.nextRun();
  const machine = new AbortController();
  const killed = await deliver(stage, {
    workflow: 'deliver.yml',
    event: 'push',
    runNumber,
    kill: machine.signal,
    onLine: ({ msg }) => {
      // The objects of the first cluster are written, none of the rollouts is through.
      if (/^\w+\s+applied in/.test(msg)) machine.abort();
    },
  });
  expect(!killed.result.ok, 'the killed delivery ended well');
  stage.say('\nthe machine was lost in the middle of the rollout; now the same run again\n');
  const rerun = { runId: killed.result.runId, attempt: 2 };
  const { result, running } = await deliver(stage, {
    workflow: 'deliver.yml',
    event: 'push',
    runNumber,
    rerun,
  });
  expect(result.ok, 'the run after the kill failed');
  stage.figures.set('re-run after a kill', result.seconds);
  return servedDigests(running);
}

/** A release whose order service dies at its start: every cloud goes back by itself. */
export async function breakOne(stage: Stage, before: Map<string, string>): Promise<void> {
  await stage.consumer.edit(orders, (text) => `${text}\nthrow new Error('no orders today');\n`);
  await stage.consumer.commit('Break the order service');
  let doomed = 0;
  const { result, running } = await deliver(stage, {
    workflow: 'deliver.yml',
    event: 'push',
    onLine: ({ msg, arg, command, time }) => {
      if (doomed === 0 && command === 'error' && /^(aws|gcp|azure)\s/.test(arg ?? ''))
        doomed = Date.parse(time);
      if (!/^\w+\s+back on release/.test(msg)) return;
      stage.figures.set(
        'return of three clusters, from the first verdict',
        (Date.parse(time) - doomed) / 1000,
      );
    },
  });
  expect(!result.ok, 'the broken release was accepted');
  const after = servedDigests(running);
  expect(after.size === 5 && running.length === 15, 'not every Deployment is there');
  for (const [service, digest] of before)
    expect(after.get(service) === digest, `${service} is not what it was`);
  stage.say('\nall fifteen Deployments serve what they served before');
}

/** The way back by hand: Run workflow → an older release. */
export async function rollBack(stage: Stage, to: string, digests: Map<string, string>): Promise<void> {
  const { result, running } = await deliver(stage, {
    workflow: 'rollback.yml',
    event: 'workflow_dispatch',
    inputs: {
      environment: 'production',
      clusters: '',
      release: to,
      reason: 'shown in the demo',
      'dry-run': 'false',
    },
  });
  expect(result.ok, 'the rollback failed');
  stage.figures.set('rollback by hand', result.seconds);
  for (const [service, digest] of servedDigests(running)) {
    expect(digests.get(service) === digest, `${service} is not that of release ${to}`);
  }
}
