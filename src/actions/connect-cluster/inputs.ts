import { z } from 'zod';
import { clusterRoles } from '../../clouds/cluster-role.ts';
import { choice, text } from '../../core/inputs.ts';
import { cloudInputs } from '../cloud-inputs.ts';

export const schema = z.object({
  fleet: text(),
  environment: text(),
  cluster: text(),
  role: choice(...clusterRoles),
  ...cloudInputs,
});
