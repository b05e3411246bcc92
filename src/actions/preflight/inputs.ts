import { z } from 'zod';
import { list, text } from '../../core/inputs.ts';
import { registryInputs } from '../cloud-inputs.ts';

export const schema = z.object({
  fleet: text(),
  application: text().optional(),
  registries: list().optional(),
  environment: text().optional(),
  ...registryInputs,
});
