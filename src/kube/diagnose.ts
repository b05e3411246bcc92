import { type Clock, systemClock } from '../core/clock.ts';
import { plainLine } from '../core/plain-line.ts';
import type { KubeClient } from './client.ts';
import { readLogTail } from './container-log.ts';
import type { Doom } from './doom.ts';
import { readEvents } from './events.ts';
import { describeTermination } from './exit-code.ts';
import { listAt, textAt } from './fields.ts';
import { nodeTrouble } from './node-health.ts';
import type { KubeObject, ObjectRef } from './object.ts';
import { containersOf, podSpecOf } from './pod-spec.ts';
import { type ContainerReport, reportsOf } from './pods.ts';
import { describeProbe, failedProbe } from './probe.ts';

/** Why an object did not come up, collected before anything is rolled back. */
export interface Diagnosis {
  readonly ref: ObjectRef;
  /** One line. */
  readonly cause: string;
  readonly pod: string | undefined;
  readonly container: string | undefined;
  readonly image: string | undefined;
  /** Its name, and what is wrong with it. */
  readonly node: string | undefined;
  readonly exitCode: number | undefined;
  /** `exit code 137, OOMKilled: over its memory limit of 64Mi`: how the container ended last. */
  readonly ended: string | undefined;
  readonly restarts: number | undefined;
  /** What the probe asks that keeps the container from being Ready. */
  readonly probe: string | undefined;
  /** Events of the pod, or of the object without one, the same one told once; latest last. */
  readonly events: readonly string[];
  /** Last lines of the container that ended, or of the one that runs. */
  readonly log: readonly string[];
}

/** An object that is lost or late: see `Standing`. */
export interface Subject {
  readonly ref: ObjectRef;
  readonly live: KubeObject;
  readonly doom?: Doom | undefined;
  readonly message: string;
  readonly witness: KubeObject | undefined;
  readonly maker?: KubeObject | undefined;
}

export interface DiagnoseOptions {
  /** Takes secrets out of what others wrote. */
  readonly hide?: (text: string) => string;
  readonly clock?: Clock;
}

/** What cannot be read in this time is left out: the way back waits for it. Milliseconds. */
const patienceMs = 3_000;

/**
 * Collects what is to be known about an object that is lost or late, within seconds. Never throws: what cannot be read
 * is left out.
 */
export async function diagnose(
  client: KubeClient,
  subject: Subject,
  { hide = (text) => text, clock = systemClock }: DiagnoseOptions = {},
): Promise<Diagnosis> {
  const { live, ref, doom, witness: pod, maker } = subject;
  const reports = pod === undefined ? [] : reportsOf(pod);
  const report =
    reports.find(({ name }) => name === doom?.container) ?? reports.find(({ ready }) => !ready) ?? reports[0];
  const container = containersOf(podSpecOf(pod ?? live)).find((one) => one['name'] === report?.name);
  const ended = report?.terminated ?? report?.lastTerminated;
  const node = textAt(pod, 'spec', 'nodeName');
  const over = new AbortController();
  const late = clock.sleep(patienceMs, over.signal).catch(() => undefined);
  const soon = <T>(reading: Promise<T>, otherwise: T) => Promise.race([reading, late.then(() => otherwise)]);
  const [events, log, trouble] = await Promise.all([
    soon(eventsOf(client, pod ?? maker ?? live), []),
    pod === undefined || report === undefined ? [] : soon(readLogTail(client, pod, report), []),
    node === undefined ? undefined : soon(nodeTrouble(client, node), undefined),
  ]);
  over.abort();
  const cause = causeOf(subject, { container, events, log });
  return {
    ref,
    cause: hide(plainLine(trouble === undefined ? cause : `${cause}; its node ${node} is ${trouble}`)),
    pod: pod?.metadata.name,
    container: report?.name,
    image: textAt(container, 'image'),
    node: node === undefined || trouble === undefined ? node : `${node} (${trouble})`,
    exitCode: doom?.exitCode ?? ended?.exitCode,
    ended: ended && describeTermination(ended, textAt(container, 'resources', 'limits', 'memory')),
    restarts: report?.restarts,
    probe: probeOf(container, report),
    events: events.map(hide),
    log: log.map(hide),
  };
}

/** Events of an object; of a pod without a node also those of the claims it cannot be placed without. */
async function eventsOf(client: KubeClient, object: KubeObject): Promise<string[]> {
  const own = await readEvents(client, object);
  const { namespace } = object.metadata;
  if (namespace === undefined || !own.some((event) => event.includes('PersistentVolumeClaim'))) return own;
  const names = listAt(object.spec, 'volumes').map((volume) =>
    textAt(volume, 'persistentVolumeClaim', 'claimName'),
  );
  const claims = names
    .filter((name) => name !== undefined)
    .map(async (name) => {
      const ref = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace, name };
      const claim = await client.get(ref).catch(() => undefined);
      const said = claim === undefined ? ['is not there'] : await readEvents(client, claim);
      return said.map((line) => `PersistentVolumeClaim ${name}: ${line}`);
    });
  return [...(await Promise.all(claims)).flat(), ...own];
}

interface Found {
  readonly container: unknown;
  readonly events: readonly string[];
  readonly log: readonly string[];
}

function causeOf({ doom, message, witness }: Subject, { container, events, log }: Found): string {
  const probes = events.map((event) => failedProbe(event)).filter((found) => found !== undefined);
  if (doom?.exitCode !== undefined) {
    // Who was killed for a probe's sake ended by a signal; the log does not know why.
    const killer = doom.exitCode > 128 ? probes.findLast(({ name }) => name !== 'Readiness') : undefined;
    if (killer !== undefined)
      return `${doom.cause}: killed since ${describeProbe(container, killer.name) ?? 'its probe'} failed: ${killer.said}`;
    const words = log.findLast((line) => /error|exception|fatal|panic/i.test(line));
    return words === undefined ? doom.cause : `${doom.cause}: ${words.trim()}`;
  }
  if (doom !== undefined) return doom.cause;
  if (witness === undefined) return message;
  const failed = probes.at(-1);
  if (failed === undefined) return `waits for ${message}`;
  return `waits for ${message}: ${describeProbe(container, failed.name) ?? 'its probe'} failed: ${failed.said}`;
}

/** The probe a container that is not Ready has not passed yet. */
function probeOf(container: unknown, report: ContainerReport | undefined): string | undefined {
  if (report === undefined || report.ready) return undefined;
  const startup = report.started ? undefined : describeProbe(container, 'Startup');
  return startup ?? describeProbe(container, 'Readiness') ?? describeProbe(container, 'Liveness');
}
