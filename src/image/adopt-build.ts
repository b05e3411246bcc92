import { z } from 'zod';
import { ActionError } from '../core/errors.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { type Layout, openLayout } from '../oci/layout.ts';
import type { LayoutWriter } from '../oci/layout-writer.ts';
import { mediaTypes } from '../oci/media-types.ts';
import { isSamePlatform, type Platform, parsePlatform } from './platform.ts';

/** An image as it lies in the release's layout. */
export interface BuiltImage {
  /** Digest of the index. */
  readonly digest: string;
  /** By platform as the fleet file writes it. */
  readonly platforms: Readonly<Record<string, string>>;
  /** Bytes of config and layers by platform. */
  readonly sizes: Readonly<Record<string, number>>;
}

const imageConfig = z.looseObject({
  os: z.string(),
  architecture: z.string(),
  variant: z.string().optional(),
});

/** The name BuildKit gives the one entry of a layout it writes. */
const builtName = 'latest';

/**
 * Takes a service's build over into the release's layout, under the service's name, and checks that it is what was
 * asked for: every platform there, none besides, each config of the architecture it stands for
 * (`PLATFORM_UNSUPPORTED`). A build for one platform, which BuildKit writes without an index, gets one.
 */
export async function adoptBuild(
  service: string,
  platforms: readonly string[],
  built: string,
  writer: LayoutWriter,
): Promise<BuiltImage> {
  // Builds keep their blobs in the release’s layout from the start.
  const source = await openLayout(built, writer.dir);
  const graph = await writer.adopt(source, builtName, service);
  const { descriptor, manifest } = graph.root;
  const isIndex = manifest.config === undefined;
  const children = isIndex ? manifest.children : [descriptor];
  const found = await Promise.all(
    children.map(async (child) => ({ child, ...(await inspect(source, child)) })),
  );
  const chosen = platforms.map((platform) => {
    const match = found.find((image) => isSamePlatform(image.platform, parsePlatform(platform)));
    if (match === undefined)
      throw wrongPlatforms(
        service,
        platform,
        found.map((image) => image.platform),
      );
    const announced = match.child.platform;
    if (isIndex && (announced === undefined || !isSamePlatform(announced, match.platform)))
      throw wrongPlatforms(service, platform, [match.platform]);
    return { name: platform, child: match.child, size: match.size };
  });
  if (found.length !== platforms.length)
    throw wrongPlatforms(
      service,
      platforms.join(', '),
      found.map((image) => image.platform),
    );
  const index = isIndex
    ? descriptor
    : await writer.manifest(indexOf(descriptor, chosen, manifest.annotations), { refName: service });
  return {
    digest: index.digest,
    platforms: Object.fromEntries(chosen.map(({ name, child }) => [name, child.digest])),
    sizes: Object.fromEntries(chosen.map(({ name, size }) => [name, size])),
  };
}

/** What an image says it is, and how large it is. */
async function inspect(
  source: Layout,
  descriptor: Descriptor,
): Promise<{ platform: Platform; size: number }> {
  const { manifest } = await source.manifest(descriptor);
  if (manifest.config === undefined)
    throw new ActionError('LAYOUT_INVALID', `${descriptor.digest} is not an image manifest`);
  const config = imageConfig.parse(JSON.parse((await source.read(manifest.config)).toString('utf8')));
  const size = [manifest.config, ...manifest.layers].reduce((sum, blob) => sum + blob.size, 0);
  return { platform: config, size };
}

function indexOf(
  descriptor: Descriptor,
  images: readonly { readonly name: string }[],
  annotations: Readonly<Record<string, string>>,
): object {
  const { mediaType, digest, size } = descriptor;
  return {
    schemaVersion: 2,
    mediaType: mediaTypes.index,
    manifests: images.map(({ name }) => ({ mediaType, digest, size, platform: parsePlatform(name) })),
    annotations,
  };
}

function wrongPlatforms(service: string, asked: string, found: readonly Platform[]): ActionError {
  const has = found.map(({ os, architecture, variant }) =>
    [os, architecture, variant].filter(Boolean).join('/'),
  );
  return new ActionError(
    'PLATFORM_UNSUPPORTED',
    `${service}: asked for ${asked}, the build holds ${has.join(', ')}`,
    {
      hint: 'The base image may lack the platform, or FROM may name another one: check `FROM --platform=…`.',
    },
  );
}
