/**
 * Which of a cluster's identities acts. `plan` only tries what it would write; `prune` only reads what the registries
 * must keep for the cluster.
 */
export const clusterRoles = ['deploy', 'rollback', 'plan', 'prune'] as const;
export type ClusterRole = (typeof clusterRoles)[number];
