import { createHash } from 'node:crypto';
import type { Release } from '../../../src/release/release.ts';
import type { Holding, RegistryHoldings, RepositoryHoldings } from '../../../src/retention/holdings.ts';

export const now = Date.parse('2026-06-01T00:00:00Z');
export const day = 24 * 3_600_000;

/** A digest for a name: the same name, the same digest. */
export const digestOf = (name: string) => `sha256:${createHash('sha256').update(name).digest('hex')}`;

/** A manifest of that name, of 100 bytes and stored 100 days ago, unless told otherwise. */
export function holding(name: string, more: Partial<Holding> = {}): Holding {
  const digest = digestOf(name);
  return {
    ...{ digest, tags: [], children: [], subjects: [], config: undefined },
    storedAt: now - 100 * day,
    content: new Map([[digest, 100]]),
    ...more,
  };
}

export const repositoryOf = (...holdings: readonly Holding[]): RepositoryHoldings =>
  new Map(holdings.map((each) => [each.digest, each]));

/** A registry of services, each given as its manifests; releases stand under `releases`. */
export const registryOf = (repositories: Readonly<Record<string, readonly Holding[]>>): RegistryHoldings => ({
  registry: 'aws',
  repositories: new Map(
    Object.entries(repositories).map(([name, holdings]) => [name, repositoryOf(...holdings)]),
  ),
});

/** An image of two platforms, each part signed. */
export function imageOf(name: string, more: Partial<Holding> = {}): Holding[] {
  const parts = ['amd64', 'arm64'].map((platform) => holding(`${name} ${platform}`, { ...more, tags: [] }));
  const index = holding(name, { ...more, children: parts.map(({ digest }) => digest) });
  const signatures = [index, ...parts].map(({ digest }, at) =>
    holding(`${name} signature ${at}`, { ...more, tags: [], subjects: [digest] }),
  );
  return [...parts, index, ...signatures];
}

/** The record of a release whose images are named `SERVICE SEQUENCE`, or as given. */
export function recordOf(
  sequence: number,
  services: readonly string[],
  images: Readonly<Record<string, string>> = {},
  {
    application = 'shop',
    ref = 'refs/heads/main',
    repositoryId = '1',
  }: { application?: string; ref?: string; repositoryId?: string } = {},
): Release {
  const commit = sequence.toString(16).padStart(40, '0');
  const run = `https://ci.example/${sequence}`;
  return {
    ...{ schemaVersion: 1, application, sequence, createdAt: '2026-01-01T00:00:00Z' },
    source: { repository: 'acme/shop', repositoryId, ref, commit, run },
    services: Object.fromEntries(
      services.map((service) => {
        const digest = digestOf(images[service] ?? `${service} ${sequence}`);
        return [service, { digest, platforms: {}, scans: {}, sboms: {} }];
      }),
    ),
    deploy: { kind: 'manifests', archive: digestOf('archive') },
  };
}

export const idOf = (record: Release) =>
  digestOf(`record ${record.application} ${record.source.ref} ${record.sequence}`);

/** A release artifact and its signature. */
export function releaseOf(record: Release, more: Partial<Holding> = {}): Holding[] {
  const artifact = holding(`artifact ${idOf(record)}`, { release: { id: idOf(record), record }, ...more });
  return [artifact, holding(`signature ${idOf(record)}`, { ...more, tags: [], subjects: [artifact.digest] })];
}
