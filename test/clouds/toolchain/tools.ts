import type { Tool } from './tool.ts';
import { checkTools } from './tools/checks.ts';
import { clusterTools } from './tools/clusters.ts';
import { comparisonTools } from './tools/comparison.ts';
import { deliveryKinds } from './tools/delivery-kinds.ts';
import { operationKinds } from './tools/operation-kinds.ts';
import { platformTools } from './tools/platform.ts';
import { registryTools } from './tools/registries.ts';
import { securityKinds } from './tools/security-kinds.ts';
import { trafficTools } from './tools/traffic.ts';

/** The lock: every tool that is built or installed, in the order of building. */
export const tools: readonly Tool[] = [
  ...clusterTools,
  ...registryTools,
  ...trafficTools,
  ...platformTools,
  ...checkTools,
  ...securityKinds,
  ...operationKinds,
  ...deliveryKinds,
  ...comparisonTools,
];
