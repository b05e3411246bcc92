import { z } from 'zod';
import { choice, digest, duration, secret, text } from '../../core/inputs.ts';
import { cloudInputs } from '../cloud-inputs.ts';

export const schema = z.object({
  fleet: text(),
  environment: text(),
  root: text(),
  file: text(),
  digest: digest(),
  planKey: secret(),
  terraform: text().optional(),
  lockTimeout: duration(),
  leftover: choice('report', 'fail'),
  ...cloudInputs,
});
