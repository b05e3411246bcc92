import { z } from 'zod';
import { list, text } from '../../core/inputs.ts';
import { registryInputs } from '../cloud-inputs.ts';

export const schema = z.object({
  fleet: text(),
  application: text().optional(),
  directory: text(),
  registries: list().optional(),
  ...registryInputs,
});
