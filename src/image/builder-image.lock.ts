/** The BuildKit that a builder of our own runs, and where it is pulled from. */
export const builderImage = {
  version: '0.33.1',
  digest: 'sha256:cec9f139f45e93c5c69c60f8b07cfad9f43f4ef6b6a6cd917527fea5ff2e3dea',
  /** Whether the digest was found equal in at least two independent public sources. Refused otherwise. */
  verified: true,
  /** Repositories with the same content, asked in this order. */
  repositories: ['docker.io/moby/buildkit', 'mirror.gcr.io/moby/buildkit'],
  sources: ['github.com/sujaykumarsuman/xlearn', 'seven other public repositories that pin it (2026-11-22)'],
} as const;

export interface BuilderImage {
  readonly version: string;
  readonly digest: string;
  readonly verified: boolean;
  readonly repositories: readonly string[];
}
