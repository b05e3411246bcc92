import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cloudNames } from '../clouds/identities.ts';
import { down, readStack, type Stack, stackDirectory, toolchain, tracesOf, up } from '../clouds/index.ts';
import { command } from '../clouds/toolchain/command.ts';
import { clusterToken, trust } from './stack/cluster-tokens.ts';
import { sampleObjects } from './stack/sample-objects.ts';

const quiet = () => {};

describe('the local clouds', () => {
  const name = 'clouds-test';
  let stack: Stack;
  let bin: string;

  beforeAll(async () => {
    bin = (await toolchain('test')).bin;
    stack = await up({ name, task: 'test', say: quiet });
    await trust(stack);
  }, 1_800_000);
  afterAll(() => down(name, quiet), 60_000);

  const kubectl = (cloud: (typeof cloudNames)[number], args: readonly string[], input?: string) => {
    const { adminKubeconfig } = stack.clouds[cloud].cluster;
    return command([path.join(bin, 'kubectl'), '--kubeconfig', adminKubeconfig, ...args], {
      ...(input === undefined ? {} : { input }),
    });
  };

  it.each(cloudNames)('run pods in %s that find each other by name', async (cloud) => {
    await kubectl(cloud, ['apply', '-f', '-'], sampleObjects(stack.baseImage));
    await kubectl(cloud, ['-n', 'delivery-platform', 'rollout', 'status', 'deploy/web', '--timeout=90s']);
    const proxy = '/api/v1/namespaces/delivery-platform/services/web:http/proxy';
    for (const asked of ['web', 'web.delivery-platform.svc.cluster.local']) {
      const answer: unknown = JSON.parse(await kubectl(cloud, ['get', '--raw', `${proxy}/ask/${asked}`]));
      expect(answer).toMatchObject({ asked: expect.stringContaining('"asked":"nobody"') });
    }
    const pods = ['-n', 'delivery-platform', 'get', 'pods', '-l', 'app=web', '-o', 'jsonpath={..imageID}'];
    expect((await kubectl(cloud, pods)).split(' ')).toEqual([stack.baseImage, stack.baseImage]);
    expect(await kubectl(cloud, ['-n', 'delivery-platform', 'logs', 'deploy/web'])).toContain('listening');
    const hello = ['exec', 'deploy/web', '--', '/nodejs/bin/node', '-p', '"hello"'];
    expect(await kubectl(cloud, ['-n', 'delivery-platform', ...hello])).toBe('hello\n');
  });

  it.each(cloudNames)('let into %s whom that cloud vouches for, as far as RBAC goes', async (cloud) => {
    const ask = async (namespace: string, token?: string) => {
      const url = `${stack.clouds[cloud].cluster.server}/api/v1/namespaces/${namespace}/secrets`;
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
      return (await fetch(url, { headers })).status;
    };
    for (const duty of ['deploy', 'rollback'] as const) {
      const token = await clusterToken(stack, cloud, duty);
      expect(await ask('delivery-platform', token)).toBe(200);
      expect(await ask('kube-system', token)).toBe(403);
    }
    const push = await clusterToken(stack, cloud, 'push');
    expect(await ask('delivery-platform', push)).toBe(403);
    const deploy = await clusterToken(stack, cloud, 'deploy');
    expect(await ask('delivery-platform', `${deploy.slice(0, -4)}AAAA`)).toBe(401);
    for (const other of cloudNames.filter((one) => one !== cloud)) {
      expect(await ask('delivery-platform', await clusterToken(stack, other, 'deploy'))).toBe(401);
    }
    expect(await ask('delivery-platform')).toBe(401);
  });

  it('are found again, not started again', async () => {
    expect((await up({ name, task: 'test', say: quiet })).processes).toEqual(stack.processes);
  });

  it('keep what is secret to their owner', async () => {
    const { mode } = await stat(path.join(stack.dir, 'stack.json'));
    expect(mode & 0o077).toBe(0);
  });

  it('leave nothing on the machine', async () => {
    expect(await tracesOf(name, stack.dir)).not.toEqual([]);
    await down(name, quiet);
    expect(await tracesOf(name, stack.dir)).toEqual([]);
    expect(await readStack(name)).toBeUndefined();
    const routes = await command(['ip', '-4', 'route', 'show', 'table', 'all']);
    for (const cloud of cloudNames) {
      const network = new URL(stack.clouds[cloud].cluster.server).hostname.replace(/\d+$/, '');
      expect(routes).not.toContain(network);
    }
  });
});

describe('local clouds whose start was killed', () => {
  const name = 'clouds-test-killed';
  afterAll(() => down(name, quiet), 60_000);

  it('are cleaned up by down', async () => {
    await toolchain('demo');
    const main = path.resolve(import.meta.dirname, '../clouds/main.ts');
    const child = spawn(process.execPath, [main, 'up', '--name', name], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const ended = once(child, 'exit');
    for await (const said of child.stderr) if (String(said).includes('BuildKit answer')) break;
    const dir = stackDirectory(name);
    const left = async () => (await tracesOf(name, dir)).join('\n');
    while (child.exitCode === null && !(await left()).includes('kube-apiserver')) await sleep(100);
    child.kill('SIGKILL');
    await ended;
    expect(await left()).toMatch(/process \d+ kube-apiserver/);
    await down(name, quiet);
    expect(await tracesOf(name, dir)).toEqual([]);
    expect(await readFile('/etc/hosts', 'utf8')).not.toContain(name);
  }, 120_000);
});
