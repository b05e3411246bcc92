import { ActionError } from '../core/errors.ts';
import { isDigest } from './digest.ts';
import { isTag } from './tag-name.ts';

/** Where an image is: `HOST/REPOSITORY[:TAG][@DIGEST]`. */
export interface ImageReference {
  /** Host with its port, as it stands in the reference. */
  readonly host: string;
  readonly repository: string;
  readonly tag?: string | undefined;
  readonly digest?: string | undefined;
}

const label = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const hostPattern = new RegExp(`^(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
const componentPattern = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;

/** Host and repository together; the distribution project's limit for a name. */
const nameLimit = 255;

export const isRepository = (text: string) => text.split('/').every((part) => componentPattern.test(part));

/**
 * Parses a reference by the grammar of the distribution project's `reference` package. A name without a host is one
 * of Docker Hub, as everywhere in the field. `REFERENCE_INVALID`.
 */
export function parseReference(text: string): ImageReference {
  const refuse = (why: string) =>
    new ActionError(
      'REFERENCE_INVALID',
      `${JSON.stringify(text.slice(0, 300))} is no image reference: ${why}`,
      {
        hint: 'Write HOST/REPOSITORY:TAG or HOST/REPOSITORY@sha256:….',
      },
    );
  if (/^[a-f0-9]{64}$/.test(text)) throw refuse('a name alone cannot look like a digest');
  const at = text.indexOf('@');
  const digest = at < 0 ? undefined : text.slice(at + 1);
  if (digest !== undefined && !isDigest(digest)) throw refuse('its digest is not well-formed');
  const named = at < 0 ? text : text.slice(0, at);
  const colon = named.lastIndexOf(':');
  const hasTag = colon > named.lastIndexOf('/');
  const tag = hasTag ? named.slice(colon + 1) : undefined;
  if (tag !== undefined && !isTag(tag)) throw refuse('its tag is not well-formed');
  const { host, repository } = splitHost(hasTag ? named.slice(0, colon) : named);
  if (!hostPattern.test(host)) throw refuse('its host is not well-formed');
  if (!isRepository(repository))
    throw refuse('its repository is not lower case letters, digits and separators');
  if (host.length + 1 + repository.length > nameLimit) throw refuse(`its name is longer than ${nameLimit}`);
  return { host, repository, tag, digest };
}

/** The reference as text; parsing it gives the same parts. */
export function formatReference({ host, repository, tag, digest }: ImageReference): string {
  return `${host}/${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}

function splitHost(name: string): { host: string; repository: string } {
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  // What could not be a repository component is a host, and so is localhost.
  if (slash >= 0 && (/[.:A-Z]/.test(first) || first === 'localhost'))
    return { host: first, repository: name.slice(slash + 1) };
  return { host: 'docker.io', repository: slash < 0 ? `library/${name}` : name };
}
