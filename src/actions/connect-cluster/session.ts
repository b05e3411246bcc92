import { z } from 'zod';
import { endpoints } from '../../clouds/endpoints.ts';
import { clusterTarget } from '../../clouds/target.ts';

/** The variable that tells the credential plugin where its session file is. */
export const sessionVariable = 'FLOTILLA_CLUSTER_SESSION';

/** What connect-cluster leaves for the credential plugin. Private, though it holds no secret. */
const session = z.strictObject({ target: clusterTarget, endpoints });

export type ClusterSession = z.output<typeof session>;

export const formatSession = (value: ClusterSession) => JSON.stringify(value);
export const parseSession = (json: string) => session.parse(JSON.parse(json));
