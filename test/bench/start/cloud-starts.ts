import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createAuthority, issueCertificate, readMaterial } from '../../clouds/tls/certificates.ts';
import {
  type Asked,
  type RefusingClouds,
  refusedEndpoints,
  refusedFleet,
  startRefusingClouds,
} from '../../contract/refusing-clouds.ts';
import { runStub } from '../../contract/run-stub.ts';
import { type Measurement, median } from '../report.ts';
import { type Condition, conditions } from './conditions.ts';

/** Milliseconds that a cloud may add to a step. */
const most = 60;

/** The first request that a cloud's SDK sends. */
const sdkCalls = {
  aws: /AmazonEC2ContainerRegistry_V\d+\.Describe/,
  gcp: /^GET \/v1\/projects\//,
  azure: /^GET \/azure\/registry\/acr\/v1\//,
} as const;
type Cloud = keyof typeof sdkCalls;
const cloudNames = ['aws', 'gcp', 'azure'] as const satisfies readonly Cloud[];

/** Stretches of one run (milliseconds). */
interface Times {
  /** From the start of the process to its first request. */
  readonly first: number;
  /** From there until the registry is asked again: the exchange of the identity for a credential of the registry. */
  readonly identity: number;
  /** From the last answer of the registry's login to the first request of the SDK. */
  readonly sdk: number;
}

interface Samples extends Readonly<Record<Condition, Times[]>> {
  readonly cloud: Cloud;
}

export interface CloudStarts {
  readonly cases: readonly Measurement[];
  /** What the cases leave out, in sentences. */
  readonly notes: readonly string[];
}

/**
 * Runs pre-flight for one registry on each cloud, at clouds on loopback. It asks the registry, which is the same
 * everywhere, exchanges the identity, logs in to the registry, which is the same again, and asks by the cloud's SDK.
 */
export async function measureClouds(scratch: string, rounds: number): Promise<CloudStarts> {
  const authority = await createAuthority(scratch, 'bench');
  const certificate = { dir: scratch, name: 'clouds', hosts: ['127.0.0.1'], authority };
  const clouds = await startRefusingClouds(await readMaterial(await issueCertificate(certificate)));
  const fleet = path.join(scratch, 'fleet.yml');
  await writeFile(fleet, refusedFleet);
  const all = cloudNames.map((cloud): Samples => ({ cloud, cold: [], warm: [] }));
  try {
    for (let round = 0; round < rounds; round++)
      for (const { cloud, ...samples } of all) {
        const temp = await mkdtemp(path.join(scratch, 'temp-'));
        const env = { ...(await jobOf(clouds, temp)), NODE_EXTRA_CA_CERTS: authority.certificate };
        for (const { condition } of conditions)
          samples[condition].push(await timesOf(cloud, fleet, clouds, env));
        await rm(temp, { recursive: true });
      }
  } finally {
    await clouds.close();
  }
  return judge(all);
}

async function timesOf(
  cloud: Cloud,
  fleet: string,
  clouds: RefusingClouds,
  env: Readonly<Record<string, string>>,
): Promise<Times> {
  const before = clouds.asked.length;
  const started = performance.now();
  const asking = { ask: 'registries', role: 'deploy' };
  const inputs = { fleet, registries: cloud, endpoints: refusedEndpoints(clouds), ...asking };
  const { stdout } = await runStub('preflight.js', inputs, env);
  const asked = clouds.asked.slice(before);
  const at = asked.findIndex(({ line }) => sdkCalls[cloud].test(line));
  const [first, login, last, sdk] = [asked[0], asked.slice(1).find(isLogin), asked[at - 1], asked[at]];
  if (first === undefined || login === undefined || last === undefined || sdk === undefined)
    throw new Error(`${cloud} was not asked\n${asked.map(({ line }) => line).join('\n')}\n${stdout}`);
  return { first: first.at - started, identity: login.at - first.at, sdk: sdk.at - last.at };
}

const isLogin = ({ line }: Asked) => /^GET \/\w+\/registry\/v2\/$/.test(line);

function judge(all: readonly Samples[]): CloudStarts {
  const middle = (times: readonly Times[], of: (one: Times) => number) => median(times.map(of));
  const cases = all.flatMap(({ cloud, ...samples }) =>
    conditions.map(({ condition, title }): Measurement => {
      const ours = middle(samples[condition], ({ identity, sdk }) => identity + sdk);
      const metric = 'wall that the cloud adds';
      return {
        case: `preflight, ${cloud}, ${title}`,
        ...{ metric, unit: 'ms', ours, peers: {}, target: `≤ ${most} ms`, met: ours <= most },
      };
    }),
  );
  const sdks = all.map(({ cloud, cold, warm }) => {
    const [first, later] = [cold, warm].map((times) => middle(times, ({ sdk }) => sdk).toFixed(0));
    return `${cloud} ${first} cold and ${later} warm`;
  });
  const firstRequest = middle(
    all.flatMap(({ warm }) => warm),
    ({ first }) => first,
  );
  return {
    cases,
    notes: [
      `What a cloud adds: in a pre-flight of one registry, at clouds on loopback, the time in which the job’s identity becomes a login (two or three requests, their answers included), and from that login to the first request of the cloud’s SDK, which is loaded meanwhile. The SDK takes, of that (ms): ${sdks.join(', ')}.`,
      `The first request itself leaves ${firstRequest.toFixed(0)} ms after the start of the process, with a warm compile cache.`,
    ],
  };
}

/** The variables of a job whose identity comes from these clouds and whose runner has its files in a directory. */
async function jobOf({ url }: RefusingClouds, temp: string): Promise<Record<string, string>> {
  const files = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_STEP_SUMMARY'];
  const paths = files.map((name) => [name, path.join(temp, name)] as const);
  await Promise.all(paths.map(([, file]) => writeFile(file, '')));
  return {
    ...Object.fromEntries(paths),
    HOME: temp,
    RUNNER_TEMP: temp,
    GITHUB_REPOSITORY: 'acme/shop',
    ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/oidc?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request',
  };
}
