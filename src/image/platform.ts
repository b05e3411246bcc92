/** A platform of the OCI image specification. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string | undefined;
}

/** Reads `linux/arm64` or `linux/arm/v7`. */
export function parsePlatform(text: string): Platform {
  const [os = '', architecture = '', variant] = text.split('/');
  return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}

/**
 * Whether two platforms mean the same. `linux/arm64` is `linux/arm64/v8` and `linux/arm` is `linux/arm/v7`, as
 * containerd normalises them.
 */
export function isSamePlatform(a: Platform, b: Platform): boolean {
  return (
    a.os === b.os && a.architecture === b.architecture && (a.variant ?? usual(a)) === (b.variant ?? usual(b))
  );
}

const usual = ({ architecture }: Platform) => ({ arm64: 'v8', arm: 'v7', amd64: 'v1' })[architecture] ?? '';
