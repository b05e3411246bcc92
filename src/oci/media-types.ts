/** Media types of the OCI image specification 1.1 and of Docker's schema 2, which registries still serve. */
export const mediaTypes = {
  index: 'application/vnd.oci.image.index.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
  empty: 'application/vnd.oci.empty.v1+json',
  dockerIndex: 'application/vnd.docker.distribution.manifest.list.v2+json',
  dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
} as const;

const indexes: readonly string[] = [mediaTypes.index, mediaTypes.dockerIndex];
const manifests: readonly string[] = [mediaTypes.manifest, mediaTypes.dockerManifest];

export const isIndexType = (mediaType: string) => indexes.includes(mediaType);
export const isManifestType = (mediaType: string) => manifests.includes(mediaType) || isIndexType(mediaType);

/** Every kind of manifest, for an Accept header. */
export const acceptManifests = [...indexes, ...manifests].join(', ');

/** Layers whose licence forbids redistribution: they are fetched from where their `urls` say, never pushed. */
export const isForeignLayer = (mediaType: string) => /nondistributable|\.foreign\.diff\./.test(mediaType);
