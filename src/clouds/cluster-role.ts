/** Which of a cluster's two identities acts. */
export const clusterRoles = ['deploy', 'rollback'] as const;
export type ClusterRole = (typeof clusterRoles)[number];
