/** Where one build of a program comes from. */
export interface ToolDownload {
  /** Addresses with the same bytes, asked in this order. */
  readonly urls: readonly [string, ...string[]];
  /** SHA-256 of the download in hexadecimal; absent while nobody has confirmed it. */
  readonly sha256?: string;
  /** Whether the checksum was found equal in at least two independent public sources. Refused otherwise. */
  readonly verified: boolean;
  /** Path of the program inside a tar.gz; absent where the download is the program itself. */
  readonly member?: string;
}

export interface LockedTool {
  readonly version: string;
  /** The oldest version that is used when it is on PATH already. */
  readonly minimum: string;
  /** Versions that are never used, with the reason. */
  readonly refused?: Readonly<Record<string, string>>;
  /** Arguments that make the program print its version. */
  readonly versionArguments: readonly string[];
  /** By `process.arch` on Linux. */
  readonly downloads: Readonly<Partial<Record<string, ToolDownload>>>;
  /** Where the checksums were confirmed. */
  readonly sources: readonly string[];
}

const release = (repository: string, tag: string, file: string) =>
  `https://github.com/${repository}/releases/download/${tag}/${file}` as const;

const poisoned = 'its release was replaced by an attacker (GHSA-69fq-xp46-6x23)';

/**
 * The programs the suite runs. Checksums are committed here, not fetched beside the program: whoever can replace a
 * release can replace its checksum file too.
 */
export const toolLock = {
  buildx: {
    version: '0.37.2',
    minimum: '0.17.0',
    versionArguments: ['version'],
    downloads: {
      x64: {
        urls: [release('docker/buildx', 'v0.37.2', 'buildx-v0.37.2.linux-amd64')],
        sha256: '982ca20490b45ed1ec8d99795974d3d874a358f75938c9c237305010e6b7e548',
        verified: true,
      },
      arm64: {
        urls: [release('docker/buildx', 'v0.37.2', 'buildx-v0.37.2.linux-arm64')],
        sha256: 'efa38cb7aa7db2dbb9ad049b00b0a9737f66f033626177b5a4e845184ad7ab29',
        verified: true,
      },
    },
    sources: [
      'github.com/sagmans/serverpro',
      'seven other public repositories that pin both checksums (2026-11-22)',
    ],
  },
  cosign: {
    version: '3.1.3',
    minimum: '3.0.0',
    versionArguments: ['version'],
    downloads: {
      x64: {
        urls: [release('sigstore/cosign', 'v3.1.3', 'cosign-linux-amd64')],
        sha256: '4629c757b7618056f8ddd7e2625ae9fdd94c0372a65049520bc7d9df9efc7f71',
        verified: true,
      },
      arm64: { urls: [release('sigstore/cosign', 'v3.1.3', 'cosign-linux-arm64')], verified: false },
    },
    sources: ['github.com/416rehman/Vectory', 'five other public repositories that pin it (2026-11-22)'],
  },
  helm: {
    version: '4.3.1',
    minimum: '3.14.0',
    versionArguments: ['version', '--short'],
    downloads: {
      x64: {
        urls: ['https://get.helm.sh/helm-v4.3.1-linux-amd64.tar.gz'],
        verified: false,
        member: 'linux-amd64/helm',
      },
      arm64: {
        urls: ['https://get.helm.sh/helm-v4.3.1-linux-arm64.tar.gz'],
        verified: false,
        member: 'linux-arm64/helm',
      },
    },
    sources: [],
  },
  kubectl: {
    version: '1.34.4',
    minimum: '1.30.0',
    versionArguments: ['version', '--client'],
    downloads: {
      x64: { urls: ['https://dl.k8s.io/release/v1.34.4/bin/linux/amd64/kubectl'], verified: false },
      arm64: { urls: ['https://dl.k8s.io/release/v1.34.4/bin/linux/arm64/kubectl'], verified: false },
    },
    sources: [],
  },
  trivy: {
    version: '0.72.0',
    minimum: '0.60.0',
    refused: { '0.69.4': poisoned, '0.69.5': poisoned, '0.69.6': poisoned },
    versionArguments: ['--version'],
    downloads: {
      x64: {
        urls: [release('aquasecurity/trivy', 'v0.72.0', 'trivy_0.72.0_Linux-64bit.tar.gz')],
        sha256: 'bbb64b9695866ce4a7a8f5c9592002c5961cab378577fa3f8a040df362b9b2ea',
        verified: true,
        member: 'trivy',
      },
      arm64: {
        urls: [release('aquasecurity/trivy', 'v0.72.0', 'trivy_0.72.0_Linux-ARM64.tar.gz')],
        sha256: '2ca2c023109c2db6b2b77366b6717291452d4531167377d95c79547f0c8e3467',
        verified: true,
        member: 'trivy',
      },
    },
    sources: [
      'the release’s own checksum file as copied in npm and Python tool registries',
      'six public repositories that pin both checksums (2026-11-22)',
    ],
  },
} as const satisfies Record<string, LockedTool>;

export type ToolName = keyof typeof toolLock;
