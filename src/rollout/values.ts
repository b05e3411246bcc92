import { ActionError } from '../core/errors.ts';
import { fill } from '../release/placeholders.ts';
import type { Release } from '../release/release.ts';

/** What the texts of a chart's `set` may name. */
export interface ReleaseValues {
  readonly release: Release;
  /** Digest of the release record. */
  readonly id: string;
  readonly environment: string;
  readonly cloud: string;
  readonly cluster: string;
  /** Repository of a service in the registry this cluster pulls from: `HOST/PATH/SERVICE`. */
  readonly repository: (service: string) => string;
}

export interface Values {
  [key: string]: string | Values;
}

/**
 * The helm values an application's `set` asks for. A key is a dotted path; `\.` is a dot that belongs to a name. A
 * key or text with {service}, {repository}, {digest} or {revision} (the commit that last changed the service) is set
 * once for each service of the release; what else stands in braces is {commit}, {release} (the release id), {environment}, {cloud} and {cluster}. Every value is text. `{{`
 * and `}}` stand for single braces. `FLEET_INVALID` for an unknown name or a path that is used twice.
 */
export function helmValues(set: Readonly<Record<string, string>>, values: ReleaseValues): Values {
  const common = {
    commit: values.release.source.commit,
    release: values.id,
    environment: values.environment,
    cloud: values.cloud,
    cluster: values.cluster,
  };
  const root: Values = {};
  for (const [key, text] of Object.entries(set)) {
    if (!/\{(service|repository|digest|revision)\}/.test(`${key} ${text}`)) {
      write(root, fill(key, common, key), fill(text, common, key));
      continue;
    }
    for (const [service, { digest, revision = common.commit }] of Object.entries(values.release.services)) {
      const names = { ...common, service, digest, revision, repository: values.repository(service) };
      write(root, fill(key, names, key), fill(text, names, key));
    }
  }
  return root;
}

function write(root: Values, path: string, value: string): void {
  const steps = path.split(/(?<!\\)\./).map((step) => step.replaceAll('\\.', '.'));
  const leaf = steps.pop() ?? '';
  let place = root;
  for (const step of steps) {
    const next = Object.hasOwn(place, step) ? place[step] : undefined;
    if (typeof next === 'string') throw twice(path);
    if (next === undefined) define(place, step, {});
    place = next ?? (place[step] as Values); // it was defined the line before
  }
  if (Object.hasOwn(place, leaf)) throw twice(path);
  define(place, leaf, value);
}

/** An own property whatever its name: `__proto__` in a key must not reach the prototype. */
const define = (place: Values, name: string, value: string | Values) =>
  Object.defineProperty(place, name, { value, enumerable: true, writable: true, configurable: true });

const twice = (path: string) =>
  new ActionError('FLEET_INVALID', `set: ${path} is set twice, or both as a text and as a parent`, {
    hint: 'Give every service its own path by naming {service} in the key.',
  });
