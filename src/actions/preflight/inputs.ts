import { z } from 'zod';
import { choice, list, text } from '../../core/inputs.ts';
import { registryInputs } from '../cloud-inputs.ts';

export const schema = z.object({
  fleet: text(),
  application: text().optional(),
  registries: list().optional(),
  environment: text().optional(),
  ask: list().refine(
    (all) => all.length > 0 && all.every((one) => one === 'registries' || one === 'clusters'),
    'must be registries, clusters, or both',
  ),
  role: choice('deploy', 'rollback'),
  ...registryInputs,
});
