import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { type Duty, gcp } from '../identities.ts';

/** A principal of Google Cloud: a federated one, or a service account. */
export interface Principal {
  /** As audit logs name it: `principal://…` or the service account's address. */
  readonly name: string;
  readonly permissions: readonly string[];
  /** Service accounts it may act as. */
  readonly impersonates: readonly string[];
  readonly groupsOf: Duty | undefined;
}

export interface AccessToken {
  readonly value: string;
  readonly principal: Principal;
  /** Milliseconds since the epoch. */
  readonly expires: number;
}

/** Opaque access tokens by their value. */
export interface AccessTokens {
  mint(principal: Principal, seconds: number): AccessToken;
  /** The token's entry while it is valid. */
  find(value: string): AccessToken | undefined;
}

/** No tokens yet. */
export function createAccessTokens(clock: Clock): AccessTokens {
  const tokens = new Map<string, AccessToken>();
  return {
    mint: (principal, seconds) => {
      const value = `ya29.${randomBytes(120).toString('base64url')}`;
      const token = { value, principal, expires: clock.now() + seconds * 1000 };
      tokens.set(value, token);
      return token;
    },
    find: (value) => {
      const token = tokens.get(value);
      return token !== undefined && token.expires > clock.now() ? token : undefined;
    },
  };
}

const reader = [
  'artifactregistry.dockerimages.get',
  'artifactregistry.dockerimages.list',
  'artifactregistry.repositories.downloadArtifacts',
  'artifactregistry.repositories.get',
  'artifactregistry.repositories.list',
  'artifactregistry.tags.get',
  'artifactregistry.tags.list',
  'artifactregistry.versions.list',
];
const writer = [
  ...reader,
  'secretmanager.versions.access',
  'artifactregistry.repositories.create',
  'artifactregistry.repositories.uploadArtifacts',
  'artifactregistry.tags.create',
  'artifactregistry.tags.update',
];
const pruner = [...reader, 'artifactregistry.versions.delete', 'artifactregistry.tags.delete'];
const cluster = ['container.clusters.get'];
const metrics = ['monitoring.timeSeries.list'];

/** A service account of the project with its roles. */
export function serviceAccount(duty: Duty | 'node'): Principal {
  const name = duty === 'node' ? `nodes@${gcp.project}.iam.gserviceaccount.com` : gcp.serviceAccounts[duty];
  const permissions = {
    push: writer,
    deploy: [...reader, ...cluster, ...metrics],
    rollback: [...reader, ...cluster],
    prune: [...pruner, ...cluster],
    node: reader,
  };
  return {
    name,
    permissions: permissions[duty],
    impersonates: [],
    groupsOf: duty === 'node' ? undefined : duty,
  };
}

/** The federated principal of a GitHub job: it may push, and act as the service accounts that trust its subject. */
export function federatedPrincipal(subject: string, duties: readonly Duty[]): Principal {
  const name = `principal://iam.googleapis.com/${gcp.pool}/subject/${subject}`;
  const impersonates = duties.map((duty) => gcp.serviceAccounts[duty]);
  return { name, permissions: writer, impersonates, groupsOf: 'push' };
}
