import type { Release } from '../release/release.ts';
import { isRecord, listAt, textAt } from './fields.ts';
import { describeRef, type KubeObject, refOf } from './object.ts';
import { containersOf, podSpecsIn } from './pod-spec.ts';
import type { Problem } from './problems.ts';

/** A service's image as one cluster pulls it. */
export interface ReleaseImage {
  /** HOST/PATH/SERVICE */
  readonly repository: string;
  /** Digest of the image index. */
  readonly digest: string;
  /** Digests a running container may report: the index and its platform manifests. */
  readonly accepted: readonly string[];
}

/** The images a release may run on one cluster. */
export interface ReleaseImages {
  readonly services: Readonly<Record<string, ReleaseImage>>;
  /** Images beside the release’s: `REPOSITORY` or `REPOSITORY@DIGEST`. */
  readonly allowed: readonly string[];
}

/** A release's images in the registry a cluster pulls from. */
export function releaseImages(
  { services }: Release,
  registry: { readonly host: string; readonly path: string },
  allowed: readonly string[] = [],
): ReleaseImages {
  const entries = Object.entries(services).map(([name, { digest, platforms }]) => {
    const repository = [registry.host, registry.path, name].filter((part) => part !== '').join('/');
    return [name, { repository, digest, accepted: [digest, ...Object.values(platforms)] }] as const;
  });
  return { services: Object.fromEntries(entries), allowed };
}

/** Repository and digest of `HOST:PORT/PATH:TAG@DIGEST`; a tag beside a digest says nothing. */
export function splitImage(image: string): {
  readonly repository: string;
  readonly digest: string | undefined;
} {
  const at = image.indexOf('@');
  const named = at < 0 ? image : image.slice(0, at);
  const tag = named.indexOf(':', named.lastIndexOf('/') + 1);
  return {
    repository: tag < 0 ? named : named.slice(0, tag),
    digest: at < 0 ? undefined : image.slice(at + 1),
  };
}

/** Every workload whose image is neither the release's, by digest, nor allowed. */
export function foreignImages(objects: readonly KubeObject[], images: ReleaseImages): Problem {
  const own = new Map(Object.values(images.services).map((image) => [image.repository, image.digest]));
  const allowed = new Set(images.allowed);
  const isAllowed = (image: string) => {
    const { repository, digest } = splitImage(image);
    const released = own.get(repository);
    if (released !== undefined) return digest === released;
    return allowed.has(repository) || (digest !== undefined && allowed.has(`${repository}@${digest}`));
  };
  return {
    title: 'The chart runs images that are not of this release',
    lines: objects.flatMap((object) =>
      imagesOf(object)
        .filter((image) => !isAllowed(image))
        .map((image) => `${describeRef(refOf(object))}: ${image === '' ? '(no image)' : image}`),
    ),
    hint: 'Write REPOSITORY@DIGEST of the release into the chart (deploy.set), or list what may run beside it in the fleet file, without a tag: policy: { images: [docker.io/library/redis] }.',
  };
}

/** Images an object's pods are made of, image volumes included. */
export function imagesOf(object: KubeObject): string[] {
  return podSpecsIn(object).flatMap((podSpec) => [
    ...containersOf(podSpec).map((container) => textAt(container, 'image') ?? ''),
    ...imageVolumes(podSpec).map((volume) => textAt(volume, 'reference') ?? ''),
  ]);
}

/** Volumes whose content is an image. */
const imageVolumes = (podSpec: unknown): Record<string, unknown>[] =>
  listAt(podSpec, 'volumes').flatMap(({ image }) => (isRecord(image) ? [image] : []));

/**
 * Writes the release's images into manifests that know nothing of it: an image whose repository is a service's, or
 * whose last part is a service's name, becomes that service's REPOSITORY@DIGEST. Changes the objects in place.
 */
export function pinImages(objects: readonly KubeObject[], { services }: ReleaseImages): void {
  const pinned = (image: unknown): string | undefined => {
    const { repository } = splitImage(typeof image === 'string' ? image : '');
    const service =
      services[repository.slice(repository.lastIndexOf('/') + 1)] ??
      Object.values(services).find((one) => one.repository === repository);
    return service && `${service.repository}@${service.digest}`;
  };
  for (const podSpec of objects.flatMap(podSpecsIn)) {
    for (const container of containersOf(podSpec))
      container['image'] = pinned(container['image']) ?? container['image'];
    for (const volume of imageVolumes(podSpec))
      volume['reference'] = pinned(volume['reference']) ?? volume['reference'];
  }
}
