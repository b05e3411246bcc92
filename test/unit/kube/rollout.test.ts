import { describe, expect, it } from '@jest/globals';
import { createJudge } from '../../../src/kube/doom.ts';
import type { ReleaseImages } from '../../../src/kube/images.ts';
import type { KubeObject } from '../../../src/kube/object.ts';
import { progressOf } from '../../../src/kube/progress.ts';
import { standingOf } from '../../../src/kube/rollout.ts';
import { createScene } from '../../../src/kube/scene.ts';
import { pod, workload } from './objects.ts';

const index = `sha256:${'a'.repeat(64)}`;
const platform = `sha256:${'b'.repeat(64)}`;
const foreign = `sha256:${'c'.repeat(64)}`;
const images: ReleaseImages = {
  services: { web: { repository: 'r.example/web', digest: index, accepted: [index, platform] } },
  allowed: [],
};
const spec = {
  replicas: 1,
  template: { spec: { containers: [{ name: 'app', image: `r.example/web@${index}` }] } },
};
const done = {
  ...{ replicas: 1, updatedReplicas: 1, readyReplicas: 1, availableReplicas: 1 },
  conditions: [{ type: 'Progressing', status: 'True', reason: 'NewReplicaSetAvailable' }],
};
const revision = (value: string) => ({ 'deployment.kubernetes.io/revision': value });
const deployment = (status: object, metadata: object = {}) =>
  workload('Deployment', spec, status, { annotations: revision('2'), ...metadata });
const owned = (uid: string) => ({ ownerReferences: [{ uid, kind: 'X', name: 'x', controller: true }] });
const set = (uid: string, at: string, status: object = {}) =>
  workload('ReplicaSet', spec, status, {
    ...{ name: uid, uid, annotations: revision(at) },
    ...owned('uid-Deployment'),
  });
const member = (name: string, of: string, imageId: string, state: object = { running: {} }, ready = true) =>
  pod(
    name,
    {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
      containerStatuses: [{ name: 'app', ready, restartCount: 0, imageID: imageId, state }],
    },
    owned(of),
  );
const crashing = { waiting: { reason: 'CrashLoopBackOff' } };

function standing(object: KubeObject, others: readonly KubeObject[]) {
  const scene = createScene([object]);
  for (const other of others) scene.note({ type: 'ADDED', object: other });
  const judge = createJudge({ unschedulableGraceMs: 0 });
  return standingOf(object, { scene, judge, images, now: 0, elapsedMs: 0 });
}

describe('a Deployment', () => {
  it.each([
    ['the index', `r.example/web@${index}`, 'done'],
    ['a platform of it', `r.example/web@${platform}`, 'done'],
    ['it through a mirror', `mirror.example/web@${platform}`, 'done'],
    ['an image whose runtime tells its own id only', `sha256:${'d'.repeat(64)}`, 'done'],
    ['an image that is not reported yet', '', 'going'],
    ['another image', `r.example/web@${foreign}`, 'doomed'],
  ])('that runs %s', (_what, imageId, state) => {
    const found = standing(deployment(done), [set('new', '2'), member('p', 'new', imageId)]);
    expect(found.state).toBe(state);
  });

  it('is not done by a status that is ahead of the pods', () => {
    expect(standing(deployment(done), [set('new', '2')])).toMatchObject({
      state: 'going',
      ready: 0,
      total: 1,
    });
  });

  it('is not lost by crashes of the release before', () => {
    const old = member('old', 'before', `r.example/web@${foreign}`, crashing, false);
    const others = [set('before', '1'), set('new', '2'), old, member('p', 'new', `r.example/web@${index}`)];
    expect(standing(deployment(done), others).state).toBe('done');
  });

  it('is not lost by them either while its controller has not seen the new release', () => {
    const old = member('old', 'before', `r.example/web@${foreign}`, crashing, false);
    const unseen = deployment({ ...done, observedGeneration: 1 }, { annotations: revision('1') });
    expect(standing(unseen, [set('before', '1'), old]).state).toBe('going');
  });

  it('is lost by a crash of its own, whose pod is the witness', () => {
    const bad = member('bad', 'new', `r.example/web@${index}`, crashing, false);
    const found = standing(deployment({ ...done, readyReplicas: 0 }), [set('new', '2'), bad]);
    expect(found).toMatchObject({ state: 'doomed', doom: { pod: 'bad', container: 'app' } });
    expect(found.witness?.metadata.name).toBe('bad');
  });

  it('forgives one failed pod a replica, and those that nodes sent away', () => {
    const failed = (name: string, reason: string) =>
      pod(name, { phase: 'Failed', reason, message: 'no room' }, owned('new'));
    const good = member('p', 'new', `r.example/web@${index}`, { running: {} }, false);
    const beside = (...over: KubeObject[]) =>
      standing(deployment({ ...done, readyReplicas: 0 }), [set('new', '2'), good, ...over]);
    expect(beside(failed('a', 'OutOfcpu'), failed('b', 'Evicted'), failed('c', 'Preempting')).state).toBe(
      'going',
    );
    expect(beside(failed('a', 'OutOfcpu'), failed('b', 'OutOfcpu')).doom?.cause).toBe(
      'its pods keep failing: OutOfcpu: no room',
    );
  });

  it('knows a node that is busy from one that complains', () => {
    const creating = { waiting: { reason: 'ContainerCreating' } };
    const starting = pod(
      'p',
      { phase: 'Pending', containerStatuses: [{ name: 'app', state: creating }] },
      owned('new'),
    );
    const waiting = deployment({ ...done, readyReplicas: 0 });
    expect(standing(waiting, [set('new', '2'), starting]).starting).toBe(true);
    const event = {
      ...{ apiVersion: 'v1', kind: 'Event', metadata: { name: 'e', uid: 'e' } },
      ...{ reason: 'FailedMount', message: 'no such disk', involvedObject: { uid: 'uid-p' } },
    };
    expect(standing(waiting, [set('new', '2'), starting, event]).starting).toBe(false);
  });

  it('no longer counts a pod that was let go', () => {
    const object = deployment(done);
    const scene = createScene([object]);
    const mine = member('p', 'new', `r.example/web@${index}`);
    for (const one of [set('new', '2'), mine]) scene.note({ type: 'ADDED', object: one });
    expect(scene.newPods(object)).toHaveLength(1);
    const { ownerReferences: _, ...metadata } = mine.metadata;
    scene.note({ type: 'MODIFIED', object: { ...mine, metadata } });
    expect(scene.newPods(object)).toHaveLength(0);
  });

  it('is lost when somebody deletes it', () => {
    const object = deployment(done);
    const scene = createScene([object]);
    scene.note({ type: 'DELETED', object });
    const judge = createJudge({ unschedulableGraceMs: 0 });
    expect(standingOf(object, { scene, judge, images, now: 0, elapsedMs: 0 }).doom?.cause).toMatch(/deleted/);
  });

  it('keeps what it knows when an older list arrives', () => {
    const object = deployment(done);
    const scene = createScene([object]);
    scene.note({ type: 'ADDED', object: deployment(done, { generation: 1 }) });
    expect(scene.live(object)?.metadata.generation).toBe(2);
  });
});

describe('a Job', () => {
  const job = (status: object): KubeObject => ({
    ...{ apiVersion: 'batch/v1', kind: 'Job', spec: {} },
    metadata: { name: 'migrate', namespace: 'shop', uid: 'uid-job', generation: 1 },
    status: { ...status },
  });
  const complete = job({ conditions: [{ type: 'Complete', status: 'True' }] });
  const judged = (scene: ReturnType<typeof createScene>, now = 0) =>
    standingOf(job({}), { scene, judge: impatient, images, now, elapsedMs: now });
  const impatient = createJudge({ unschedulableGraceMs: 0 });

  it('has done its work also when it is cleaned up', () => {
    const scene = createScene([job({})]);
    scene.note({ type: 'MODIFIED', object: complete });
    scene.note({ type: 'DELETED', object: complete });
    expect(judged(scene).state).toBe('done');
    scene.note({ type: 'DELETED', object: job({}) });
    expect(judged(scene).state).toBe('doomed');
  });

  it('is lost when its pods are refused', () => {
    const scene = createScene([job({})]);
    const event = {
      ...{ apiVersion: 'v1', kind: 'Event', metadata: { name: 'e', uid: 'e' } },
      ...{ reason: 'FailedCreate', message: 'exceeded quota', involvedObject: { uid: 'uid-job' } },
      lastTimestamp: '2026-01-01T00:00:00Z',
    };
    scene.note({ type: 'ADDED', object: event });
    expect(judged(scene).state).toBe('going');
    expect(judged(scene, 8_000).doom?.cause).toBe('pods cannot be created: exceeded quota');
  });
});

describe('progressOf', () => {
  it('counts pods and names what is late', () => {
    const late = { ...deployment({ ...done, readyReplicas: 0 }), metadata: { ...deployment({}).metadata } };
    const waiting = standing(late, [set('new', '2'), member('p', 'new', '', { running: {} }, false)]);
    const ready = standing(deployment(done), [set('new', '2'), member('p', 'new', `r.example/web@${index}`)]);
    expect(progressOf([ready, waiting], 'shop').line).toBe('1/2 ready  web 0/1 (waiting: readiness)');
    expect(progressOf([waiting, waiting, waiting, waiting], 'shop').line).toMatch(/ {2}and 1 more$/);
  });
});
