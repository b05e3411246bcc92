/** Which of a cluster's identities acts. `prune` only reads: what the registries must keep for the cluster. */
export const clusterRoles = ['deploy', 'rollback', 'prune'] as const;
export type ClusterRole = (typeof clusterRoles)[number];
