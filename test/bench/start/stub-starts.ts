import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { readActions } from '../../../scripts/action-files.ts';
import { root } from '../../../scripts/run-tool.ts';
import { type Measurement, median } from '../report.ts';
import { bundleBareAction } from './bare-action.ts';
import { type Condition, conditions } from './conditions.ts';
import { costOf, type ProcessCost } from './process-cost.ts';

/** A file of dist/ that a step starts, and what it says when it was given nothing. */
interface Stub {
  readonly file: string;
  readonly says: RegExp;
}

/** Times bare Node's user CPU that a start may take. */
const mostTimes: Readonly<Record<Condition, number>> = { cold: 4, warm: 3 };
/** Milliseconds beyond bare Node's wall time that a start may take. */
const mostMore = 60;

/** Main steps, which refuse their inputs; post steps, which find nothing to do; kubectl's plugin, without a session. */
async function stubs(): Promise<Stub[]> {
  const actions = (await readActions()).filter(({ runs }) => runs.using === 'node24');
  const steps = actions.flatMap(({ name, runs }) => [
    { file: name, says: /^::error title=INPUT_INVALID::/ },
    ...(runs.post === undefined ? [] : [{ file: `${name}-post`, says: /^$/ }]),
  ]);
  return [...steps, { file: 'token', says: /^$/ }];
}

/** Starts every stub without inputs, bare Node before each, and judges the medians. No step reaches a network. */
export async function measureStubs(scratch: string, rounds: number): Promise<Measurement[]> {
  const bareAction = await bundleBareAction(scratch);
  const env = { PATH: '/usr/bin:/bin', HOME: scratch };
  const bare: ProcessCost[] = [];
  const core: ProcessCost[] = [];
  const all = (await stubs()).map((stub): Samples => ({ stub, cold: [], warm: [] }));
  for (let round = 0; round < rounds; round++) {
    for (const { stub, ...samples } of all) {
      bare.push(await costOf([process.execPath, '-e', '0'], env));
      core.push(await costOf([process.execPath, bareAction], env));
      const temp = await mkdtemp(path.join(scratch, 'temp-'));
      for (const { condition } of conditions)
        samples[condition].push(await start(stub, { ...env, RUNNER_TEMP: temp }));
      await rm(temp, { recursive: true });
    }
  }
  return all.flatMap((samples) => conditions.flatMap((one) => judge(samples, one, { bare, core })));
}

interface Samples extends Readonly<Record<Condition, ProcessCost[]>> {
  readonly stub: Stub;
}

async function start({ file, says }: Stub, env: Readonly<Record<string, string>>): Promise<ProcessCost> {
  const cost = await costOf([process.execPath, path.join(root, 'dist', `${file}.js`)], env);
  if (!says.test(cost.stdout)) throw new Error(`${file} said ${JSON.stringify(cost.stdout)}`);
  return cost;
}

function judge(
  { stub, ...samples }: Samples,
  { condition, title }: (typeof conditions)[number],
  { bare, core }: { readonly bare: readonly ProcessCost[]; readonly core: readonly ProcessCost[] },
): Measurement[] {
  const of = (costs: readonly ProcessCost[], key: 'userMs' | 'wallMs') =>
    median(costs.map((cost) => cost[key]));
  const one = (key: 'userMs' | 'wallMs') => {
    const [ours, floor] = [of(samples[condition], key), of(bare, key)];
    return { ours, floor, peers: { '@actions/core alone': of(core, key) }, unit: 'ms' as const };
  };
  const [user, wall] = [one('userMs'), one('wallMs')];
  const name = `${stub.file}, ${title}`;
  const times = mostTimes[condition];
  return [
    {
      case: name,
      metric: 'user CPU',
      ...user,
      target: `≤ ${times} × bare Node`,
      met: user.ours <= times * user.floor,
    },
    {
      case: name,
      metric: 'wall',
      ...wall,
      target: `≤ bare Node + ${mostMore} ms`,
      met: wall.ours <= wall.floor + mostMore,
    },
  ];
}
