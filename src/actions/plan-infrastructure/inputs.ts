import { z } from 'zod';
import { duration, flag, secret, text } from '../../core/inputs.ts';
import { cloudInputs } from '../cloud-inputs.ts';

export const schema = z.object({
  fleet: text(),
  environment: text(),
  root: text(),
  drift: flag(),
  keep: flag(),
  planKey: text().optional(),
  file: text(),
  terraform: text().optional(),
  lockTimeout: duration(),
  comment: flag(),
  token: secret().optional(),
  ...cloudInputs,
});
