import { z } from 'zod';
import { flag, list, text } from '../../core/inputs.ts';
import { cloudInputs } from '../cloud-inputs.ts';

export const schema = z.object({
  fleet: text(),
  registries: list().optional(),
  dockerConfig: text().optional(),
  inPlace: flag(),
  ...cloudInputs,
});
