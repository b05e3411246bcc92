import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { chmod, copyFile, mkdir, readFile, rm, symlink } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from '../clouds/free-ports.ts';
import { type ControlPlane, poll } from '../integration/kube/control-plane.ts';
import { environmentsOf } from './argo-cd-workloads.ts';

export interface ArgoCd {
  /** kubectl where Argo CD lives. */
  kubectl(args: readonly string[], input?: string): Promise<string>;
  /** The ends of its processes' logs. */
  logs(): Promise<string>;
  stop(): Promise<void>;
}

interface Hub {
  readonly hub: ControlPlane;
  readonly bin: string;
  /** The certificate authority of the git server. */
  readonly ca: string;
}

/** One program that is each of Argo CD's processes by the name it is called by. */
const names = ['application-controller', 'applicationset-controller', 'repo-server'] as const;

/** Asks git for the signature of a commit, each time that something is rendered. */
const verifyWrapper = 'git-verify-wrapper.sh';

/** What the installation as published applies, beside the programs of the toolchain. */
export const installManifest = 'argo-cd-install.yaml';

/**
 * Runs the commands of a guide's first shell block below a heading, as somebody does who follows it: in `cwd`, against
 * the hub. The published installation is taken from the toolchain.
 */
export async function followGuide(
  { hub, bin }: Hub,
  guide: string,
  heading: string,
  cwd: string,
): Promise<void> {
  const text = await readFile(guide, 'utf8');
  const [, block] = new RegExp(`^## ${heading}\n[^]*?^\`\`\`sh\n([^]*?)^\`\`\``, 'm').exec(text) ?? [];
  if (block === undefined) throw new Error(`${guide} has no shell block under ${heading}`);
  for (const line of block.replaceAll('\\\n', ' ').trim().split('\n')) {
    const [program, ...args] = line.replace(/ #.*$/, '').trim().split(/\s+/);
    if (program !== 'kubectl') throw new Error(`${guide}: ${program} is not kubectl`);
    const local = args.map((one) =>
      /^https:.*\/install\.yaml$/.test(one) ? path.join(bin, installManifest) : one,
    );
    await promisify(execFile)(path.join(bin, 'kubectl'), local, {
      cwd,
      env: { PATH: process.env['PATH'], KUBECONFIG: path.join(hub.dir, 'kubeconfig') },
      maxBuffer: 64 * 1024 * 1024,
    });
  }
}

/**
 * Starts what the installation's pods would: the cache, the server that renders, the controllers of Applications and
 * ApplicationSets. Each has the environment that a kubelet would give it, settings included; only addresses are ours.
 */
export async function startArgoCd({ hub, bin, ca }: Hub, gitHost: string): Promise<ArgoCd> {
  const dir = path.join(hub.dir, 'argo-cd');
  const [programs, certificates] = [path.join(dir, 'bin'), path.join(dir, 'tls')];
  for (const made of [programs, certificates, path.join(dir, 'tmp')]) await mkdir(made, { recursive: true });
  for (const name of names) await symlink(path.join(bin, 'argocd'), path.join(programs, `argocd-${name}`));
  // A program of its image; in the toolchain it is a file like others.
  await copyFile(path.join(bin, verifyWrapper), path.join(programs, verifyWrapper));
  await chmod(path.join(programs, verifyWrapper), 0o755);
  // It renders charts with Helm 3.
  await symlink(path.join(bin, 'helm3'), path.join(programs, 'helm'));
  // Certificates of git servers are kept by host.
  await symlink(ca, path.join(certificates, gitHost));
  const kubeconfig = path.join(hub.dir, 'kubeconfig');
  const kubectl: ArgoCd['kubectl'] = async (args, input = '') => {
    const answer = promisify(execFile)(path.join(bin, 'kubectl'), ['--kubeconfig', kubeconfig, ...args], {
      maxBuffer: 64 * 1024 * 1024,
    });
    answer.child.stdin?.end(input);
    return (await answer).stdout;
  };
  const workloads = 'deployments.apps,statefulsets.apps,configmaps';
  const given = environmentsOf(await kubectl(['-n', 'argocd', 'get', workloads, '-o', 'json']));
  const own = {
    PATH: [programs, bin, '/usr/bin', '/bin'].join(path.delimiter),
    HOME: dir,
    TMPDIR: path.join(dir, 'tmp'),
    KUBECONFIG: kubeconfig,
    SSL_CERT_FILE: ca,
    ARGOCD_GPG_ENABLED: 'false',
    ARGOCD_SSH_DATA_PATH: path.join(dir, 'ssh'),
    ARGOCD_TLS_DATA_PATH: certificates,
  };
  const running = new Map<string, ChildProcess>();
  const logOf = (name: string) => path.join(dir, `${name}.log`);
  const start = (
    name: string,
    program: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
  ) => {
    const log = openSync(logOf(name), 'a', 0o600);
    running.set(name, spawn(program, args, { cwd: dir, env, stdio: ['ignore', log, log] }));
  };
  const startArgo = (name: (typeof names)[number], args: readonly string[]) =>
    start(name, path.join(programs, `argocd-${name}`), args, { ...given(`argocd-${name}`), ...own });
  const [cache, repo, repoMetrics, controller, sets, probes, hooks] = await freePorts(7);
  const redis = ['--redis', `127.0.0.1:${cache}`];
  start('cache', path.join(bin, 'argocd-cache'), [`127.0.0.1:${cache}`], {});
  startArgo('repo-server', [
    ...['--address', '127.0.0.1', '--port', `${repo}`, '--disable-tls', '--client-ca-path', '', ...redis],
    ...['--metrics-address', '127.0.0.1', '--metrics-port', `${repoMetrics}`],
  ]);
  const server = `127.0.0.1:${repo}`;
  // Who cannot render does not try again for minutes.
  await poll(() => answers(Number(repo)));
  startArgo('application-controller', [
    ...['--namespace', 'argocd', '--metrics-port', `${controller}`],
    ...['--repo-server', server, '--repo-server-plaintext', ...redis],
  ]);
  startArgo('applicationset-controller', [
    ...['--namespace', 'argocd', '--metrics-addr', `127.0.0.1:${sets}`],
    ...['--probe-addr', `127.0.0.1:${probes}`, '--webhook-addr', `127.0.0.1:${hooks}`],
    ...['--argocd-repo-server', server, '--repo-server-plaintext'],
  ]);
  return {
    kubectl,
    logs: async () => {
      const texts = await Promise.all(
        [...running.keys()].map(
          async (name) => `── ${name}\n${(await readFile(logOf(name), 'utf8')).slice(-4000)}`,
        ),
      );
      return texts.join('\n');
    },
    stop: async () => {
      for (const child of running.values()) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
      }
      // Its place is fixed.
      await rm('/tmp/reposerver-ask-pass.sock', { force: true });
    },
  };
}

/** Fails unless somebody listens on a port of this machine. */
async function answers(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
  } finally {
    socket.destroy();
  }
}
