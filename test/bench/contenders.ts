import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BenchImage, BenchLayout } from './bench-layouts.ts';
import { type BenchRegistry, password, user } from './bench-registries.ts';
import { type Argv, measure } from './measured-process.ts';

/** A layout, where it goes, and a directory for everybody's configuration. */
export interface Task {
  readonly layout: BenchLayout;
  readonly registries: readonly BenchRegistry[];
  readonly home: string;
  readonly tag: string;
}

/** A program that pushes, at its best: chains of commands, the chains at the same time. */
export interface Contender {
  readonly name: string;
  /** Arguments that make it say its version; a chain's programs say it all the same. */
  readonly version: Argv;
  chains(task: Task): readonly (readonly Argv[])[];
}

/** Repository of an image in every registry. */
export const repositoryOf = ({ name }: BenchImage) => `bench/${name}`;

/** One command for each image and registry, all at once. */
const allAtOnce =
  (command: (image: BenchImage, registry: BenchRegistry, task: Task) => Argv) => (task: Task) =>
    task.registries.flatMap((registry) =>
      task.layout.images.map((image) => [command(image, registry, task)]),
    );

const target = (image: BenchImage, { host }: BenchRegistry, { tag }: Task) =>
  `${host}/${repositoryOf(image)}:${tag}`;

const skopeo = (image: BenchImage, registry: BenchRegistry, task: Task): Argv => [
  'skopeo',
  'copy',
  '--quiet',
  '--all',
  '--insecure-policy',
  '--dest-tls-verify=false',
  `--authfile=${path.join(task.home, 'config.json')}`,
  `oci:${image.dir}:${image.name}`,
  `docker://${target(image, registry, task)}`,
];

export const peers: readonly Contender[] = [
  {
    name: 'crane',
    version: ['crane', 'version'],
    chains: allAtOnce((image, registry, task) => [
      'crane',
      'push',
      '--insecure',
      image.dir,
      target(image, registry, task),
    ]),
  },
  {
    name: 'regctl',
    version: ['regctl', 'version', '--format', '{{.VCSTag}}'],
    chains: allAtOnce((image, registry, task) => [
      'regctl',
      'image',
      'copy',
      `ocidir://${image.dir}:${image.name}`,
      target(image, registry, task),
    ]),
  },
  {
    name: 'skopeo',
    version: ['skopeo', '--version'],
    chains: allAtOnce(skopeo),
  },
  {
    name: 'oras',
    version: ['oras', 'version'],
    chains: allAtOnce((image, registry, task) => [
      'oras',
      'cp',
      '--no-tty',
      '-r',
      '--from-oci-layout',
      '--to-plain-http',
      `${image.dir}:${image.name}`,
      target(image, registry, task),
    ]),
  },
];

/** skopeo remembers which repository has a blob and mounts it from there, but only from one command to the next. */
export const skopeoInTurn: Contender = {
  name: 'skopeo in turn',
  version: ['skopeo', '--version'],
  chains: (task) =>
    task.registries.map((registry) => task.layout.images.map((image) => skopeo(image, registry, task))),
};

/** Our push, as a process of its own. */
export const ours = (program: string): Contender => ({
  name: 'ours',
  version: [process.execPath, '--version'],
  chains: ({ home }) => [[[process.execPath, program, path.join(home, 'ours.json')]]],
});

export interface Outcome {
  readonly seconds: number;
  /** Time on a processor of all its processes together. */
  readonly cpuSeconds: number;
  /** Sum of the peaks of the processes that ran at the same time. */
  readonly megabytes: number;
}

/** Runs a contender; its configuration is there before the clock starts. */
export async function run(contender: Contender, task: Task): Promise<Outcome> {
  await configure(task);
  const env = {
    ...process.env,
    HOME: task.home,
    DOCKER_CONFIG: task.home,
    // Where our compiled code is kept from one step of a job to the next.
    RUNNER_TEMP: task.home,
    REGCTL_CONFIG: path.join(task.home, 'regctl.json'),
  };
  const started = performance.now();
  let cpuSeconds = 0;
  const peaks = await Promise.all(
    contender.chains(task).map(async (chain) => {
      let peak = 0;
      for (const argv of chain) {
        const measured = await measure(argv, env);
        peak = Math.max(peak, measured.megabytes);
        cpuSeconds += measured.cpuSeconds;
      }
      return peak;
    }),
  );
  return {
    seconds: (performance.now() - started) / 1000,
    cpuSeconds,
    megabytes: peaks.reduce((sum, peak) => sum + peak, 0),
  };
}

/** What the runner of our push is told; see push-ours.ts. */
export interface OurTask {
  readonly layout: string;
  readonly images: readonly string[];
  readonly hosts: readonly string[];
  readonly tag: string;
  readonly user: string;
  readonly password: string;
}

async function configure({ layout, registries, home, tag }: Task): Promise<void> {
  await mkdir(home, { recursive: true });
  const auth = Buffer.from(`${user}:${password}`).toString('base64');
  const hosts = registries.map(({ host }) => host);
  const byHost = (value: unknown) => Object.fromEntries(hosts.map((host) => [host, value]));
  const our: OurTask = {
    layout: layout.dir,
    images: layout.images.map(({ name }) => name),
    ...{ hosts, tag, user, password },
  };
  const files = {
    'config.json': { auths: byHost({ auth }) },
    'regctl.json': { hosts: byHost({ tls: 'disabled', user, pass: password }) },
    'ours.json': our,
  };
  for (const [name, document] of Object.entries(files))
    await writeFile(path.join(home, name), JSON.stringify(document), { mode: 0o600 });
}
