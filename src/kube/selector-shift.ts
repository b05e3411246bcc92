import { at, isRecord } from './fields.ts';
import type { Json, KubeObject } from './object.ts';
import { type Track, trackLabel } from './tracks.ts';

/** On a Service while it is narrowed: what it was before the release, so that a killed run's shift finds back. */
const stableAnnotation = 'flotilla.dev/stable';
/** The label by which the Deployment controller tells the pods of one template from those of another. */
export const hashLabel = 'pod-template-hash';

type Selector = Readonly<Record<string, string>>;
type Spec = { readonly [key: string]: Json };

/** Which of the pods it means a Service is led to: those of one template, or those of a track. */
export type Lead = { readonly hash: string } | { readonly track: Track };

/** Where a Service leads now; undefined where to all its pods, as at rest. */
export function leadOf(service: KubeObject): Lead | undefined {
  const selector = fullSelector(service);
  const track = selector[trackLabel];
  if (track !== undefined) return { track: track === 'canary' ? 'canary' : 'preview' };
  return selector[hashLabel] === undefined ? undefined : { hash: selector[hashLabel] };
}

/** The selector the chart gave a Service, whatever it is narrowed to; empty for a Service that selects nothing. */
export function chartSelector(service: KubeObject): Selector {
  const { [trackLabel]: _track, [hashLabel]: _hash, ...own } = fullSelector(service);
  return own;
}

/** Whether a Service, by the chart's selector, means pods with these labels. */
export function selects(service: KubeObject, labels: Readonly<Record<string, string>>): boolean {
  const selector = Object.entries(chartSelector(service));
  return selector.length > 0 && selector.every(([name, value]) => labels[name] === value);
}

/**
 * The Service led to some of its pods. `before` is what it was when the shift began, as it is to be applied again; the
 * Service remembers its specification until it is widened.
 */
export function lead(service: KubeObject, to: Lead, before: KubeObject | undefined): KubeObject {
  const way = 'hash' in to ? { [hashLabel]: to.hash } : { [trackLabel]: to.track };
  const remembered =
    before === undefined ? {} : { [stableAnnotation]: JSON.stringify(specOf(widen(before))) };
  const { metadata, ...rest } = widen(service);
  return {
    ...rest,
    metadata: { ...metadata, annotations: { ...metadata.annotations, ...remembered } },
    spec: { ...specOf(service), selector: { ...chartSelector(service), ...way } },
  };
}

/** The Service as the chart has it: led to all its pods, with nothing to remember. */
export function widen(service: KubeObject): KubeObject {
  const { annotations = {}, ...metadata } = service.metadata;
  const { [stableAnnotation]: _remembered, ...own } = annotations;
  return {
    ...service,
    metadata: { ...metadata, ...(Object.keys(own).length === 0 ? {} : { annotations: own }) },
    spec: { ...specOf(service), selector: { ...chartSelector(service) } },
  };
}

/** The Service with the specification it had when the shift began; undefined where it remembers none. */
export function remembered(service: KubeObject): KubeObject | undefined {
  const text = service.metadata.annotations?.[stableAnnotation];
  if (text === undefined) return undefined;
  const spec: unknown = JSON.parse(text);
  // Written by `lead`, from an object that was read as JSON.
  return isRecord(spec) ? { ...service, spec: spec as Spec } : undefined;
}

/** What came from the server as JSON. */
const specOf = ({ spec }: KubeObject): Spec => (isRecord(spec) ? (spec as Spec) : {});

function fullSelector(service: KubeObject): Selector {
  const selector = at(service, 'spec', 'selector');
  if (!isRecord(selector)) return {};
  return Object.fromEntries(
    Object.entries(selector).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
