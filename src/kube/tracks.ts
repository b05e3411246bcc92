import { createHash } from 'node:crypto';
import { at, isRecord } from './fields.ts';
import { applySetId, type Owner } from './inventory.ts';
import type { Json, KubeObject, ObjectRef } from './object.ts';

/** New pods beside the old ones, before the workload's own are replaced. */
export type Track = 'preview' | 'canary';

/** On a track's objects and on its pods; the value is the track. The pods of the workload itself have none. */
export const trackLabel = 'flotilla.dev/track';
/** On a track's objects: the id of the application, which is not their inventory: nothing may prune them. */
export const trackOwnerLabel = 'flotilla.dev/track-of';
/** On a track's objects: the name of the chart's object each stands beside. */
export const besideAnnotation = 'flotilla.dev/beside';
/** On a track's Deployment, from before the workload's own pods are replaced by the release. */
export const promotingAnnotation = 'flotilla.dev/promoting';

/** Names of Services, and of Deployments whose name becomes a label, are no longer than this. */
const longestName = 63;

/** `NAME-preview`, `NAME-canary`; cut, with a hash of the whole, where that would be too long. */
export function trackName(name: string, track: Track): string {
  const whole = `${name}-${track}`;
  if (whole.length <= longestName) return whole;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  const end = `-${hash}-${track}`;
  return `${name.slice(0, longestName - end.length).replace(/[-.]+$/, '')}${end}`;
}

/** The API server cuts what it generates a name from to so many characters, and adds five (apiserver, names/generate.go). */
const longestBase = 58;

/** A regular expression of the names of a Deployment's pods, of one template or of any. */
export const podNames = (deployment: string, hash: string | undefined): string =>
  hash === undefined
    ? `${deployment}-[a-z0-9]+-[a-z0-9]+`
    : `${`${deployment}-${hash}-`.slice(0, longestBase)}[a-z0-9]+`;

/** Selects the objects of all tracks of an application. */
export const trackSelector = (owner: Owner): string =>
  `${trackLabel},${trackOwnerLabel}=${applySetId(owner)}`;

/**
 * The Deployment of a track: the wanted one under another name with the track's label in selector and pods, which keep
 * every label of the chart's, so that network policies, disruption budgets and spread hold for them too.
 */
export function trackDeployment(
  wanted: KubeObject,
  track: Track,
  owner: Owner,
  replicas: number,
): KubeObject {
  const label = { [trackLabel]: track };
  const template = at(wanted, 'spec', 'template');
  return {
    ...beside(wanted, track, owner),
    spec: {
      ...asRecord(wanted.spec),
      replicas,
      selector: withLabels(at(wanted, 'spec', 'selector'), 'matchLabels', label),
      template: {
        ...asRecord(template),
        metadata: withLabels(at(template, 'metadata'), 'labels', label),
      },
    },
  };
}

/** The Service of a track: the ports of the wanted one for the track's pods alone, inside the cluster only. */
export function trackService(wanted: KubeObject, track: Track, owner: Owner): KubeObject {
  const { selector, ports } = asRecord(wanted.spec);
  return {
    ...beside(wanted, track, owner),
    spec: {
      selector: { ...asRecord(selector), [trackLabel]: track },
      // A port of the node belongs to one Service alone.
      ports: Array.isArray(ports) ? ports.map((port) => without(asRecord(port), 'nodePort')) : [],
    },
  };
}

function beside({ apiVersion, kind, metadata }: KubeObject, track: Track, owner: Owner): KubeObject {
  const { name, namespace = owner.namespace } = metadata;
  return {
    apiVersion,
    kind,
    metadata: {
      name: trackName(name, track),
      namespace,
      labels: { [trackLabel]: track, [trackOwnerLabel]: applySetId(owner) },
      annotations: { [besideAnnotation]: name },
    },
  };
}

/** The chart's object a track's object stands beside. */
export const besideOf = ({ apiVersion, kind, metadata }: KubeObject): ObjectRef => ({
  apiVersion,
  kind,
  namespace: metadata.namespace,
  name: metadata.annotations?.[besideAnnotation] ?? '',
});

export const trackOf = ({ metadata }: KubeObject): Track =>
  metadata.labels?.[trackLabel] === 'canary' ? 'canary' : 'preview';

/** A part of an object that was read, to be sent again: what came as JSON is JSON. */
const asRecord = (value: unknown): { [key: string]: Json } =>
  isRecord(value) ? (value as { [key: string]: Json }) : {};

function withLabels(holder: unknown, field: string, labels: Record<string, string>): Json {
  const record = asRecord(holder);
  return { ...record, [field]: { ...asRecord(record[field]), ...labels } };
}

function without(record: { [key: string]: Json }, field: string): { [key: string]: Json } {
  const { [field]: _dropped, ...rest } = record;
  return rest;
}
