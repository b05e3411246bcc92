import { describe, expect, it } from '@jest/globals';
import type { KubeClient, KubeObject } from '../../../src/kube/client.ts';
import { diagnose, type Subject } from '../../../src/kube/diagnose.ts';
import type { Doom } from '../../../src/kube/doom.ts';
import { textAt } from '../../../src/kube/fields.ts';
import { refOf } from '../../../src/kube/object.ts';
import { hideSecrets } from '../../../src/kube/secret-values.ts';
import { memoryClient } from '../../support/memory-client.ts';
import { pod, workload } from './objects.ts';

const web = workload('Deployment', {}, {});
const probe = (path: string) => ({ httpGet: { path, port: 8080 } });
const spec = {
  nodeName: 'node-1',
  containers: [
    {
      ...{ name: 'app', image: 'registry.example/web', resources: { limits: { memory: '64Mi' } } },
      ...{ startupProbe: probe('/start'), readinessProbe: probe('/ready'), livenessProbe: probe('/live') },
    },
  ],
};
const member = (status: object): KubeObject => ({
  ...pod('web-1', { containerStatuses: [{ name: 'app', ready: false, restartCount: 0, ...status }] }),
  spec,
});
const event = (
  about: string,
  reason: string,
  message: string,
  lastTimestamp = '1',
  count = 1,
): KubeObject => ({
  ...{ apiVersion: 'v1', kind: 'Event', reason, message, lastTimestamp, count },
  metadata: { name: `${about} ${reason} ${message} ${lastTimestamp}`, namespace: 'shop' },
  involvedObject: { uid: about },
});
const node = (...conditions: object[]): KubeObject => ({
  ...{ apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-1' } },
  status: { conditions: conditions.map((one) => ({ ...one })) },
});
const doom = (cause: string, exitCode?: number): Doom => ({
  ...{ cause, pod: 'web-1', container: 'app', exitCode },
});

/** Diagnoses in a cluster that has the objects and the log. */
async function explain(
  subject: Omit<Subject, 'ref' | 'live'> & { readonly live?: KubeObject },
  { there = [], log = '', previous = '' }: { there?: KubeObject[]; log?: string; previous?: string } = {},
) {
  const memory = memoryClient();
  for (const object of there) await memory.create(object);
  const client: KubeClient = {
    ...memory,
    list: async (kind, options) =>
      (await memory.list(kind, options)).filter(
        (one) => options?.fieldSelector === `involvedObject.uid=${textAt(one, 'involvedObject', 'uid')}`,
      ),
    logs: async (ref) => (ref.previous === true ? previous : log),
  };
  const secret = {
    ...{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' } },
    data: { key: Buffer.from('hunter2hunter2').toString('base64') },
  };
  const live = subject.live ?? web;
  return diagnose(client, { ...subject, live, ref: refOf(live) }, { hide: hideSecrets([secret]) });
}

describe('the cause, in one line', () => {
  it('is the probe that fails, and what it got', async () => {
    const said = 'Readiness probe failed: HTTP probe failed with statuscode: 503';
    const there = [event('uid-web-1', 'Unhealthy', said)];
    const found = await explain({ message: 'readiness', witness: member({ started: true }) }, { there });
    expect(found.cause).toBe(
      'waits for readiness: readinessProbe GET /ready on port 8080 failed: HTTP probe failed with statuscode: 503',
    );
    expect(found.probe).toBe('readinessProbe GET /ready on port 8080');
  });

  it('is the startup probe before that has passed', async () => {
    const found = await explain({ message: 'readiness', witness: member({ started: false }) });
    expect(found.probe).toBe('startupProbe GET /start on port 8080');
  });

  it('is the liveness probe that had a container killed, not what it last logged', async () => {
    const said = 'Liveness probe failed: HTTP probe failed with statuscode: 500';
    const there = [event('uid-web-1', 'Unhealthy', said)];
    const witness = member({
      restartCount: 2,
      lastState: { terminated: { exitCode: 137, reason: 'Error' } },
    });
    const lost = { message: 'restart', witness, doom: doom('container app keeps crashing', 137) };
    const found = await explain(lost, { there, previous: 'error: ignore me' });
    expect(found.cause).toBe(
      'container app keeps crashing: killed since livenessProbe GET /live on port 8080 failed: HTTP probe failed with statuscode: 500',
    );
    expect(found.ended).toBe('exit code 137, SIGKILL');
  });

  it('is the last error of the container before the restart', async () => {
    const witness = member({ restartCount: 1, lastState: { terminated: { exitCode: 1, reason: 'Error' } } });
    const lost = { message: 'restart', witness, doom: doom('container app keeps crashing', 1) };
    const previous = 'starting\nError: cannot reach db\nbye';
    expect((await explain(lost, { previous, log: 'starting' })).cause).toBe(
      'container app keeps crashing: Error: cannot reach db',
    );
  });

  it('is what an object without pods says', async () => {
    const found = await explain({ message: 'the load balancer has no address yet', witness: undefined });
    expect(found.cause).toBe('the load balancer has no address yet');
  });

  it('names a node that is not well', async () => {
    const there = [
      node({ type: 'Ready', status: 'Unknown', message: 'Kubelet stopped posting node status.' }),
    ];
    const found = await explain({ message: 'start', witness: member({}) }, { there });
    expect(found.cause).toBe(
      'waits for start; its node node-1 is NotReady: Kubelet stopped posting node status.',
    );
    const pressed = [
      node({ type: 'Ready', status: 'True' }, { type: 'DiskPressure', status: 'True', message: 'full' }),
    ];
    expect((await explain({ message: 'start', witness: member({}) }, { there: pressed })).node).toBe(
      'node-1 (DiskPressure: full)',
    );
  });
});

describe('what else is known', () => {
  it('tells an event once, with how often it came, the latest last', async () => {
    const there = [
      event('uid-web-1', 'BackOff', 'again', '3', 4),
      event('uid-web-1', 'Pulling', 'image', '1'),
      event('uid-web-1', 'BackOff', 'again', '2', 2),
      event('uid-other', 'BackOff', 'elsewhere'),
    ];
    const found = await explain({ message: 'start', witness: member({}) }, { there });
    expect(found.events).toEqual(['Pulling: image', 'BackOff: again (6 times)']);
  });

  it('says why a claim has no volume, where the pod has no node for it', async () => {
    const claim: KubeObject = {
      ...{ apiVersion: 'v1', kind: 'PersistentVolumeClaim' },
      metadata: { name: 'data', namespace: 'shop', uid: 'uid-data' },
    };
    const said = 'pod has unbound immediate PersistentVolumeClaims';
    const there = [
      claim,
      event('uid-web-1', 'FailedScheduling', said),
      event('uid-data', 'ProvisioningFailed', 'no such class'),
    ];
    const volumes = [{ name: 'a', persistentVolumeClaim: { claimName: 'data' } }];
    const witness = { ...member({}), spec: { volumes } };
    expect((await explain({ message: 'scheduling', witness }, { there })).events).toEqual([
      'PersistentVolumeClaim data: ProvisioningFailed: no such class',
      `FailedScheduling: ${said}`,
    ]);
  });

  it('hides what the release’s Secrets hold, and what looks like a credential', async () => {
    const witness = member({ state: { terminated: { exitCode: 137, reason: 'OOMKilled' } } });
    const log = 'key is hunter2hunter2\npostgres://app:pw123@db/x\nerror: hunter2hunter2 is wrong';
    const there = [event('uid-web-1', 'Failed', 'no hunter2hunter2')];
    const found = await explain({ message: 'x', witness, doom: doom('is lost', 137) }, { there, log });
    expect(JSON.stringify(found)).not.toMatch(/hunter2|pw123/);
    expect(found.log).toEqual(['key is ***', 'postgres://app:***@db/x', 'error: *** is wrong']);
    expect(found.ended).toBe('exit code 137, OOMKilled: over its memory limit of 64Mi');
  });

  it('leaves out what cannot be read', async () => {
    const deny = () => Promise.reject(new Error('forbidden'));
    const client: KubeClient = { ...memoryClient(), list: deny, get: deny, logs: deny };
    const witness = member({ restartCount: 1 });
    const found = await diagnose(client, { live: web, ref: refOf(web), message: 'readiness', witness });
    expect(found).toMatchObject({ cause: 'waits for readiness', events: [], log: [], node: 'node-1' });
  });

  it('leaves out what does not come in time: the way back waits', async () => {
    const never = () => new Promise<never>(() => undefined);
    const client: KubeClient = { ...memoryClient(), list: never, get: never, logs: never };
    const clock = { now: () => 0, sleep: async () => undefined };
    const subject = { live: web, ref: refOf(web), message: 'readiness', witness: member({}) };
    expect((await diagnose(client, subject, { clock })).cause).toBe('waits for readiness');
  });
});
