import { z } from 'zod';
import { flag, list, secret, text } from '../../core/inputs.ts';
import { cloudInputs } from '../cloud-inputs.ts';

export const schema = z.object({
  fleet: text(),
  environment: text(),
  directory: text(),
  clusters: list().optional(),
  comment: flag(),
  token: secret().optional(),
  ...cloudInputs,
});
