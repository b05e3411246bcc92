import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { toolchain } from '../clouds/toolchain/index.ts';
import { type ControlPlane, startControlPlane } from '../integration/kube/control-plane.ts';
import { templates } from '../template/checks.ts';
import { defineFrom } from '../template/definitions.ts';
import { createStandInVelero, type StandInVelero } from '../template/stand-in-velero.ts';

/*
 * The restore drill against a real API server. Velero itself is stood in for: it copies the namespace's objects, as
 * faithfully or badly as a test asks. What is tested is that the drill sees the difference.
 */

let bin: string;
let plane: ControlPlane;
let dir: string;
let velero: StandInVelero;
const drill = path.join(templates, 'delivery-platform/disaster-recovery/drill');

async function given(args: readonly string[], input = ''): Promise<string> {
  const kubeconfig = path.join(plane.dir, 'kubeconfig');
  const answer = promisify(execFile)(path.join(bin, 'kubectl'), ['--kubeconfig', kubeconfig, ...args]);
  answer.child.stdin?.end(input);
  return (await answer).stdout;
}
const kubectl = (...args: string[]) => given(args);

beforeAll(async () => {
  ({ bin } = await toolchain());
  plane = await startControlPlane(bin);
  dir = await mkdtemp(path.join(os.tmpdir(), 'recovery-drill-'));
  await symlink(path.join(bin, 'kubectl'), path.join(dir, 'kubectl'));
  // The drill has the rights it ships with, and no more.
  await kubectl('apply', '-f', path.join(drill, 'access.yaml'));
  const config = JSON.parse(await readFile(path.join(plane.dir, 'kubeconfig'), 'utf8'));
  Object.assign(config.users[0].user, { as: 'drill', 'as-groups': ['flotilla-drills'] });
  await writeFile(path.join(dir, 'kubeconfig'), JSON.stringify(config), { mode: 0o600 });
  await defineFrom(plane, bin, ['velero-backups.yaml', 'velero-restores.yaml', 'velero-schedules.yaml']);
  await kubectl('create', 'namespace', 'velero');
  await kubectl('create', 'namespace', 'delivery-platform');
  await kubectl('apply', '-k', path.join(drill, '../velero/schedules'));
  await kubectl('-n', 'delivery-platform', 'create', 'deployment', 'web', '--image=web', '--replicas=0');
  await kubectl('-n', 'delivery-platform', 'create', 'configmap', 'settings', '--from-literal=a=1');
  await kubectl('-n', 'delivery-platform', 'create', 'secret', 'generic', 'keys', '--from-literal=a=1');
}, 1_800_000);
afterAll(async () => {
  await velero?.stop();
  await plane?.stop();
  await rm(dir, { recursive: true, force: true });
});
beforeEach(() => velero?.stop());

const report = z.looseObject({
  name: z.string(),
  seconds: z.number().optional(),
  findings: z.array(z.object({ what: z.string(), problem: z.string() })),
});

async function run(...args: string[]) {
  const file = path.join(dir, 'report.json');
  const env = {
    PATH: `${dir}:${process.env['PATH']}`,
    KUBECONFIG: path.join(dir, 'kubeconfig'),
    // kubectl keeps what servers can do below it, or else where it is started.
    HOME: dir,
  };
  const { stdout, failed } = await promisify(execFile)(
    process.execPath,
    [path.join(drill, 'main.ts'), '--interval-seconds=0.5', `--report=${file}`, ...args],
    { env },
  ).then(
    ({ stdout }) => ({ stdout, failed: false }),
    (error: { stdout: string }) => ({ stdout: error.stdout, failed: true }),
  );
  return { stdout, failed, report: report.parse(JSON.parse(await readFile(file, 'utf8'))) };
}

describe('a restore drill', () => {
  it('passes when everything comes back in time, and leaves nothing', async () => {
    velero = createStandInVelero(given, {});
    const result = await run();
    expect([result.failed, result.report.findings]).toEqual([false, []]);
    expect(result.stdout).toContain('## Restore drill passed');
    expect(result.report.seconds).toBeGreaterThan(0);
    const backup = JSON.parse(
      await kubectl('-n', 'velero', 'get', 'backups.velero.io', result.report.name, '-o', 'json'),
    );
    // What the schedule backs up with, not something of the drill's own.
    expect(backup.spec).toMatchObject({
      includedNamespaces: ['delivery-platform'],
      storageLocation: 'near',
      ttl: '24h0m0s',
    });
    const left = await kubectl(
      'get',
      'namespaces',
      '-o',
      'jsonpath={.items[?(@.status.phase=="Active")].metadata.name}',
    );
    expect(left).not.toContain('restore-drill');
    expect(await kubectl('-n', 'delivery-platform', 'get', 'configmaps', '-o', 'name')).not.toContain(
      'marker',
    );
  }, 60_000);

  it.each([
    ['a Secret that is missing', { lose: 'secrets' }, { what: 'secrets', problem: '0 of 1 came back' }],
    [
      'a backup that is older than it says',
      { stale: true },
      { what: 'marker', problem: expect.stringContaining('not there') },
    ],
    [
      'a part that is called the whole',
      { phase: 'PartiallyFailed' },
      { what: 'drill', problem: expect.stringContaining('PartiallyFailed') },
    ],
  ] as const)(
    'finds %s',
    async (_, faults, finding) => {
      velero = createStandInVelero(given, faults);
      const result = await run();
      expect(result.failed).toBe(true);
      expect(result.report.findings).toContainEqual(finding);
      expect(result.stdout).toContain('## Restore drill failed');
    },
    60_000,
  );

  it('finds that it took too long', async () => {
    velero = createStandInVelero(given, { delayMs: 3500 });
    const result = await run('--objective-minutes=0.05');
    expect(result.report.findings.map(({ what }) => what)).toContain('time');
  }, 60_000);

  it('compares the rows of the database', async () => {
    velero = createStandInVelero(given, {});
    const [before, after] = ['before', 'after'].map((name) => path.join(dir, name));
    await writeFile(before ?? '', 'public.orders 120\npublic.payments 80\n');
    await writeFile(after ?? '', 'public.orders 121\npublic.payments 79\n');
    const result = await run(`--rows-before=${before}`, `--rows-after=${after}`);
    expect(result.report.findings).toEqual([
      { what: 'table public.payments', problem: '79 of 80 rows came back' },
    ]);
  }, 60_000);
});

describe('whoever drills', () => {
  const as = ['--as=drill', '--as-group=flotilla-drills'];
  beforeAll(async () => {
    await kubectl('create', 'namespace', 'restore-drill-20261101000000');
  });

  it('may remove the copies of drills and no other namespace', async () => {
    const remove = (name: string) =>
      kubectl('delete', 'namespace', name, '--wait=false', '--dry-run=server', ...as);
    // A policy takes a moment to be in force.
    const refused = async () => {
      for (;;) {
        const said = await remove('delivery-platform').catch((error: { stderr: string }) => error.stderr);
        if (said.includes('A drill removes the copies it made')) return true;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    };
    expect(await refused()).toBe(true);
    await expect(remove('restore-drill-20261101000000')).resolves.toContain('deleted');
  }, 30_000);

  it('may do what the drill does', async () => {
    const may = async (...what: string[]) =>
      (
        await kubectl('auth', 'can-i', ...what, ...as).catch((error: { stdout: string }) => error.stdout)
      ).trim();
    expect(await may('list', 'deployments.apps', '-n', 'delivery-platform')).toBe('yes');
    expect(await may('create', 'restores.velero.io', '-n', 'velero')).toBe('yes');
    expect(await may('delete', 'deployments.apps', '-n', 'delivery-platform')).toBe('no');
  });
});
