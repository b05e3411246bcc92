import type { KubeClient } from './client.ts';
import type { Doom } from './doom.ts';
import { listAt, numberAt, textAt } from './fields.ts';
import type { KubeObject, ObjectRef } from './object.ts';
import { plainLine } from './plain-line.ts';
import { containersOf, podSpecOf } from './pod-spec.ts';
import { reportsOf } from './pods.ts';

/** Why an object did not come up, collected before anything is rolled back. */
export interface Diagnosis {
  readonly ref: ObjectRef;
  /** One line. */
  readonly cause: string;
  readonly pod: string | undefined;
  readonly container: string | undefined;
  readonly image: string | undefined;
  readonly node: string | undefined;
  readonly exitCode: number | undefined;
  readonly restarts: number | undefined;
  /** What the probe asks that keeps the container from being Ready. */
  readonly probe: string | undefined;
  /** Events of the pod, or of the object without one, the same one told once; latest last. */
  readonly events: readonly string[];
  /** Last lines of the container that ended, or of the one that runs. */
  readonly log: readonly string[];
}

const logLines = 20;
const mostEvents = 8;

/** An object that is lost or late: see `Standing`. */
export interface Subject {
  readonly ref: ObjectRef;
  readonly live: KubeObject;
  readonly doom?: Doom | undefined;
  readonly message: string;
  readonly witness: KubeObject | undefined;
  readonly maker?: KubeObject | undefined;
}

/** Collects what is to be known about an object that is lost or late. Never throws: what cannot be read is left out. */
export async function diagnose(
  client: KubeClient,
  { live, ref, doom, message, witness: pod, maker }: Subject,
): Promise<Diagnosis> {
  const reports = pod === undefined ? [] : reportsOf(pod);
  const report =
    reports.find(({ name }) => name === doom?.container) ?? reports.find(({ ready }) => !ready) ?? reports[0];
  const container = containersOf(podSpecOf(pod ?? live)).find((one) => one['name'] === report?.name);
  const ended = report?.terminated ?? report?.lastTerminated;
  const [events, log] = await Promise.all([
    readEvents(client, pod ?? maker ?? live),
    pod === undefined || report === undefined ? [] : readLog(client, pod, report),
  ]);
  const lastWords = log.findLast((line) => /error|exception|fatal|panic/i.test(line));
  const probed =
    events.findLast((event) => event.startsWith('Unhealthy: '))?.replace('Unhealthy: ', ': ') ?? '';
  const verdict = doom?.cause ?? `waits for ${message}${probed}`;
  const hasCrashed = doom?.exitCode !== undefined && lastWords !== undefined;
  return {
    ref,
    cause: plainLine(hasCrashed ? `${verdict}: ${lastWords.trim()}` : verdict),
    pod: pod?.metadata.name,
    container: report?.name,
    image: textAt(container, 'image'),
    node: textAt(pod, 'spec', 'nodeName'),
    exitCode: doom?.exitCode ?? ended?.exitCode,
    restarts: report?.restarts,
    probe: report === undefined || report.ready ? undefined : probeOf(container),
    events,
    log,
  };
}

async function readEvents(client: KubeClient, { metadata }: KubeObject): Promise<string[]> {
  try {
    const events = await client.list(
      { apiVersion: 'v1', kind: 'Event' },
      { namespace: metadata.namespace ?? 'default', fieldSelector: `involvedObject.uid=${metadata.uid}` },
    );
    const told = new Map<string, { count: number; last: string }>();
    for (const event of events) {
      const text = plainLine(`${textAt(event, 'reason')}: ${textAt(event, 'message')}`);
      const count = numberAt(event, 'series', 'count') ?? numberAt(event, 'count') ?? 1;
      const last = textAt(event, 'lastTimestamp') ?? textAt(event, 'eventTime') ?? '';
      const before = told.get(text);
      told.set(text, {
        count: count + (before?.count ?? 0),
        last: last > (before?.last ?? '') ? last : (before?.last ?? last),
      });
    }
    return [...told]
      .sort(([, a], [, b]) => (a.last < b.last ? -1 : 1))
      .slice(-mostEvents)
      .map(([text, { count }]) => (count > 1 ? `${text} (${count} times)` : text));
  } catch {
    return [];
  }
}

async function readLog(
  client: KubeClient,
  { metadata }: KubeObject,
  {
    name,
    restarts,
    terminated,
  }: { readonly name: string; readonly restarts: number; readonly terminated: unknown },
): Promise<string[]> {
  const ref = { namespace: metadata.namespace ?? 'default', pod: metadata.name, container: name };
  const options = { ...ref, tailLines: logLines, limitBytes: 64 * 1024 };
  // The container that ended said why; the one after it may not have got that far.
  const useful = restarts > 0 && terminated === undefined ? [true, false] : [false, true];
  for (const previous of useful) {
    const text = await client.logs({ ...options, previous }).catch(() => '');
    if (text.trim() !== '') return text.trimEnd().split('\n').slice(-logLines).map(plainLine);
  }
  return [];
}

/** A container's readiness probe, or the one that came before it, in a few words. */
function probeOf(container: unknown): string | undefined {
  for (const kind of ['startupProbe', 'readinessProbe', 'livenessProbe']) {
    const port = (handler: string) =>
      numberAt(container, kind, handler, 'port') ?? textAt(container, kind, handler, 'port');
    const path = textAt(container, kind, 'httpGet', 'path');
    if (port('httpGet') !== undefined) return `${kind} GET ${path ?? '/'} on port ${port('httpGet')}`;
    if (port('tcpSocket') !== undefined) return `${kind} TCP on port ${port('tcpSocket')}`;
    if (port('grpc') !== undefined) return `${kind} gRPC on port ${port('grpc')}`;
    if (
      listAt(container, kind, 'exec').length > 0 ||
      textAt(container, kind, 'exec', 'command', 0) !== undefined
    )
      return `${kind} ${textAt(container, kind, 'exec', 'command', 0)}`;
  }
  return undefined;
}
