import type { ClusterAccess } from '../clouds/provider.ts';
import type { Clock } from '../core/clock.ts';
import { isActionError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { Strategy } from '../fleet/strategy.ts';
import { createKubeClient, type KubeClient } from '../kube/client.ts';
import { readExtent, readInventory } from '../kube/inventory.ts';
import { isKubeStatus } from '../kube/status-error.ts';
import { whoAmI } from '../kube/who-am-i.ts';
import type { RegistryPorts } from '../oci/transport.ts';
import { checkApis } from './cluster-apis.ts';
import { checkPull, type PullPlace } from './cluster-pull.ts';
import { resourcesBeside, resourcesOf } from './cluster-resources.ts';
import { checkRights, grantText, type RightsQuestion } from './cluster-rights.ts';
import { type Finding, failed, ok, skipped } from './finding.ts';
import { judgeVersion } from './kubernetes-version.ts';
import { checkAdmission, checkNamespace } from './namespace-state.ts';
import { checkQuota } from './quota.ts';
import { roleNames, type Subject } from './rbac.ts';

/** What is asked of a cluster, in the order of the table. */
export const clusterChecks = [
  'reachable',
  'identity',
  'version',
  'namespace',
  'rights',
  'pull',
  'apis',
  'admission',
  'quota',
] as const;
export type ClusterCheck = (typeof clusterChecks)[number];

/** A cluster and what a delivery would do there. */
export interface ClusterCandidate {
  /** `ENVIRONMENT/CLUSTER` */
  readonly name: string;
  readonly application: string;
  readonly namespace: string;
  readonly strategy: Strategy;
  /** Keys of the cluster and of its identity in the fleet file. */
  readonly path: readonly string[];
  readonly identity: readonly string[];
  readonly open: () => Promise<ClusterAccess>;
  readonly pull: PullPlace;
}

export interface ClusterPorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** What the registry the cluster pulls from is asked by. */
  readonly registry: RegistryPorts;
}

/** What pre-flight found at one cluster. */
export interface ClusterReport {
  readonly cluster: string;
  readonly server: string;
  readonly findings: Readonly<Record<ClusterCheck, Finding>>;
  /** The least rights a delivery needs there, as YAML; absent where the cluster did not answer. */
  readonly grants?: string | undefined;
}

/**
 * Asks one cluster, as the identity that will deploy, for all that a delivery needs there, and changes nothing. Each
 * check stands for itself. Never fails but for a cancelled job or a bug.
 */
export async function checkCluster(candidate: ClusterCandidate, ports: ClusterPorts): Promise<ClusterReport> {
  const { name, open, identity, path } = candidate;
  let access: ClusterAccess;
  try {
    access = await open();
  } catch (error) {
    return closed(name, 'unknown', judgeOpening(error, identity, path));
  }
  const client = createKubeClient(access, { name, ...ports });
  try {
    const began = ports.clock.now();
    const { gitVersion } = await client.version();
    const reachable = ok(`answers in ${Math.round(ports.clock.now() - began)} ms`);
    return {
      cluster: name,
      server: access.server,
      ...(await ask(client, candidate, gitVersion, reachable, ports)),
    };
  } catch (error) {
    return closed(name, access.server, judgeOpening(error, identity, path));
  } finally {
    await client.close();
  }
}

/** Whether it was the network or the identity that kept us out. */
function judgeOpening(
  error: unknown,
  identity: readonly string[],
  path: readonly string[],
): Partial<ClusterReport['findings']> {
  const silent = isActionError(error, 'CLUSTER_UNREACHABLE') || isActionError(error, 'CLOUD_FAILED');
  return silent ? { reachable: failed(error, path) } : { identity: failed(error, identity) };
}

const closed = (
  cluster: string,
  server: string,
  found: Partial<ClusterReport['findings']>,
): ClusterReport => {
  const rest = skipped('the cluster could not be asked');
  const findings = Object.fromEntries(clusterChecks.map((check) => [check, found[check] ?? rest]));
  // Every check has just been given a finding.
  return { cluster, server, findings: findings as ClusterReport['findings'] };
};

async function ask(
  client: KubeClient,
  { application, namespace, strategy, identity, path, pull }: ClusterCandidate,
  gitVersion: string,
  reachable: Finding,
  { log, registry }: ClusterPorts,
): Promise<Pick<ClusterReport, 'findings' | 'grants'>> {
  const user = await whoAmI(client);
  // What it may not read, it lacks the right to; that is said where rights are.
  const hidden = (error: unknown) => {
    if (isKubeStatus(error, 403)) return undefined;
    throw error;
  };
  const extent = await readExtent(client, { application, namespace }).catch(hidden);
  const members = (await readInventory(client, { application, namespace }).catch(hidden))?.members ?? [];
  const question: RightsQuestion = {
    ...{ namespace, path: identity },
    resources: extent && (await resourcesOf(client, extent)),
    strategy: await resourcesBeside(client, strategy),
    subject: user && subjectOf(user),
  };
  const safely = (work: Promise<Finding>) => work.catch((error: unknown) => failed(error, path));
  const [there, rights, pulled, apis, admission, quota] = await Promise.all([
    safely(checkNamespace(client, namespace, [...path, 'namespace'])),
    safely(checkRights(client, question)),
    safely(checkPull(client, { ...pull, namespace, members, path }, log, registry)),
    safely(checkApis(client, strategy, namespace, path)),
    safely(checkAdmission(client, namespace, members, path)),
    safely(checkQuota(client, namespace, members, strategy, path)),
  ]);
  const groups = user === undefined || user.groups.length === 0 ? '' : ` (${user.groups.join(', ')})`;
  return {
    findings: {
      reachable,
      identity: ok(user === undefined ? 'let in' : `known as ${user.username}${groups}`),
      version: judgeVersion(gitVersion, path),
      ...{ namespace: there, rights, pull: pulled, apis, admission, quota },
    },
    grants: grantText(question),
  };
}

/**
 * Whom to grant rights: the group that the shipped roles are for, where the identity is in it or its name is one of this
 * session alone; else the very name.
 */
function subjectOf({ username, groups }: { username: string; groups: readonly string[] }): Subject {
  const { group } = roleNames.deploy;
  const passing = /:assumed-role\/[^/]+\/[^/]+$/.test(username);
  return passing || groups.includes(group)
    ? { kind: 'Group', name: group }
    : { kind: 'User', name: username };
}
