import { z } from 'zod';
import { digest } from './digest.ts';

const annotations = z.record(z.string(), z.string());

export const platform = z.looseObject({
  os: z.string(),
  architecture: z.string(),
  variant: z.string().optional(),
});

/** What points to content (OCI image specification, descriptor.md). Unknown properties are kept. */
export const descriptor = z.looseObject({
  mediaType: z.string().min(1),
  digest,
  size: z.int().min(0),
  annotations: annotations.optional(),
  artifactType: z.string().optional(),
  platform: platform.optional(),
  urls: z.array(z.string()).optional(),
});

export type Descriptor = Readonly<z.output<typeof descriptor>>;
export type Annotations = Readonly<z.output<typeof annotations>>;

/** The annotation by which index.json of a layout names its entries. */
export const refNameAnnotation = 'org.opencontainers.image.ref.name';

/** The content `{}`, which stands where a manifest needs a config and has none. */
export const emptyContent = Buffer.from('{}');

/** `linux/arm64`, `linux/arm/v7`; undefined for what has no platform (an artifact). */
export function platformOf({ platform }: Descriptor): string | undefined {
  if (platform === undefined) return undefined;
  const { os, architecture, variant } = platform;
  return [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
}
